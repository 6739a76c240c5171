const inner = '/'

/** The exam of a scope: `second-constructor-2020/福田区` is of `second-constructor-2020` (E-05). */
export function examOfScope(scope: string): string {
  return scope.split(inner)[0] ?? scope
}

/** Does a role of this scope reach cases of that one: everywhere, the same, or the whole exam of which that is one 报名地? */
export function reaches(role: string, scope: string): boolean {
  return role === '*' || role === scope || scope.startsWith(`${role}${inner}`)
}
