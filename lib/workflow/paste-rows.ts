import { cellLengthMax, type Row } from './rows'

type Column = { label: string; as: string; options?: readonly { value: string; label: string }[] | object }
/** What a pasted cell is read by: the words of its column, what it is, its choices. */
export type PastedColumns = Readonly<Record<string, Column>>

/** `rest`: the lines that found no place, as they were pasted; `notes`: why, in words that say what to do. Nothing is lost between rows and rest. */
export type Pasted = { rows: Row[]; rest: string; notes: string[] }

/**
 * A block copied from Excel or Word becomes rows, its cells in the order of the columns, or in that of a first line which names them. `room`:
 * how many rows there is place for (B-16).
 */
export function pasteRows(columns: PastedColumns, text: string, room: number): Pasted {
  const lines = linesOf(text).filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const named = headingOf(columns, lines[0] ?? [])
  const order = named ?? Object.keys(columns)
  const pasted: Pasted = { rows: [], rest: '', notes: [] }
  const left: string[][] = []
  let without = 0
  for (const [index, cells] of lines.entries()) {
    if (named && index === 0) continue
    const problem = misfit(cells, order.length)
    if (problem) pasted.notes.push(`第 ${index + 1} 行${problem}，没有填入`)
    else if (pasted.rows.length >= room) without += 1
    if (problem || pasted.rows.length >= room) left.push(cells)
    else pasted.rows.push(rowOf(columns, order, cells))
  }
  if (without > 0) pasted.notes.push(`已经填满，还有 ${without} 行没有填入`)
  return { ...pasted, rest: left.map(lineOf).join('\n') }
}

/**
 * Lines and cells as Excel writes them to the clipboard: tabs between cells, and a cell with line ends or quotes inside in quotes, where quotes
 * are doubled. A quote that is never closed is a character like others.
 */
export function linesOf(text: string): string[][] {
  const lines: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(at))
    const raw = quoted?.[0] ?? /^[^\t\r\n]*/.exec(text.slice(at))?.[0] ?? ''
    lines.at(-1)?.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : raw)
    at += raw.length
    const end = /^(?:\t|\r\n|\r|\n)/.exec(text.slice(at))?.[0]
    if (!end) break
    at += end.length
    if (end !== '\t') lines.push([])
  }
  return lines
}

function lineOf(cells: readonly string[]): string {
  return cells.map((cell) => (/[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')
}

/** The columns that a first line names, where it names nothing else and each once. */
function headingOf(columns: PastedColumns, cells: readonly string[]): string[] | null {
  const plain = (label: string) => label.normalize('NFKC').replace(/[\s*:]|\(.*?\)/g, '')
  const byLabel = new Map(Object.entries(columns).map(([name, { label }]) => [plain(label), name]))
  const said = trimmed(cells)
  const names = said.flatMap((cell) => byLabel.get(plain(cell)) ?? [])
  return names.length > 0 && names.length === said.length && new Set(names).size === names.length ? names : null
}

function misfit(cells: readonly string[], most: number): string | null {
  const count = trimmed(cells).length
  if (count > most) return `有 ${count} 格，这里每段只有 ${most} 项`
  return cells.some((cell) => cell.length > cellLengthMax) ? `有一格超过 ${cellLengthMax} 个字` : null
}

/** Without empty cells at the end: Excel copies them along. */
function trimmed(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

function rowOf(columns: PastedColumns, order: readonly string[], cells: readonly string[]): Row {
  return Object.fromEntries(
    order.flatMap((name, index) => {
      const column = columns[name]
      const cell = (cells[index] ?? '').replace(/\s+/g, ' ').trim()
      return column && cell !== '' ? [[name, written(column, cell)]] : []
    }),
  )
}

/** As the form writes it: the value of a choice by its words, a month with its zero; anything else stays and is told by the check. */
function written({ as, options }: Column, cell: string): string {
  if (as === 'month') return monthOf(cell)
  const plain = cell.normalize('NFKC')
  const chosen =
    Array.isArray(options) && options.find(({ value, label }) => [value, label].some((one) => one.normalize('NFKC') === plain))
  return chosen ? chosen.value : cell
}

function monthOf(cell: string): string {
  const [, year, month] =
    /^(\d{4})[-./年](\d{1,2})(?:[-./月](?:\d{1,2}日?)?)?$/.exec(cell.normalize('NFKC')) ?? /^(\d{4})(\d{2})$/.exec(cell) ?? []
  return year && month ? `${year}-${month.padStart(2, '0')}` : cell
}
