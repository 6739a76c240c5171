import { collectRows } from './collect-rows'
import { columnLetters, type SheetLimits, UnreadableSheet } from './sheet'

/** A CSV file in UTF-8, in what Excel in China saves (GB 18030), or in UTF-16; parted by commas, semicolons or tabs. */
export function readDelimited(bytes: Uint8Array, limits: SheetLimits) {
  const text = decode(bytes)
  const collector = collectRows(limits)
  const separator = separatorOf(text)
  let [row, column, at] = [1, 0, 0]
  while (at < text.length) {
    const cell = cellAt(text, at, separator)
    if (cell === null) throw new UnreadableSheet(openQuote(row, column))
    if (cell.rest) collector.refuseCell(row, column, '引号后面还有内容，多半是少了或多了一个引号，请改正')
    else addText(collector, row, column, cell.value)
    const end = text[cell.end]
    if (end === separator) column += 1
    else [row, column] = [row + 1, 0]
    at = cell.end + (end === '\r' && text[cell.end + 1] === '\n' ? 2 : 1)
  }
  return { rows: collector.rows, problems: collector.problems }
}

function decode(bytes: Uint8Array): string {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0') && !/^\s*(%PDF|<[!?a-z])/i.test(text)) return text
    } catch {}
  }
  throw new UnreadableSheet('这不是表格文件。请上传 Excel（.xlsx）或 CSV 文件。')
}

/** What a file says of its encoding at its beginning; one that says nothing may be either of the two that spreadsheets save. */
function encodingsOf([first, second, third]: Uint8Array): string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le']
  if (first === 0xfe && second === 0xff) return ['utf-16be']
  return first === 0xef && second === 0xbb && third === 0xbf ? ['utf-8'] : ['utf-8', 'gb18030']
}

/** By the first line that is parted at all: above it may stand a title. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 5000).split(/[\r\n]+/, 5)
  const parted = lines.find((line) => /[,\t;]/.test(line)) ?? ''
  const counted = [',', '\t', ';'].map((one) => ({ one, n: parted.split(one).length }))
  return counted.reduce((best, next) => (next.n > best.n ? next : best)).one
}

/**
 * One cell and where it ends: at a separator, a line's end or the text's (RFC 4180; a line may end within quotes). `rest`: something stands
 * behind its quotes, so that what is within them may be of other cells. Null: its quotes are not closed.
 */
function cellAt(text: string, from: number, separator: string): { value: string; rest?: boolean; end: number } | null {
  if (text[from] === '"') {
    for (let quote = text.indexOf('"', from + 1); quote !== -1; quote = text.indexOf('"', quote + 2)) {
      if (text[quote + 1] === '"') continue
      const end = endOf(text, quote + 1, separator)
      const rest = text.slice(quote + 1, end).trim() !== ''
      return { value: text.slice(from + 1, quote).replaceAll('""', '"'), rest, end }
    }
    return null
  }
  const end = endOf(text, from, separator)
  return { value: text.slice(from, end), end }
}

function openQuote(row: number, column: number): string {
  return `CSV 文件第 ${row} 行 ${columnLetters(column)} 列的引号没有配对。请改正，或用 Excel、WPS 打开核对后另存为 .xlsx 再上传。`
}

function endOf(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

/** ="007" is how spreadsheets keep the zeros of a text; any other formula is none of ours to run. */
function addText({ addCell, refuseCell }: ReturnType<typeof collectRows>, row: number, column: number, value: string) {
  if (value === '') return
  const kept = /^="([^"]*)"$/.exec(value)
  if (!kept && value.startsWith('=')) return refuseCell(row, column, '是公式，请改成文字或数字')
  addCell(row, column, kept?.[1] ?? value)
}
