/**
 * Control characters cannot be stored or printed and nobody types them; marks that turn the direction of writing or have no width make a text
 * read otherwise than it is stored. Line ends, tabs and everything else stay as typed.
 */
export function cleanText(value: string): string {
  const printable = value.replace(/[\p{Cc}\p{Bidi_Control}\u200b-\u200d\u2060\ufeff]/gu, (character) =>
    character === '\n' || character === '\t' ? character : '',
  )
  return printable.toWellFormed()
}

/** The same for every text within an input. */
export function cleanInput(input: unknown): unknown {
  if (typeof input === 'string') return cleanText(input)
  if (Array.isArray(input)) return input.map(cleanInput)
  if (typeof input !== 'object' || input === null || Object.getPrototypeOf(input) !== Object.prototype) return input
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [cleanText(name), cleanInput(value)]))
}
