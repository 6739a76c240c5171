import { Button, ButtonLink } from '@/components/ui/button'
import { Field, TextField } from '@/components/ui/field'
import { auditWords } from '@/lib/audit/words'
import { machines } from '@/lib/workflow/machines'

type Asked = { who: string; what: string; from: string; to: string; number: string }

/** Who, what, from, to, case number: a plain form, so that the address says what is asked for. */
export function AuditFilterForm({ asked }: { asked: Asked }) {
  return (
    <form className="mb-5 grid grid-cols-2 items-end gap-4 lg:grid-cols-5">
      <TextField name="who" label="谁（用户名或姓名）" defaultValue={asked.who} maxLength={60} autoComplete="off" />
      <Field id="field-what" label="做了什么">
        <select id="field-what" name="what" className="box cursor-pointer" defaultValue={asked.what}>
          <option value="">全部</option>
          <optgroup label="后台操作">
            {Object.entries(auditWords).map(([what, label]) => (
              <option key={what} value={`ledger:${what}`}>
                {label}
              </option>
            ))}
          </optgroup>
          <option value="case:open">新建业务</option>
          {Object.values(machines).map((machine) => (
            <optgroup key={machine.kind} label={`业务：${machine.opens.label}`}>
              {Object.entries(machine.transitions).map(([name, { label }]) => (
                <option key={name} value={`case:${name}`}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      <TextField name="from" type="date" label="从" defaultValue={asked.from} />
      <TextField name="to" type="date" label="到" defaultValue={asked.to} />
      <TextField name="number" label="报名序号或业务编号" defaultValue={asked.number} maxLength={60} autoComplete="off" />
      <div className="col-span-2 flex flex-wrap gap-3 lg:col-span-5">
        <Button>查询</Button>
        <ButtonLink href="/office/audit" tone="quiet">
          清除条件
        </ButtonLink>
      </div>
    </form>
  )
}
