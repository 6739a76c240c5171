import { readDelimited } from './read-delimited'
import { readWorkbook } from './read-workbook'
import { type Sheet, type SheetLimits, sheetLimits, UnreadableSheet } from './sheet'

/**
 * The rows of an uploaded .xlsx or .csv as text, told apart by its content; of a workbook the one sheet that is shown and has something in it.
 * Nothing in it is ever run: of a formula what was last worked out counts, and one without a result is a problem of its cell, as are merged
 * cells, hidden rows, error values, percentages, raised figures beside a number, and numbers that Excel has rounded. A code kept as a number
 * comes with the zeros that it shows, dates as 2020-11-16 or 2020-11-16 09:00. Answers `ok: false` with what to do for what is no table, is
 * locked or holds macros, has several sheets to choose from or two values for one cell, and as soon as a limit is passed.
 */
export async function readSheet(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<Sheet> {
  const within = { ...sheetLimits, ...limits }
  try {
    return { ok: true, ...(await readAny(bytes, within)) }
  } catch (error) {
    if (error instanceof UnreadableSheet) return { ok: false, message: error.message }
    throw error
  }
}

async function readAny(bytes: Uint8Array, limits: SheetLimits) {
  if (bytes.byteLength === 0) throw new UnreadableSheet('文件是空的，请重新选择。')
  if (bytes.byteLength > limits.fileBytesMax)
    throw new UnreadableSheet(`文件超过 ${Math.floor(limits.fileBytesMax / 1024 / 1024)} MB。请删除图片和多余的工作表后再上传。`)
  if (begins(bytes, [0x50, 0x4b])) return readWorkbook(bytes, limits)
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UnreadableSheet('这是旧版 .xls 或加了密码的表格。请用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx 再上传。')
  return readDelimited(bytes, limits)
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}
