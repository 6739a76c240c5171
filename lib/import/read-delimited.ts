import { collectRows } from './collect-rows'
import { type SheetLimits, UnreadableSheet } from './sheet'

/** A CSV file in UTF-8, in what Excel in China saves (GB 18030), or in UTF-16; parted by commas, semicolons or tabs. */
export function readDelimited(bytes: Uint8Array, limits: SheetLimits) {
  const text = decode(bytes)
  const collector = collectRows(limits)
  const separator = separatorOf(text)
  let [row, column, at] = [1, 0, 0]
  while (at < text.length) {
    const cell = cellAt(text, at, separator)
    addText(collector, row, column, cell.value)
    const end = text[cell.end]
    if (end === separator) column += 1
    else [row, column] = [row + 1, 0]
    at = cell.end + (end === '\r' && text[cell.end + 1] === '\n' ? 2 : 1)
  }
  return { rows: collector.rows, problems: collector.problems }
}

function decode(bytes: Uint8Array): string {
  for (const encoding of bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0') && !/^\s*(%PDF|<(!doctype|html|\?xml))/i.test(text)) return text
    } catch {}
  }
  throw new UnreadableSheet('这不是表格文件。请上传 Excel（.xlsx）或 CSV 文件。')
}

function separatorOf(text: string): string {
  const first = text.slice(0, 5000).split(/[\r\n]/, 1)[0] ?? ''
  const counted = [',', '\t', ';'].map((one) => ({ one, n: first.split(one).length }))
  return counted.reduce((best, next) => (next.n > best.n ? next : best)).one
}

/** One cell and where it ends: at a separator, a line's end or the text's (RFC 4180; a line may end within quotes). */
function cellAt(text: string, from: number, separator: string): { value: string; end: number } {
  if (text[from] === '"') {
    for (let quote = text.indexOf('"', from + 1); quote !== -1; quote = text.indexOf('"', quote + 2)) {
      if (text[quote + 1] === '"') continue
      const end = endOf(text, quote + 1, separator)
      return { value: text.slice(from + 1, quote).replaceAll('""', '"') + text.slice(quote + 1, end), end }
    }
    throw new UnreadableSheet('CSV 文件里有一处引号没有配对。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。')
  }
  const end = endOf(text, from, separator)
  return { value: text.slice(from, end), end }
}

function endOf(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

/** ="007" is how spreadsheets keep the zeros of a text; any other formula is none of ours to run. */
function addText({ addCell, refuseCell }: ReturnType<typeof collectRows>, row: number, column: number, value: string) {
  const kept = /^="([^"]*)"$/.exec(value)
  if (!kept && value.startsWith('=')) return refuseCell(row, column, '是公式，请改成文字或数字')
  addCell(row, column, kept?.[1] ?? value)
}
