type Kind = 'person' | 'unit' | 'staff'

/** Where one signs in, as what, and comes back from; `ended`: a session was over, which the page then says (A-04). */
export function signInPath(kind: Kind | undefined, back: string, ended: boolean): string {
  const query = new URLSearchParams({
    ...(kind === 'unit' ? { as: 'unit' } : {}),
    ...(ended ? { ended: '1' } : {}),
    ...(back === '/' ? {} : { back }),
  })
  return `${kind === 'staff' ? '/login/staff' : '/login'}${query.size > 0 ? `?${query}` : ''}`
}
