import type { SheetRow } from '@/lib/import/sheet'
import { plain, readScore } from './read-score'

/** What is wrong in which row, and what to do; `column` is the heading. */
export type ImportProblem = { row: number; column: string; value: string; message: string }

/** A score as the file has it; null: the cell is empty, which is right only for a paper that the candidate does not sit. */
export type ParsedScore = { row: number; number: string; subject: string; score: number | null }
export type ParsedFinding = { row: number; number: string; subject: string; finding: string }

type Parsed<E> = { entries: E[]; problems: ImportProblem[]; rows: number }
type Paper = { subject: string; fullMarks: number }

const numberHeading = '准考证号'
const headingWithin = 5
/** Columns of a list of candidates that may stand beside the scores. */
const besides =
  /^(序号|姓名|性别|证件类型|证件号码|身份证号码?|报名序号|考点(名称)?|考场号?|座位号?|级别|专业|报考.{1,4}|职位编码|报名地|(工作)?单位|备注|总分|合计)$/
const findingCharactersMax = 200

/** Rows of 准考证号, 科目 and 成绩, or of 准考证号 and one column a subject (E-33). Pure. */
export function parseScores(sheet: readonly SheetRow[], papers: readonly Paper[]): Parsed<ParsedScore> {
  const read = readTable(sheet)
  const columns = papers.flatMap(({ subject }) => (read.at(subject) === null ? [] : [subject]))
  const isLong = read.at('科目') !== null && read.at('成绩') !== null
  const lacking = lackingHeadings(read, isLong || columns.length > 0 ? [] : ['科目', '成绩'])
  if (lacking) return lacking
  const problems = repeatedHeadings(read, [numberHeading, '科目', '成绩', ...papers.map(({ subject }) => subject)])
  if (!isLong) problems.push(...unknownHeadings(read, [numberHeading, ...columns]))
  const entries = read.rows.flatMap((row) => {
    const number = numberIn(read, row, problems)
    const pairs = isLong
      ? subjectIn(read, row, papers, problems).map((subject) => ({ subject, column: '成绩' }))
      : columns.map((subject) => ({ subject, column: subject }))
    return pairs.flatMap(({ subject, column }): ParsedScore[] => {
      const typed = read.cell(row, column)
      const fullMarks = papers.find((paper) => paper.subject === subject)?.fullMarks ?? 0
      const score = typed === '' && !isLong ? null : readScore(typed, fullMarks)
      if (typeof score !== 'string') return number ? [{ row: row.row, number, subject, score }] : []
      problems.push({ row: row.row, column, value: typed, message: score })
      return []
    })
  })
  return { entries: unrepeated(entries, problems), problems, rows: read.rows.length }
}

/** 雷同认定: rows of 准考证号, 科目 and 认定 (E-33). Pure. */
export function parseFindings(sheet: readonly SheetRow[], papers: readonly Paper[]): Parsed<ParsedFinding> {
  const read = readTable(sheet)
  const lacking = lackingHeadings(
    read,
    ['科目', '认定'].filter((one) => read.at(one) === null),
  )
  if (lacking) return lacking
  const problems = repeatedHeadings(read, [numberHeading, '科目', '认定'])
  const entries = read.rows.flatMap((row): ParsedFinding[] => {
    const [number, [subject], finding] = [
      numberIn(read, row, problems),
      subjectIn(read, row, papers, problems),
      read.cell(row, '认定'),
    ]
    const wrong =
      finding === ''
        ? '认定为空，请写明雷同认定的结论'
        : finding.length > findingCharactersMax
          ? `认定超过 ${findingCharactersMax} 个字，请删减`
          : null
    if (wrong) problems.push({ row: row.row, column: '认定', value: '', message: wrong })
    return number && subject && !wrong ? [{ row: row.row, number, subject, finding }] : []
  })
  return { entries: unrepeated(entries, problems), problems, rows: read.rows.length }
}

type Table = ReturnType<typeof readTable>

