/** The form that a server action was called with, an empty one where the call brought none: an action is a public POST, whatever its page sends. */
export function postedForm(sent: unknown): FormData {
  return sent instanceof FormData ? sent : new FormData()
}
