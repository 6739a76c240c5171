import { ActionForm } from '@/components/form/action-form'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Field, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { dishonestyEffects, dishonestySources } from '@/lib/dishonesty/sources'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type Person = { caseId: string; name: string; idNumber: string; number: string }
type Props = { person: Person | null; today: string; action: Action }

/** What an officer enters of a decision on paper (O-23). */
export function DishonestyForm({ person, today, action }: Props) {
  const years = Object.values(dishonestySources).flatMap((source) => (source.years.length > 1 ? source.years : []))
  return (
    <Card title="处理决定">
      <ActionForm action={action} className="grid gap-4">
        {person ? (
          <>
            <input type="hidden" name="case" value={person.caseId} />
            <DescriptionList
              items={[
                { term: '姓名', detail: person.name },
                { term: '证件号码', detail: person.idNumber },
                { term: '报名序号', detail: person.number },
              ]}
            />
          </>
        ) : (
          <TextField
            name="idNumber"
            label="证件号码"
            hint="须是注册用户的证件号码。"
            maxLength={40}
            autoComplete="off"
            required
          />
        )}
        <Choice
          name="source"
          label="来源"
          hint="严重违纪违规记录 5 年，特别严重违纪违规长期记录，虚假承诺的年数在下面选择。"
          options={Object.entries(dishonestySources).map(([source, { label }]) => [source, label])}
        />
        <Choice
          name="years"
          label="记录年数"
          hint="只有虚假承诺要选择；其他来源的记录期是规定的。"
          options={years.map((year) => [String(year), `${year} 年`])}
          optional
        />
        <TextField
          name="startsOn"
          type="date"
          label="决定的日期"
          hint="记录期从这一天起算。"
          max={today}
          defaultValue={today}
          required
        />
        <Choice name="effect" label="限制" options={Object.entries(dishonestyEffects)} />
        <TextField name="documentNumber" label="文号" maxLength={60} autoComplete="off" required />
        <ReasonField label="事由" />
        <div>
          <SubmitButton>提出，交另一位复核</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}

type ChoiceProps = {
  name: string
  label: string
  hint?: string
  options: readonly (readonly [string, string])[]
  optional?: boolean
}

function Choice({ name, label, hint, options, optional = false }: ChoiceProps) {
  return (
    <Field id={name} label={label} hint={hint} required={!optional}>
      <select id={name} name={name} className="box cursor-pointer" defaultValue="" aria-describedby={hint && `${name}-hint`}>
        <option value="">{optional ? '按规定' : '请选择'}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** The facts of a decision, which its person reads. */
export function ReasonField({ label }: { label: string }) {
  return (
    <Field id="reason" label={label} hint="本人会看到。" required>
      <textarea id="reason" name="reason" rows={3} maxLength={500} className="box" aria-describedby="reason-hint" />
    </Field>
  )
}
