import { cleanText } from '@/lib/workflow/clean-text'
import { columnLetters, type SheetLimits, type SheetProblem, type SheetRow, UnreadableSheet } from './sheet'

const problemsMax = 10_000
const disordered = '表格的行号或列号乱了，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。'
const tooMuch = '表格里的内容太多，没有读取。请删除多余的行和列；确有这么多的，请分成几个文件上传。'

/** Takes cells in the order of the file and keeps to the limits: the first row or column too many ends it, before memory goes. */
export function collectRows({ rowsMax, columnsMax, cellLengthMax, charactersMax }: SheetLimits) {
  const rows: SheetRow[] = []
  const problems: SheetProblem[] = []
  let current: SheetRow | null = null
  let characters = 0

  const refuseCell = (row: number, index: number, message: string) => {
    if (problems.length < problemsMax) problems.push({ row, column: columnLetters(index), message })
    else if (problems.length === problemsMax)
      problems.push({ row, column: columnLetters(index), message: '从这里起还有问题没有列出，改好以上各处后重新上传' })
  }

  const addCell = (row: number, index: number, text: string) => {
    const value = cleanText(text).trim()
    if (value === '') return
    if (index >= columnsMax)
      throw new UnreadableSheet(
        `第 ${row} 行用到了 ${columnLetters(index)} 列，最多读 ${columnsMax} 列。请删除右边多余的列后再上传。`,
      )
    if (current?.row !== row) {
      if (rows.length >= rowsMax)
        throw new UnreadableSheet(`表格超过 ${rowsMax} 行。请核对是不是选错了文件；确有这么多的，请分成几个文件上传。`)
      if (current && row < current.row) throw new UnreadableSheet(disordered)
      current = { row, cells: [] }
      rows.push(current)
    }
    if (value.length > cellLengthMax) return refuseCell(row, index, `内容超过 ${cellLengthMax} 个字，请删减`)
    characters += value.length
    if (characters > charactersMax) throw new UnreadableSheet(tooMuch)
    // Two values for one cell: the reader cannot know which of them is shown.
    if (current.cells[index]) throw new UnreadableSheet(disordered)
    while (current.cells.length < index) current.cells.push('')
    current.cells[index] = value
  }

  return { rows, problems, addCell, refuseCell }
}

export type RowCollector = ReturnType<typeof collectRows>
