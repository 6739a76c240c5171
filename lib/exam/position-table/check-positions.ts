import type { SheetProblem, SheetRow } from '@/lib/import/sheet'
import { columnLetters } from '@/lib/import/sheet'
import { columnNames, isPositionCode, type PositionColumn, type PositionRow, positionColumns } from './position'

export type Checked = {
  rows: PositionRow[]
  /** Rows with something in them, below the headings. */
  rowCount: number
  badCount: number
  problems: SheetProblem[]
}

/** Kept of a report: whoever has more mends the first thousand, and sees the rest the next time. */
export const problemsKept = 1000

const required = ['code', 'department', 'title', 'headcount'] as const satisfies readonly PositionColumn[]
const lengthMax: Record<PositionColumn, number> = {
  code: 30,
  department: 100,
  title: 100,
  headcount: 5,
  education: 60,
  degree: 60,
  majors: 1000,
  otherConditions: 1000,
  duties: 1000,
}
const headingWithin = 5

/**
 * A 职位表 as rows of positions, with everything that is wrong, by row and column, in words that say how to mend it. The headings are
 * looked for in the first five rows, in any order; problems of cells above them (a title over merged columns) do not count.
 */
export function checkPositions(sheet: { rows: readonly SheetRow[]; problems: readonly SheetProblem[] }): Checked {
  const heading = sheet.rows.slice(0, headingWithin).find((row) => required.every((name) => findColumn(row, name) !== -1))
  if (!heading) return { rows: [], rowCount: 0, badCount: 0, problems: [noHeading(sheet.rows[0])] }
  const columns = Object.fromEntries(columnNames.map((name) => [name, findColumn(heading, name)])) as Record<
    PositionColumn,
    number
  >
  const below = sheet.rows.filter(({ row }) => row > heading.row)
  const problems = [
    ...headingProblems(heading),
    ...sheet.problems.filter(({ row }) => row > heading.row),
    ...unnamedColumns(heading, below),
  ]
  const rows: PositionRow[] = []
  const seen = new Map<string, number>()
  for (const { row, cells } of below) {
    const read = readRow(cells, columns)
    const wrong = problemsOf(read)
    const earlier = read.code && seen.get(read.code)
    if (earlier) wrong.push(['code', `${read.code} 与第 ${earlier} 行相同，请改为不同的编码或删除其中一行`])
    else seen.set(read.code, row)
    problems.push(
      ...wrong.map(([name, message]) => ({
        row,
        column: columnLetters(columns[name]),
        message: `${positionColumns[name]}：${message}`,
      })),
    )
    if (wrong.length === 0) rows.push({ ...read, headcount: Number.parseInt(read.headcount, 10) })
  }
  if (below.length === 0) problems.push({ row: heading.row + 1, column: 'A', message: '表头下面没有职位，请填写后再上传' })
  problems.sort((one, other) => one.row - other.row)
  const bad = new Set(problems.map(({ row }) => row))
  return { rows, rowCount: below.length, badCount: bad.size, problems: firstOf(problems) }
}

/** Where some are left out, the last line says how many. */
function firstOf(problems: readonly SheetProblem[]): SheetProblem[] {
  const [kept, left] = [problems.slice(0, problemsKept), problems.slice(problemsKept)]
  const [next] = left
  if (!next) return kept
  return [...kept, { ...next, message: `从这一行起另有 ${left.length} 处问题没有列出，改好以上各处后重新上传即可看到` }]
}

type ReadRow = Record<PositionColumn, string>

/** Codes and numbers as if typed on a plain keyboard: full-width digits are what a Chinese one writes. */
function readRow(cells: readonly string[], columns: Record<PositionColumn, number>): ReadRow {
  const read = Object.fromEntries(columnNames.map((name) => [name, cells[columns[name]]?.trim() ?? ''])) as ReadRow
  return { ...read, code: plain(read.code).toUpperCase(), headcount: plain(read.headcount) }
}

function problemsOf(read: ReadRow): [PositionColumn, string][] {
  const wrong: [PositionColumn, string][] = []
  for (const name of columnNames) {
    const value = read[name]
    if (value === '' && required.some((one) => one === name)) wrong.push([name, '没有填写，请补上'])
    else if (value.length > lengthMax[name]) wrong.push([name, `超过 ${lengthMax[name]} 个字，请删减`])
  }
  const code = read.code && codeProblem(read.code)
  if (code) wrong.push(['code', code])
  if (read.headcount && !/^[1-9]\d{0,3}人?$/.test(read.headcount))
    wrong.push(['headcount', `“${read.headcount.slice(0, 20)}”不是 1 至 9999 的整数，请改正`])
  return wrong
}

/** What is no code; and what a spreadsheet made of one that looked like a day or a large number. */
function codeProblem(code: string): string | null {
  if (/^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(code)) return `${code} 像是被表格软件改成了日期，请把这一列设为文本格式后重新填写`
  if (/^\d(\.\d+)?E\+\d+$/.test(code))
    return `${code} 被表格软件改成了科学计数，后面几位已经丢失；请把这一列设为文本格式后重新填写`
  return isPositionCode(code) ? null : '只能用数字、字母和“-”，请改正'
}

/** What stands below no heading would be lost unseen, as in the second column of a merged one. Said once a column. */
function unnamedColumns({ cells: names }: SheetRow, below: readonly SheetRow[]): SheetProblem[] {
  const first = new Map<number, SheetProblem>()
  for (const { row, cells } of below)
    for (const [index, cell] of cells.entries())
      if (cell && headingOf(names[index]) === '' && !first.has(index))
        first.set(index, { row, column: columnLetters(index), message: '这一列没有表头，请补上表头或清空这一列' })
  return [...first.values()]
}

function headingProblems({ row, cells }: SheetRow): SheetProblem[] {
  const known = new Set<string>(Object.values(positionColumns))
  return cells.flatMap((cell, index) => {
    const name = headingOf(cell)
    if (name === '' || ['序号', '备注'].includes(name)) return []
    const column = columnLetters(index)
    if (!known.has(name)) return [{ row, column, message: `表头“${name.slice(0, 30)}”不在模板里，请按模板改名或删除这一列` }]
    const first = cells.findIndex((one) => headingOf(one) === name)
    return first === index ? [] : [{ row, column, message: `表头“${name}”出现了两次，请删除其中一列` }]
  })
}

function noHeading(first: SheetRow | undefined): SheetProblem {
  const names = required.map((name) => `“${positionColumns[name]}”`).join('、')
  return { row: first?.row ?? 1, column: 'A', message: `前 ${headingWithin} 行里没有找到表头。表头须有${names}，请下载模板对照` }
}

function findColumn({ cells }: SheetRow, name: PositionColumn): number {
  return cells.findIndex((cell) => headingOf(cell) === positionColumns[name])
}

/** A heading without spaces, line ends and what explains it in brackets. */
function headingOf(cell = ''): string {
  return plain(cell)
    .replace(/\s|\*/g, '')
    .replace(/\(.*\)$/, '')
}

function plain(text: string): string {
  return text.normalize('NFKC').trim()
}
