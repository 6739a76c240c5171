/** Could this be an exam session's id? Anything else is answered "not found" before a query sees it. */
export function isSessionId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(text)
}
