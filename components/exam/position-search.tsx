'use client'
import { type FormEvent, useRef } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Field, TextField } from '@/components/ui/field'
import { type ListedPosition, PositionList } from './position-list'
import { usePositions } from './use-positions'

export type PositionPage = { rows: readonly ListedPosition[]; next: string | null }

type PositionSearchProps = {
  /** Where the search is, without a query; and the read that answers as one types. */
  path: string
  source: string
  filter: Readonly<Record<string, string>>
  educations: readonly string[]
  found: PositionPage
  /** With it a position can be chosen; `chosen` is the one that is. */
  choose?: { action: (form: FormData) => Promise<void>; chosen: string }
}

/** 按职位编码或条件查询 (E-05): answers as one types; without scripts by its button. */
export function PositionSearch({ path, source, filter, educations, found, choose }: PositionSearchProps) {
  const form = useRef<HTMLFormElement>(null)
  const { page, asked, ask, status } = usePositions(source, filter, found)
  const change = () => form.current && ask(queryOf(form.current))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change()
  }
  const more = page.next && `${path}?${new URLSearchParams({ ...asked, after: page.next })}`
  return (
    <search className="block">
      <form
        ref={form}
        action={path}
        onInput={change}
        onSubmit={submit}
        className="grid gap-4 rounded-xl border border-line bg-card p-4 sm:grid-cols-2"
      >
        <TextField
          name="q"
          label="职位编码或关键字"
          defaultValue={filter.q}
          autoComplete="off"
          maxLength={40}
          hint="例如 2020100001，或 法制 审核"
        />
        <TextField
          name="department"
          label="招录单位"
          defaultValue={filter.department}
          autoComplete="off"
          maxLength={40}
          hint="名称的一部分即可"
        />
        <Field id="field-education" label="学历">
          <select id="field-education" name="education" defaultValue={filter.education ?? ''} className="box cursor-pointer">
            <option value="">全部</option>
            {educations.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </Field>
        <TextField name="major" label="专业" defaultValue={filter.major} autoComplete="off" maxLength={40} />
        <div className="flex flex-wrap gap-3 sm:col-span-2">
          <Button tone="secondary" size="small">
            查询职位
          </Button>
          {Object.keys(asked).length > 0 && (
            <ButtonLink href={path} tone="quiet" size="small">
              清除条件
            </ButtonLink>
          )}
        </div>
      </form>
      <p role="status" className="my-3 text-ink-2">
        {status ?? countWords(page)}
      </p>
      <PositionList rows={page.rows} action={choose && ((row) => <Choose row={row} {...choose} />)} />
      {more && (
        <nav aria-label="分页" className="mt-4 flex justify-end">
          <ButtonLink href={more} tone="secondary" size="small">
            后面的职位
          </ButtonLink>
        </nav>
      )}
    </search>
  )
}

function Choose({ row, action, chosen }: { row: ListedPosition; action: (form: FormData) => Promise<void>; chosen: string }) {
  if (row.code === chosen)
    return (
      <p role="status" className="font-bold text-jade">
        已选择
      </p>
    )
  return (
    <form action={action}>
      <input type="hidden" name="code" value={row.code} />
      <Button size="small" aria-label={`选择职位 ${row.code} ${row.title}`}>
        选择
      </Button>
    </form>
  )
}

function countWords({ rows, next }: PositionPage): string {
  if (rows.length === 0) return '没有找到这样的职位，请换个条件再查。'
  return next ? `先列出 ${rows.length} 个职位，可继续输入缩小范围。` : `找到 ${rows.length} 个职位。`
}

function queryOf(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() ? [[name, value.trim()]] : [],
  )
  return Object.fromEntries(entries)
}
