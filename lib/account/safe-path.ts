const pathCharactersMax = 2000
const origin = 'http://zhunkao.invalid'

/**
 * Where to go after signing in: a path of this site, else `fallback`. Refuses other sites in every spelling that browsers understand
 * (`//host`, backslashes, schemes, control characters, `/..//host`) and pages that would come back here or are not pages.
 */
export function safePath(path: unknown, fallback = '/'): string {
  if (typeof path !== 'string' || path.length > pathCharactersMax || !path.startsWith('/')) return fallback
  if (/[\\\p{Cc}\s]/u.test(path) || !URL.canParse(path, origin)) return fallback
  const url = new URL(path, origin)
  const elsewhere = url.origin !== origin || url.pathname.startsWith('//')
  const notAPage = /^\/(api|login|logout|_next)(\/|$)/.test(url.pathname)
  return elsewhere || notAPage ? fallback : `${url.pathname}${url.search}${url.hash}`
}
