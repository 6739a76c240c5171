import { Button, ButtonLink } from '@/components/ui/button'
import { Field, TextField } from '@/components/ui/field'
import { channels, type MessageFilter, smsStandings } from '@/lib/message/deliveries'
import { templates } from '@/lib/message/templates'

type MessageFilterFormProps = { filter: MessageFilter; refused: boolean; action: (form: FormData) => Promise<void> }

/** Posts, so that a mobile number stands in no address; works without scripts. */
export function MessageFilterForm({ filter, refused, action }: MessageFilterFormProps) {
  const { channel, standing, template, to } = filter
  const names = Object.fromEntries(Object.entries(templates).map(([key, { name }]) => [key, name]))
  return (
    <form
      action={action}
      className="mb-5 grid grid-cols-2 items-end gap-3 rounded-xl border border-line bg-card p-4 lg:grid-cols-4"
    >
      <Choice name="channel" label="渠道" options={channels} chosen={channel} />
      <Choice name="state" label="状态" options={smsStandings} chosen={standing} />
      <Choice name="template" label="通知种类" options={names} chosen={template} />
      <TextField
        name="mobile"
        label="手机号码"
        inputMode="tel"
        autoComplete="off"
        maxLength={20}
        placeholder={to ? '已按一个号码筛选' : undefined}
        problem={refused ? '请填写 11 位手机号码。' : undefined}
      />
      {to && <input type="hidden" name="to" value={to} />}
      <div className="col-span-full flex flex-wrap gap-3">
        <Button tone="secondary" size="small">
          查询
        </Button>
        {(channel || standing || template || to) && (
          <ButtonLink href="/office/messages" tone="quiet" size="small">
            看全部
          </ButtonLink>
        )}
      </div>
    </form>
  )
}

type ChoiceProps = { name: string; label: string; options: Readonly<Record<string, string>>; chosen: string | undefined }

function Choice({ name, label, options, chosen }: ChoiceProps) {
  const id = `filter-${name}`
  return (
    <Field id={id} label={label}>
      <select id={id} name={name} defaultValue={chosen ?? ''} className="box cursor-pointer">
        <option value="">全部</option>
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}