/** Where the headings stand: above them may be a title. */
export function headingAt(sheet: readonly SheetRow[]): number {
  const found = sheet.slice(0, headingWithin).findIndex(({ cells }) => cells.map(plain).includes(numberHeading))
  return Math.max(found, 0)
}

function readTable(sheet: readonly SheetRow[]) {
  const [head, ...rows] = sheet.slice(headingAt(sheet))
  const headings = (head?.cells ?? []).map(plain)
  const at = (heading: string) => (headings.includes(plain(heading)) ? headings.indexOf(plain(heading)) : null)
  const cell = (row: SheetRow, heading: string) => (row.cells[at(heading) ?? -1] ?? '').trim()
  return { head: head?.row ?? 1, headings, rows, at, cell }
}

/** Of two columns of one name nobody can know which holds what counts. */
function repeatedHeadings({ head, headings }: Table, names: readonly string[]): ImportProblem[] {
  return names
    .filter((name) => headings.filter((one) => one === plain(name)).length > 1)
    .map((name) => ({ row: head, column: name, value: '', message: `列名“${name}”出现了不止一次，请只留一列` }))
}

/** A subject mistyped in the heading would leave out its scores. */
function unknownHeadings({ head, headings }: Table, known: readonly string[]): ImportProblem[] {
  const names = known.map(plain)
  return [...new Set(headings)]
    .filter((heading) => heading !== '' && !names.includes(heading) && !besides.test(heading))
    .map((heading) => ({
      row: head,
      column: heading.slice(0, 40),
      value: '',
      message: '不是这次考试的科目：写错的请改成科目名称，不要的请删去这一列',
    }))
}

function lackingHeadings(read: Table, more: readonly string[]): Parsed<never> | null {
  const lacking = [...(read.at(numberHeading) === null ? [numberHeading] : []), ...more]
  const row = { row: read.head, column: lacking.join('、'), value: '' }
  if (lacking.length > 0)
    return { entries: [], rows: read.rows.length, problems: [{ ...row, message: `没有找到列名：${lacking.join('、')}` }] }
  return read.rows.length > 0
    ? null
    : { entries: [], rows: 0, problems: [{ ...row, column: '', message: '表里只有列名，没有数据' }] }
}

function numberIn(read: Table, row: SheetRow, problems: ImportProblem[]): string | null {
  const typed = read.cell(row, numberHeading)
  const number = plain(typed)
  if (/^\d{1,30}$/.test(number)) return number
  const message =
    number === ''
      ? '准考证号为空'
      : /^\d(\.\d+)?e\+?\d+$/i.test(number)
        ? '准考证号被表格软件改成了科学计数，后面几位已经丢失；请把这一列设为“文本”，从原始数据重新导出'
        : '准考证号只能是数字'
  problems.push({ row: row.row, column: numberHeading, value: typed.slice(0, 40), message })
  return null
}

function subjectIn(read: Table, row: SheetRow, papers: readonly Paper[], problems: ImportProblem[]): string[] {
  const typed = read.cell(row, '科目')
  const found = papers.find(({ subject }) => plain(subject) === plain(typed))
  if (found) return [found.subject]
  const known = papers.map(({ subject }) => subject).join('、')
  const message = typed === '' ? `科目为空，应为：${known}` : `这次考试没有这个科目，应为：${known}`
  problems.push({ row: row.row, column: '科目', value: typed.slice(0, 40), message })
  return []
}

/** One score a candidate and subject: a second one is a problem, the first stays to be checked further. */
function unrepeated<E extends { row: number; number: string; subject: string }>(
  entries: readonly E[],
  problems: ImportProblem[],
): E[] {
  const first = new Map<string, number>()
  return entries.filter(({ row, number, subject }) => {
    const key = `${number} ${subject}`
    const before = first.get(key)
    if (before === undefined) return first.set(key, row)
    problems.push({ row, column: numberHeading, value: number, message: `第 ${before} 行已经有这位考生的“${subject}”` })
    return false
  })
}
