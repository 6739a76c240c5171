/** The page that a form on it was posted to, to go back to; the home page where the path leads to another site or is none. */
export function samePage(path: string | null): string {
  if (!path?.startsWith('/') || /[\\\p{Cc}\s]/u.test(path) || !URL.canParse(path, origin)) return '/'
  const { origin: site, pathname, search } = new URL(path, origin)
  return site !== origin || /^\/(\/|api\/)/.test(pathname) ? '/' : `${pathname}${search}`
}

const origin = 'http://zhunkao.invalid'
