import { Button } from '@/components/ui/button'
import { Field, TextField } from '@/components/ui/field'
import { stateLabels } from '@/components/unit/member-table'
import type { MemberFilter, MemberState } from '@/db/queries/unit-member'

type Asked = { name: string; username: string; state: string }

/** What the address asks for, as far as it can be asked. */
export function readQuery(query: Record<string, string | string[] | undefined>) {
  const asked: Asked = { name: words(query.name), username: words(query.username), state: words(query.state) }
  const filter: MemberFilter = {
    ...(asked.name ? { name: asked.name } : {}),
    ...(asked.username ? { username: asked.username } : {}),
    ...(Object.hasOwn(stateLabels, asked.state) ? { state: asked.state as MemberState } : {}),
  }
  return { asked, filter, isEmpty: Object.keys(filter).length === 0 }
}

/** 查询 of 经办人管理: 姓名, 户名, 用户状态. */
export function HandlerQuery({ asked }: { asked: Asked }) {
  return (
    <search>
      <form className="mb-5 grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
        <TextField name="name" label="姓名" defaultValue={asked.name} maxLength={50} autoComplete="off" />
        <TextField name="username" label="户名" defaultValue={asked.username} maxLength={50} autoComplete="off" />
        <Field id="field-state" label="用户状态">
          <select id="field-state" name="state" className="box cursor-pointer" defaultValue={asked.state}>
            <option value="">全部</option>
            {Object.entries(stateLabels).map(([state, label]) => (
              <option key={state} value={state}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <Button tone="secondary">查询</Button>
      </form>
    </search>
  )
}

function words(value: string | string[] | undefined): string {
  if (typeof value !== 'string') return ''
  return value
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
    .trim()
    .slice(0, 50)
}
