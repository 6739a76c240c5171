const typed = /^(\d{1,6})(?:\.(\d{1,2}))?$/

/** 66 or 66.00 as fen; null: not a sum of money between 0 and 999,999.99 元. Never by floating point. */
export function fenOf(text: string): number | null {
  const found = typed.exec(text.normalize('NFKC').trim())
  if (!found) return null
  const [, whole = '', cents = ''] = found
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'))
}
