/** A mainland mobile number as 11 digits: +86, 0086, spaces, hyphens and full-width digits are tolerated. Null: anything else. */
export function normaliseMobile(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\-‐-―]/g, '')
    .replace(/^(\+|00)86/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}
