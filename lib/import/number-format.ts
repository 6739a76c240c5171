/** How a cell shows its number where that is not the number itself: as a date, as a percentage, or in so many digits between two texts. */
export type NumberFormat = 'plain' | 'date' | 'percent' | { before: string; digits: number; after: string }

/** What a cell style's format does to its number: of the formats built in by their number, of others by their code. Pure. */
export function numberFormat(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id)
  if (code === undefined) return builtInDates.has(id) ? 'date' : id === 9 || id === 10 ? 'percent' : 'plain'
  if (/[ymdh]/i.test(bare(code))) return 'date'
  const [positive = ''] = code.split(';')
  if (bare(positive).includes('%')) return 'percent'
  // Such as 0000000000 or "SZ"0000: the zeros and letters of a code that Excel keeps as a number.
  const [, before = '', zeros = '', after = ''] = /^((?:"[^"]*"|\\.)*)(0+)((?:"[^"]*"|\\.)*)$/.exec(positive) ?? []
  return before + after === '' && zeros.length < 2
    ? 'plain'
    : { before: unquoted(before), digits: zeros.length, after: unquoted(after) }
}

// Of Excel in Chinese too.
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** A format's code without what is quoted, escaped or in brackets. */
function bare(code: string): string {
  return code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').replace(/general/gi, '')
}

function unquoted(literal: string): string {
  return literal.replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '')
}
