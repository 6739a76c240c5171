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
