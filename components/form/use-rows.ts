'use client'
import { useEffect, useRef, useState } from 'react'
import { type RowsChange, rowOrder, withPasted } from '@/lib/workflow/change-rows'
import { cellName, formatRows, measureOf, noRows, parseRows, type Row } from '@/lib/workflow/rows'
import { rowsWritten } from './read-answers'
import { type FieldView, fieldId } from './step-view'

/** What the step is told: rows changed places (the index each had before, -1: new), or a block was pasted. */
export type RowsPorts = {
  problems: Readonly<Record<string, string>>
  onMoved: (field: string, order: readonly number[]) => void
  onPasted: (field: string) => void
}

type Keyed = { key: number; row: Row }

const blockMax = 20_000

/**
 * The rows of a section on the page. The boxes hold what is typed; a hidden input of the section's own name holds all of it as the one
 * answer, so that autosave, drafts and other windows deal with a field like any other. Without scripts it is empty.
 */
export function useRows(field: FieldView, answer: string, ports: RowsPorts) {
  const store = useRef<HTMLInputElement>(null)
  const nextKey = useRef(0)
  const focus = useRef<string | null>(null)
  const columns = (field.columns ?? []).map((column) => column.name)
  const max = field.max ?? 0
  const keyed = (rows: readonly Row[]): Keyed[] => (rows.length > 0 ? rows : [{}]).map((row) => ({ key: nextKey.current++, row }))
  const [rows, setRows] = useState(() => keyed(parseRows(answer) ?? []))
  const [told, setTold] = useState('')
  const [left, setLeft] = useState<{ block: string; turn: number } | null>(null)

  /** What the boxes say now. */
  const typed = (): Keyed[] => {
    const posted = new FormData(store.current?.form ?? undefined)
    const cell = (row: number, column: string) => String(posted.get(cellName(field.name, row, column)) ?? '')
    return rows.map(({ key }, index) => ({ key, row: Object.fromEntries(columns.map((name) => [name, cell(index, name)])) }))
  }
  const keep = (next: readonly Keyed[]) => {
    if (store.current)
      store.current.value =
        formatRows(
          columns,
          next.map(({ row }) => row),
        ) || noRows
    setRows([...next])
  }

  const change = (asked: Pick<RowsChange, 'what' | 'row'>) => {
    const before = typed()
    const order = rowOrder(before.length, asked, max)
    const next = order.map((index) => before[index] ?? keyed([{}])[0]).filter((row) => row !== undefined)
    keep(next.length > 0 ? next : keyed([]))
    ports.onMoved(field.name, order)
    const at =
      asked.what === 'add' ? order.length - 1 : asked.what === 'up' ? asked.row - 1 : asked.row + (asked.what === 'down' ? 1 : 0)
    focus.current = rowId(field, Math.min(at, Math.max(order.length - 1, 0)))
    setTold(wordsOf(field, asked))
  }

  const paste = (text: string) => {
    if (text.length > blockMax) return setTold(`一次最多粘贴 ${blockMax} 个字，请分几次粘贴。`)
    const held = typed().map(({ row }) => row)
    const pasted = withPasted(columnsOf(field), max, held, text)
    keep(keyed(pasted.rows))
    setLeft({ block: pasted.rest, turn: (left?.turn ?? 0) + 1 })
    setTold(
      [`填入了 ${pasted.filled} ${measureOf(field.one)}，请逐项核对。`, ...pasted.notes.map((note) => `${note}。`)].join(''),
    )
    ports.onPasted(field.name)
  }

  // The person may have typed before scripts were there.
  const start = useRef(() => keep(typed()))
  useEffect(() => start.current(), [])
  useEffect(() => {
    const held = store.current
    const onWritten = () => setRows(keyed(parseRows(held?.value ?? '') ?? []))
    held?.addEventListener(rowsWritten, onWritten)
    return () => held?.removeEventListener(rowsWritten, onWritten)
  })
  // After the row is there.
  useEffect(() => {
    if (focus.current) document.getElementById(focus.current)?.focus()
    focus.current = null
  })

  return { store, rows, max, told, left, change, paste, onChange: () => keep(typed()) }
}

/** Where a row begins on the page. */
export function rowId(field: FieldView, row: number): string {
  return `${fieldId(field.name)}-${row}`
}

/** A row's cell as a field by itself: its name, and the names of the cells that it depends on. */
export function cellView(field: FieldView, row: number, column: FieldView, value: string): FieldView {
  const named = (name: string) => cellName(field.name, row, name)
  const { when, options, ...rest } = column
  const view: FieldView = { ...rest, name: named(column.name) }
  if (when) view.when = { ...when, field: named(when.field) }
  if (options) view.options = 'by' in options ? { ...options, by: named(options.by) } : [...options]
  // What was pasted and is no choice stays to be read until another is made.
  if (Array.isArray(view.options) && value !== '' && !view.options.some((option) => option.value === value))
    view.options = [...view.options, { value, label: `${value}（请改选）` }]
  return view
}

function columnsOf(field: FieldView) {
  return Object.fromEntries((field.columns ?? []).map((column) => [column.name, column]))
}

function wordsOf(field: FieldView, { what, row }: Pick<RowsChange, 'what' | 'row'>): string {
  const name = `${field.label} ${row + 1}`
  const words = {
    add: `增加了${field.one ?? ''}`,
    remove: `移除了${name}`,
    up: `${name}上移了`,
    down: `${name}下移了`,
    paste: '',
  }
  return words[what]
}
