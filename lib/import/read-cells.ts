import type { RowCollector } from './collect-rows'
import type { NumberFormat } from './number-format'
import { damaged, parseXml } from './parse-xml'
import { columnLetters, UnreadableSheet } from './sheet'
import { type CollectedText, collectText } from './text-runs'

export type Book = {
  texts: readonly CollectedText[]
  /** By the number of the cell's style. */
  formats: readonly NumberFormat[]
  date1904: boolean
  /** Whoever wrote the workbook left its formulas to be worked out by whoever opens it: what stands beside them means nothing. */
  recalculates: boolean
}
type Cell = { row: number; index: number; type: string; style: number; value: string; joins: boolean; formula: boolean }

const rowsOfSheet = 1_048_576
const joined = '里有上标或下标的数字，会和旁边的数字连成另一个数，请删除上标、下标后重新填写'

/** Walks the cells of a worksheet in its order into the collector; what is not there costs nothing, however large the sheet calls itself. */
export function readCells(sheet: Uint8Array, book: Book, collector: RowCollector) {
  let [row, next, cell, hidden]: [number, number, Cell | null, boolean] = [0, 0, null, false]
  const content = collectText()
  parseXml(sheet, {
    open: (name, attributes) => {
      if (name === 'row') {
        const { r, hidden: isHidden = '' } = attributes()
        ;[row, next, hidden] = [rowOf(r, row), 0, /^(1|true)$/.test(isHidden)]
      }
      if (name === 'mergeCell') refuseMerged(attributes().ref ?? '', collector)
      if (name === 'c') {
        const { r, t = 'n', s = '0' } = attributes()
        const index = r ? columnIndex(r, row) : next
        next = index + 1
        cell = { row, index, type: t, style: Number(s), value: '', joins: false, formula: false }
      }
      if (name === 'f' && cell) cell.formula = true
      content.open(name, attributes)
    },
    close: (name) => {
      content.close(name)
      if (name !== 'c' || !cell) return
      const { text: value, joins } = content.take()
      cell = { ...cell, value, joins }
      if (hidden && cell.value.trim() !== '') {
        // Said once a row: whoever uploads it does not see what is in it.
        collector.refuseCell(row, cell.index, '这一行是隐藏的或被筛选掉了，请取消隐藏和筛选，核对后再上传；不要的行请删除')
        hidden = false
      }
      addCell(cell, book, collector)
      cell = null
    },
    text: (text) => {
      if (cell) content.add(text)
    },
  })
}

function addCell(cell: Cell, book: Book, { addCell, refuseCell }: RowCollector) {
  const { row, index, type, value } = cell
  const addText = ({ text, joins }: CollectedText) =>
    joins ? refuseCell(row, index, joined) : addCell(row, index, unescaped(text))
  if (cell.formula && book.recalculates)
    return refuseCell(row, index, '是还没有算出结果的公式，请用 Excel 或 WPS 打开、保存后再上传，或改成文字或数字')
  // A formula may come to an empty text; a number that is empty was never worked out.
  if (cell.formula && value.trim() === '' && type !== 'str') return refuseCell(row, index, '是没有结果的公式，请改成文字或数字')
  if (type === 'e') return refuseCell(row, index, `是错误值 ${value.slice(0, 20)}，请改成文字或数字`)
  if (value.trim() === '') return
  if (type === 's') return addText(sharedText(value, book))
  if (type === 'b') return addCell(row, index, value === '1' ? 'TRUE' : 'FALSE')
  if (type !== 'n') return addText({ text: value, joins: cell.joins })
  const number = numberOf(value)
  if (!Number.isFinite(number)) return refuseCell(row, index, '不是数字，请重新填写')
  const format = book.formats[cell.style] ?? 'plain'
  if (format === 'date') return addCell(row, index, dateOf(number, book.date1904))
  if (format === 'percent') return refuseCell(row, index, '是百分数，请把格式改为“常规”，填写实际的数字')
  // Excel keeps 15 digits: whatever was longer is no longer what was typed.
  if (Math.abs(number) >= 1e15) return refuseCell(row, index, '数字超过 15 位，已被 Excel 改动；请把这一列设为文本格式后重新填写')
  if (format === 'plain' || !Number.isInteger(number) || number < 0)
    return addCell(row, index, String(Number(number.toPrecision(15))))
  addCell(row, index, format.before + String(number).padStart(format.digits, '0') + format.after)
}

function sharedText(value: string, { texts }: Book): CollectedText {
  const text = /^\s*\d+\s*$/.test(value) ? texts[Number(value)] : undefined
  if (text === undefined) throw new UnreadableSheet(damaged)
  return text
}

/** As spreadsheets write numbers, and nothing else that JavaScript would take for one. */
function numberOf(value: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : Number.NaN
}

function rowOf(written: string | undefined, before: number): number {
  const row = written === undefined ? before + 1 : /^\d{1,7}$/.test(written) ? Number(written) : 0
  if (row < 1 || row > rowsOfSheet) throw new UnreadableSheet(damaged)
  return row
}

/** B12 → 1, in row 12. */
function columnIndex(reference: string, row: number): number {
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
  if (letters === '' || Number(digits) !== row) throw new UnreadableSheet(damaged)
  return indexOf(letters)
}

function indexOf(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** Only the first of merged cells has what they show, so that the other rows or columns would be empty unseen. */
function refuseMerged(reference: string, { refuseCell }: RowCollector) {
  const [first = '', last = ''] = reference.split(':')
  const row = Number(/\d+/.exec(first)?.[0] ?? 1)
  const index = indexOf(/^[A-Z]{1,3}/.exec(first)?.[0] ?? 'A')
  const area = last ? `${first}:${last}` : columnLetters(index)
  refuseCell(row, index, `是合并单元格（${area.slice(0, 30)}），请取消合并，逐格填写`)
}

/** How Excel writes characters that XML has no place for. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

const dayMs = 24 * 60 * 60 * 1000

/** The day that a serial number of Excel stands for, with the time where there is one; below 1 it is only a time. */
function dateOf(serial: number, date1904: boolean): string {
  const days = date1904 ? serial + 1462 : serial
  // 1900 is a leap year to Excel: days up to its 29 February are one behind.
  const epoch = Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const at = new Date(epoch + Math.round((days * dayMs) / 1000) * 1000)
  if (days < 0 || Number.isNaN(at.getTime())) return String(serial)
  const [day = '', time = ''] = at.toISOString().split('T')
  const minute = time.slice(0, 5)
  if (days < 1) return minute
  return minute === '00:00' ? day : `${day} ${minute}`
}
