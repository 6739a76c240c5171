/** One row of a repeating section: every cell as typed; an empty one may be left out. */
export type Row = Readonly<Record<string, string>>

/** What may be kept of one section, whatever its own `max` says: beyond it nobody typed it. */
export const rowsMost = 50
export const cellLengthMax = 500
export const rowsLengthMax = 20_000

/** What scripts write where nothing is typed: unlike '', it says that the cells on the page are not to be asked. */
export const noRows = '[]'

/** The rows in an answer, or null where it is not what `formatRows` writes: a list of objects of texts. No answer is no rows. Never throws. */
export function parseRows(answer: string): Row[] | null {
  if (answer.trim() === '') return []
  const found = parsed(answer)
  return Array.isArray(found) && found.every(isRow) ? found : null
}

/** Rows as one answer: the named cells in their order, without empty ones; '' where nothing at all was typed. */
export function formatRows(columns: readonly string[], rows: readonly Row[]): string {
  const kept = rows.map((row) =>
    Object.fromEntries(columns.flatMap((name) => (cellOf(row, name) ? [[name, cellOf(row, name)]] : []))),
  )
  return kept.every((row) => Object.keys(row).length === 0) ? '' : JSON.stringify(kept)
}

/** Was nothing typed into this row? Such a row is there to be filled: it is neither checked nor printed. */
export function isBlankRow(row: Row): boolean {
  return Object.values(row).every((cell) => cell.trim() === '')
}

/** What stands in a cell; '' where nothing does. */
export function cellOf(row: Row, column: string): string {
  return Object.hasOwn(row, column) ? (row[column] ?? '') : ''
}

/** The name of a cell's input, and of what is wrong with it: `studies.0.school`. */
export function cellName(field: string, row: number, column: string): string {
  return `${field}.${row}.${column}`
}

/** 段 of 一段学习经历. */
export function measureOf(one = ''): string {
  return one.slice(1, 2)
}

const cellPattern = /^([A-Za-z]\w*)\.(\d{1,2})\.([A-Za-z]\w*)$/

/** The field, row and column that a name is of; null where it names no cell. */
export function cellNamed(name: string): { field: string; row: number; column: string } | null {
  const [, field, row, column] = cellPattern.exec(name) ?? []
  return field && row && column ? { field, row: Number(row), column } : null
}

/**
 * Cells that were posted one by one become the one answer of their section; what was posted under the section's own name (by scripts, which
 * know the rows) stands. Other names stay as they are.
 */
export function gatherRows(posted: Readonly<Record<string, string>>): Record<string, string> {
  const gathered = new Map<string, string>()
  const sections = new Map<string, { columns: Set<string>; rows: Record<string, string>[] }>()
  for (const [name, value] of Object.entries(posted)) {
    const cell = cellNamed(name)
    if (!cell) {
      gathered.set(name, value)
      continue
    }
    const section = sections.get(cell.field) ?? { columns: new Set(), rows: [] }
    sections.set(cell.field, section)
    section.columns.add(cell.column)
    section.rows[cell.row] = { ...section.rows[cell.row], [cell.column]: value }
  }
  for (const [field, { columns, rows }] of sections) {
    if (gathered.get(field)) continue
    gathered.set(
      field,
      formatRows(
        [...columns],
        Array.from(rows, (row) => row ?? {}),
      ),
    )
  }
  return Object.fromEntries([...gathered].map(([name, value]) => [name, sections.has(name) && value === noRows ? '' : value]))
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer)
  } catch {
    return null
  }
}

function isRow(found: unknown): found is Row {
  return (
    typeof found === 'object' &&
    found !== null &&
    !Array.isArray(found) &&
    Object.values(found).every((cell) => typeof cell === 'string')
  )
}
