/** Did the database refuse because another case holds the same unique key (E-05, T-05)? */
export function isKeyTaken(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint_name' in cause && cause.constraint_name === 'cases_unique_key') return true
  }
  return false
}
