'use client'
import { describedBy, Field, FieldNotes, RequiredMark } from '@/components/ui/field'
import { MaterialsInput } from './materials-input'
import { RowsInput, type RowsPorts } from './rows-input'
import { SelectInput } from './select-input'
import { type Answers, choicesOf, type FieldView, fieldId } from './step-view'
import type { Materials } from './use-materials'

export type FieldInputProps = {
  field: FieldView
  /** Every field of the step: a select needs the one that controls it, a condition the one it depends on. */
  fields: readonly FieldView[]
  /** What the page was made with. */
  answers: Answers
  /** What the controlling fields say now. */
  current: Answers
  /** Scripts work: choices and conditions can follow. */
  scripted: boolean
  problem: string | undefined
  /** For fields that are answered by files. */
  materials?: Materials
  /** For fields that are answered by rows. */
  rows?: RowsPorts
}

/** One field of a step. A field whose condition is not met stays in the page, unseen where scripts can show it in time. */
export function FieldInput(props: FieldInputProps) {
  const { field, fields, current } = props
  const unmet = field.when && !field.when.is.includes(current[field.when.field] ?? '')
  const depends = fields.find((one) => one.name === field.when?.field)
  return (
    <div className={unmet ? 'hidden noscript:block' : ''}>
      {field.when && depends && (
        <p className="hidden text-ink-3 text-sm noscript:block">
          仅当“{depends.label}”选“{field.when.is.map((value) => wordsOf(depends, value)).join('”或“')}”时填写：
        </p>
      )}
      <Kind {...props} />
    </div>
  )
}

function Kind(props: FieldInputProps) {
  switch (props.field.as) {
    case 'account':
      return <AccountInput {...props} />
    case 'radio':
      return <RadioInput {...props} />
    case 'letter':
      return <LetterInput {...props} />
    case 'select':
      return <SelectInput {...props} />
    case 'position':
      return <PositionInput {...props} />
    case 'photo':
      return null
    case 'materials':
      return props.materials ? <MaterialsInput {...props} materials={props.materials} /> : null
    case 'rows':
      return props.rows ? <RowsInput {...props} rows={props.rows} drawCell={(cell) => <FieldInput {...cell} />} /> : null
    default:
      return <TextInput {...props} />
  }
}

function TextInput({ field, answers, problem }: FieldInputProps) {
  const id = fieldId(field.name)
  const hint = field.hint ?? (field.as === 'month' ? '例如 2006-07' : undefined)
  const shared = {
    id,
    name: field.name,
    className: 'box',
    defaultValue: answers[field.name] ?? '',
    maxLength: field.maxLength,
    autoComplete: field.autoComplete ?? 'off',
    'aria-required': field.required || undefined,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': describedBy(id, { hint, problem }),
  }
  return (
    <Field id={id} label={field.label} hint={hint} problem={problem} required={field.required}>
      {field.as === 'textarea' ? <textarea rows={4} {...shared} /> : <input {...keyboards[field.as]} {...shared} />}
    </Field>
  )
}

// type=month is a bare text box in Firefox and Safari on desktops; type=number swallows what it does not like.
const keyboards: Partial<
  Record<FieldView['as'], { type: string; inputMode?: 'numeric'; pattern?: string; placeholder?: string }>
> = {
  month: { type: 'text', inputMode: 'numeric', pattern: '\\d{4}-\\d{2}' },
  number: { type: 'text', inputMode: 'numeric' },
  email: { type: 'email' },
  tel: { type: 'tel' },
  text: { type: 'text' },
}

function AccountInput({ field, answers }: FieldInputProps) {
  const id = fieldId(field.name)
  const hint = field.hint ?? (
    <>
      来自实名注册，如需更改请到“
      <a className="link" href="/profile">
        用户信息维护
      </a>
      ”
    </>
  )
  return (
    <Field id={id} label={field.label} hint={hint}>
      <input id={id} className="box" readOnly value={field.value ?? answers[field.name] ?? ''} aria-describedby={`${id}-hint`} />
    </Field>
  )
}

function RadioInput({ field, answers, problem }: FieldInputProps) {
  const id = fieldId(field.name)
  return (
    <fieldset aria-describedby={describedBy(id, { hint: field.hint, problem })}>
      <legend className="font-bold">
        <RequiredMark required={field.required} />
        {field.label}
        {field.required && <span className="sr-only">（必填）</span>}
      </legend>
      <FieldNotes id={id} hint={field.hint} problem={problem} />
      <div className="mt-1 flex flex-wrap gap-3">
        {choicesOf(field, '').map((option, index) => (
          <label
            key={option.value}
            className="flex min-h-12 min-w-28 flex-1 cursor-pointer items-center gap-3 rounded-lg border border-edge bg-card px-4 py-2 has-checked:border-blue has-checked:bg-blue-soft"
          >
            <input
              type="radio"
              name={field.name}
              id={index === 0 ? id : `${id}-${index}`}
              value={option.value}
              defaultChecked={answers[field.name] === option.value}
              className="size-5 shrink-0 accent-blue"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Chosen and shown above this form: here only what is wrong with it. */
function PositionInput({ field, problem }: FieldInputProps) {
  const id = fieldId(field.name)
  return (
    <div id={id} tabIndex={-1}>
      <FieldNotes id={id} problem={problem} />
    </div>
  )
}

/** Agreement to a letter: posted as the version agreed to. Not typed, so never autosaved. */
function LetterInput({ field, answers, problem }: FieldInputProps) {
  const id = fieldId(field.name)
  const version = field.value ?? 'agreed'
  if (!field.tick) return <input type="hidden" name={field.name} value={version} />
  return (
    <div>
      <FieldNotes id={id} problem={problem} />
      <label className="mt-1 flex min-h-12 cursor-pointer items-center gap-3 rounded-lg border border-edge bg-card px-4 py-2 font-bold has-checked:border-blue has-checked:bg-blue-soft">
        <input
          type="checkbox"
          id={id}
          name={field.name}
          value={version}
          defaultChecked={answers[field.name] === version}
          aria-required="true"
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(id, { problem })}
          className="size-5 shrink-0 accent-blue"
        />
        {field.label}
      </label>
    </div>
  )
}

function wordsOf(field: FieldView, value: string): string {
  return choicesOf(field, '').find((option) => option.value === value)?.label ?? value
}
