import { describedBy, Field, FieldNotes } from '@/components/ui/field'
import type { SettingField } from '@/lib/exam/config/part'
import { namesIn } from '@/lib/text/names-in'
import { Ticks } from './ticks'

type Props = { name: string; field: SettingField; value: string; problem: string | undefined }

/** One thing that an officer sets of an exam; native boxes, so that it works without scripts. */
export function SettingInput({ name, field, value, problem }: Props) {
  const id = `field-${name}`
  const { label, hint, required = false } = field
  if (field.as === 'tick') {
    return (
      <div>
        <label htmlFor={id} className="flex min-h-11 items-center gap-2">
          <input id={id} type="checkbox" name={name} value="yes" defaultChecked={value === 'yes'} className="size-5" />
          {label}
        </label>
        <FieldNotes id={id} hint={hint} problem={problem} />
      </div>
    )
  }
  if (field.as === 'ticks') return <TicksInput name={name} field={field} value={value} problem={problem} />
  const shared = {
    ...{ id, name, className: 'box', defaultValue: value, autoComplete: 'off' },
    'aria-required': required || undefined,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': describedBy(id, { hint, problem }),
  }
  return (
    <Field id={id} label={label} hint={hint} problem={problem} required={required}>
      <Box field={field} shared={shared} />
    </Field>
  )
}

/** Several of what there is; the boxes are of one name and come back as one text. */
function TicksInput({ name, field: { label, hint, options = [] }, value, problem }: Props) {
  const id = `field-${name}`
  const choices = options.map((one) => [one.value, one.label] as const)
  return (
    <fieldset aria-describedby={describedBy(id, { hint, problem })}>
      <legend className="font-bold">{label}</legend>
      <FieldNotes id={id} hint={hint} problem={problem} />
      <Ticks name={name} choices={choices} chosen={namesIn(value)} />
    </fieldset>
  )
}

function Box({ field, shared }: { field: SettingField; shared: object }) {
  if (field.as === 'lines') return <textarea rows={field.rows ?? 4} {...shared} />
  if (field.as === 'time') return <input type="datetime-local" {...shared} />
  if (field.as !== 'select') return <input type="text" {...shared} />
  return (
    <select {...shared}>
      {field.options?.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
