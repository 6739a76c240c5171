export const accountKinds = ['person', 'unit', 'staff'] as const
export type AccountKind = (typeof accountKinds)[number]

/** What makes usernames the same: case, width and spaces around do not. */
export function usernameKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\ufffd')
}

/** Why this cannot be a username; null: it can. */
export function usernameProblem(typed: string): string | null {
  const fits = /^[a-z][a-z0-9_]{5,19}$/i.test(typed.normalize('NFKC').trim())
  return fits ? null : '用户名须为 6 至 20 个字母、数字或下划线，以字母开头'
}
