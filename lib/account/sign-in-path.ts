import { safePath } from './safe-path'

type Kind = 'person' | 'unit' | 'staff'

const homes = { person: '/exams/mine', unit: '/unit', staff: '/office' }

/** Where one signs in, as what, and comes back from; `ended`: a session was over, which the page then says (A-04). */
export function signInPath(kind: Kind | undefined, back: string, ended: boolean): string {
  const query = new URLSearchParams({
    ...(kind === 'unit' ? { as: 'unit' } : {}),
    ...(ended ? { ended: '1' } : {}),
    ...(back === '/' ? {} : { back }),
  })
  return `${kind === 'staff' ? '/login/staff' : '/login'}${query.size > 0 ? `?${query}` : ''}`
}

/** Where one goes after signing in: back, or to the page where one's things are. */
export function afterSignIn(kind: Kind, back: string): string {
  return back === '/' ? homes[kind] : safePath(back, homes[kind])
}
