/**
 * The same value with every text in it made fit for paper: line ends become `\n`, other white space one space, and what has no
 * shape of its own (controls, direction marks, zero-width characters) goes. No letter is changed: composing or folding
 * characters would rewrite people's names.
 */
export function printable<Value>(value: Value): Value
export function printable(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value)
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map((item) => printable(item))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printable(item)]))
  }
  return value
}

/** Every text inside a value, in order. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.values(value).flatMap(textsIn)
}

function printableText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(/(?!\n)\p{Cc}|\p{Cf}/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
