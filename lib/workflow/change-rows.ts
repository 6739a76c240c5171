import type { Field } from './form'
import { type PastedColumns, pasteRows } from './paste-rows'
import { formatRows, isBlankRow, parseRows, type Row } from './rows'

/** What a button of a repeating section does, with the row that it stands on. */
export type RowsChange = { field: string; what: 'add' | 'remove' | 'up' | 'down' | 'paste'; row: number }

const pattern = /^rows:(add|remove|up|down|paste):([A-Za-z]\w*):(\d{1,2})$/

/** The change that a posted button asks for; null for any other button. */
export function rowsChangeIn(value: unknown): RowsChange | null {
  const [, what, field, row] = pattern.exec(typeof value === 'string' ? value : '') ?? []
  return what && field && row ? { what: what as RowsChange['what'], field, row: Number(row) } : null
}

/** The button's value. */
export function rowsButton({ what, field, row }: RowsChange): string {
  return `rows:${what}:${field}:${row}`
}

/** Where the block to paste is typed; no answer of the form. */
export function pasteName(field: string): string {
  return `_paste.${field}`
}

/** Which row stands where afterwards: the index it had, -1 for a new one. A change that is not possible leaves all as they are. */
export function rowOrder(count: number, { what, row }: Pick<RowsChange, 'what' | 'row'>, max: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  if (what === 'add') return count < max ? [...order, -1] : order
  if (what === 'remove') return order.filter((index) => index !== row)
  const other = what === 'up' ? row - 1 : what === 'down' ? row + 1 : -1
  if (other < 0 || other >= count || row >= count) return order
  return order.map((index) => (index === row ? other : index === other ? row : index))
}

/** The rows with a pasted block under those that hold something. */
export function withPasted(columns: PastedColumns, max: number, rows: readonly Row[], text: string) {
  const kept = rows.filter((row) => !isBlankRow(row))
  const pasted = pasteRows(columns, text, max - kept.length)
  return { ...pasted, rows: [...kept, ...pasted.rows], filled: pasted.rows.length }
}

/** The answer after the change; `rest` and `notes`: what of a pasted block found no place, and why. Without scripts this is what buttons do. */
export function changeRows(
  field: Pick<Field, 'columns' | 'max'>,
  answer: string,
  change: RowsChange,
  block: string,
): { answer: string; rest: string; notes: string[] } {
  const rows = parseRows(answer) ?? []
  const columns = Object.keys(field.columns ?? {})
  if (change.what === 'paste') {
    const pasted = withPasted(field.columns ?? {}, field.max ?? 0, rows, block)
    return { answer: formatRows(columns, pasted.rows), rest: pasted.rest, notes: pasted.notes }
  }
  // A section that holds nothing is drawn with one row to fill.
  const order = rowOrder(Math.max(rows.length, 1), change, field.max ?? 0)
  return {
    answer: formatRows(
      columns,
      order.map((index) => rows[index] ?? {}),
    ),
    rest: block,
    notes: [],
  }
}
