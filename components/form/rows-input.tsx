'use client'
import { type ClipboardEvent, type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { describedBy, FieldNotes, RequiredMark } from '@/components/ui/field'
import { pasteName, rowsButton } from '@/lib/workflow/change-rows'
import { cellName, cellOf, measureOf, type Row } from '@/lib/workflow/rows'
import { type Answers, type FieldView, fieldId } from './step-view'
import { cellView, type RowsPorts, rowId, useRows } from './use-rows'

export type { RowsPorts }

type CellProps = {
  field: FieldView
  fields: readonly FieldView[]
  answers: Answers
  current: Answers
  scripted: boolean
  problem: string | undefined
}
type RowsInputProps = CellProps & { rows: RowsPorts; drawCell: (cell: CellProps) => ReactNode }
type Change = ReturnType<typeof useRows>['change']

/**
 * A repeating section: a card a row, its cells fields like others. Rows are added, removed and moved by buttons, which post where there are no
 * scripts; a block from Excel or Word fills them (B-16).
 */
export function RowsInput({ field, answers, scripted, problem, rows: ports, drawCell }: RowsInputProps) {
  const id = fieldId(field.name)
  const { store, rows, max, told, left, change, paste, onChange } = useRows(field, answers[field.name] ?? '', ports)
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!text.includes('\t') || (event.target instanceof Element && event.target.matches('textarea'))) return
    event.preventDefault()
    paste(text)
  }
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy(id, { hint: field.hint, problem })}
      className="min-w-0 scroll-mt-4 focus-visible:outline-3"
      onPaste={onPaste}
    >
      <legend className="font-bold">
        <RequiredMark required={field.required} />
        {field.label}
        {field.required && <span className="sr-only">（必填）</span>}
      </legend>
      <FieldNotes id={id} hint={field.hint} problem={problem} />
      <input type="hidden" ref={store} name={field.name} data-rows="" defaultValue="" autoComplete="off" />
      <div className="mt-2 flex flex-col gap-4" onChange={onChange}>
        {rows.map(({ key, row }, index) => (
          <RowCard
            key={key}
            {...{ field, index, count: rows.length, row, scripted, change, drawCell }}
            problems={ports.problems}
          />
        ))}
      </div>
      <p role="status" className="mt-2 text-ink-2 text-sm empty:hidden">
        {told}
      </p>
      {rows.length < max ? (
        <RowsButton
          tone="secondary"
          className="mt-3"
          {...{ scripted, change }}
          asked={{ field: field.name, what: 'add', row: rows.length }}
        >
          增加{field.one}
        </RowsButton>
      ) : (
        <p className="mt-3 text-ink-3 text-sm">
          最多填 {max} {measureOf(field.one)}。
        </p>
      )}
      <PasteBox
        key={left?.turn}
        field={field}
        block={left?.block ?? answers[pasteName(field.name)] ?? ''}
        scripted={scripted}
        onPasted={paste}
      />
    </fieldset>
  )
}

type RowCardProps = Pick<RowsInputProps, 'field' | 'scripted' | 'drawCell'> & {
  index: number
  count: number
  row: Row
  problems: RowsPorts['problems']
  change: Change
}

function RowCard({ field, index, count, row, scripted, problems, change, drawCell }: RowCardProps) {
  const columns = field.columns ?? []
  const cells = columns.map((column) => cellView(field, index, column, cellOf(row, column.name)))
  const answers = Object.fromEntries(columns.map(({ name }) => [cellName(field.name, index, name), cellOf(row, name)]))
  const name = `${field.label} ${index + 1}`
  const button = (what: 'up' | 'down' | 'remove', label: string) => (
    <RowsButton
      tone={what === 'remove' ? 'danger' : 'quiet'}
      size="small"
      {...{ scripted, change }}
      asked={{ field: field.name, what, row: index }}
    >
      {label}
      <span className="sr-only">{name}</span>
    </RowsButton>
  )
  return (
    <section
      id={rowId(field, index)}
      tabIndex={-1}
      aria-label={name}
      className="scroll-mt-4 rounded-xl border border-line bg-card px-4 py-3 focus-visible:outline-3 sm:px-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h3 className="font-bold">{name}</h3>
        <div className="flex gap-1">
          {index > 0 && button('up', '上移')}
          {index < count - 1 && button('down', '下移')}
          {button('remove', '移除')}
        </div>
      </div>
      <div className="mt-2 grid items-end gap-x-5 gap-y-4 elder:grid-cols-1 sm:grid-cols-2">
        {cells.map((cell) => (
          <div key={cell.name} className="min-w-0">
            {drawCell({ field: cell, fields: cells, answers, current: answers, scripted, problem: problems[cell.name] })}
          </div>
        ))}
      </div>
    </section>
  )
}

type RowsButtonProps = {
  scripted: boolean
  change: Change
  asked: Parameters<typeof rowsButton>[0]
  tone: 'secondary' | 'quiet' | 'danger'
  size?: 'small'
  className?: string
  children: ReactNode
}

/** Changes the rows on the page; without scripts it posts, and the page comes back with them changed. */
function RowsButton({ scripted, change, asked, ...rest }: RowsButtonProps) {
  if (scripted) return <Button type="button" onClick={() => change(asked)} {...rest} />
  return <Button type="submit" name="then" value={rowsButton(asked)} {...rest} />
}

type PasteBoxProps = { field: FieldView; block: string; scripted: boolean; onPasted: (text: string) => void }

/** Where a block is pasted; lines that found no place stay here. */
function PasteBox({ field, block, scripted, onPasted }: PasteBoxProps) {
  const id = useId()
  const labels = (field.columns ?? []).map(({ label }) => label)
  const press = () => {
    const box = document.getElementById(id)
    if (box instanceof HTMLTextAreaElement) onPasted(box.value)
  }
  return (
    <details className="mt-3" open={block !== ''}>
      <summary className="link cursor-pointer py-2">从 Excel 或 Word 粘贴</summary>
      <label htmlFor={id} className="block">
        复制表格里的几行，粘贴到这里。表格的一行填成一{measureOf(field.one)}，各列依次是：{labels.join('、')}
        。第一行是列名的，按列名填入。
      </label>
      <textarea
        id={id}
        name={pasteName(field.name)}
        rows={4}
        maxLength={20_000}
        defaultValue={block}
        className="box mt-1"
        autoComplete="off"
      />
      <Button
        type={scripted ? 'button' : 'submit'}
        name="then"
        value={rowsButton({ field: field.name, what: 'paste', row: 0 })}
        onClick={scripted ? press : undefined}
        tone="secondary"
        size="small"
        className="mt-2"
      >
        填入
      </Button>
    </details>
  )
}
