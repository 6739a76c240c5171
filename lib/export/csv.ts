/** Text, a plain number, or nothing. */
export type CsvCell = string | number | null

/** By this Excel knows that what follows is UTF-8. */
export const csvBeginning = '\ufeff'

/**
 * One record of a CSV file (RFC 4180) of which no spreadsheet runs anything: text that would begin a formula, in this cell or in one
 * that a spreadsheet of other separators makes out of it, gets an apostrophe before it, and control characters become spaces. Rows of
 * digits that would be rounded or lose their zeros stay text by a tab at their end. Throws at a number that is none.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new Error('a cell of a CSV file is no number')
    return String(cell)
  }
  return `"${kept(harmless(cell)).replaceAll('"', '""')}"`
}

// = + - @, their full-width and small forms, whatever invisible stands before them; a semicolon separates cells where the comma is for decimals.
const formula = /(^|;)(["'\s\p{Cf}]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])/gu

function harmless(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(formula, "$1'$2")
}

function kept(text: string): string {
  return /^\s*(?:0\d+|\d{12,}|\d+e\d+)\s*$/i.test(text) ? `${text}\t` : text
}
