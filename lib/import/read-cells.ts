import type { RowCollector } from './collect-rows'
import { parseXml } from './parse-xml'
import { columnLetters } from './sheet'

export type Book = { texts: readonly string[]; dateStyles: readonly boolean[]; date1904: boolean }
type Cell = { row: number; index: number; type: string; style: number; value: string; formula: boolean }

/** Walks the cells of a worksheet in its order into the collector; what is not there costs nothing, however large the sheet calls itself. */
export function readCells(sheet: Uint8Array, book: Book, collector: RowCollector) {
  let [row, next, cell, reading, phonetic]: [number, number, Cell | null, boolean, boolean] = [0, 0, null, false, false]
  parseXml(sheet, {
    open: (name, attributes) => {
      if (name === 'row') [row, next] = [Number(attributes().r ?? row + 1), 0]
      if (name === 'mergeCell') refuseMerged(attributes().ref ?? '', collector)
      if (name === 'c') {
        const { r, t = 'n', s = '0' } = attributes()
        const index = r ? columnIndex(r) : next
        next = index + 1
        cell = { row, index, type: t, style: Number(s), value: '', formula: false }
      }
      if (name === 'f' && cell) cell.formula = true
      if (name === 'rPh') phonetic = true
      reading = (name === 'v' || name === 't') && !phonetic
    },
    close: (name) => {
      if (name === 'rPh') phonetic = false
      if (name === 'v' || name === 't') reading = false
      if (name !== 'c' || !cell) return
      addCell(cell, book, collector)
      cell = null
    },
    text: (text) => {
      if (reading && cell) cell.value += text
    },
  })
}

function addCell(cell: Cell, book: Book, { addCell, refuseCell }: RowCollector) {
  const { row, index, type, value } = cell
  if (cell.formula && value === '') return refuseCell(row, index, '是没有结果的公式，请改成文字或数字')
  if (type === 'e') return refuseCell(row, index, `是错误值 ${value.slice(0, 20)}，请改成文字或数字`)
  if (type === 's') return addCell(row, index, unescaped(book.texts[Number(value)] ?? ''))
  if (type === 'b') return addCell(row, index, value === '1' ? 'TRUE' : 'FALSE')
  if (type !== 'n') return addCell(row, index, unescaped(value))
  const number = Number(value)
  if (value === '') return
  if (!Number.isFinite(number)) return refuseCell(row, index, '不是数字，请重新填写')
  if (book.dateStyles[cell.style]) return addCell(row, index, dateOf(number, book.date1904))
  // Excel keeps 15 digits: whatever was longer is no longer what was typed.
  if (Math.abs(number) >= 1e15) return refuseCell(row, index, '数字超过 15 位，已被 Excel 改动；请把这一列设为文本格式后重新填写')
  addCell(row, index, String(Number(number.toPrecision(15))))
}

/** B12 → 1. */
function columnIndex(reference: string): number {
  let index = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A') index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** Only the first of merged cells has what they show, so that the other rows or columns would be empty unseen. */
function refuseMerged(reference: string, { refuseCell }: RowCollector) {
  const [first = '', last = ''] = reference.split(':')
  const row = Number(/\d+/.exec(first)?.[0] ?? 1)
  const area = last ? `${first}:${last}` : columnLetters(columnIndex(first))
  refuseCell(row, columnIndex(first), `是合并单元格（${area.slice(0, 30)}），请取消合并，逐格填写`)
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
  if (Number.isNaN(at.getTime())) return String(serial)
  const [day = '', time = ''] = at.toISOString().split('T')
  const minute = time.slice(0, 5)
  if (days < 1) return minute
  return minute === '00:00' ? day : `${day} ${minute}`
}
