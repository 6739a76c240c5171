'use client'
import { describedBy, Field } from '@/components/ui/field'
import type { Option } from '@/lib/workflow/form'
import type { FieldInputProps } from './field-input'
import { choicesOf, type FieldView, fieldId } from './step-view'

/** A select; one whose choices follow from another field (级别 → 专业) shows all of them in groups until scripts can follow. */
export function SelectInput(props: FieldInputProps) {
  const { field, fields, answers, current, scripted, problem } = props
  const id = fieldId(field.name)
  const by = field.options && 'by' in field.options ? field.options.by : null
  const controlling = by ? (current[by] ?? '') : ''
  const choices = by && !scripted ? null : choicesOf(field, controlling)
  const chosen = (by ? current[field.name] : answers[field.name]) ?? ''
  return (
    <Field id={id} label={field.label} hint={field.hint} problem={problem} required={field.required}>
      <select
        // New choices make a new box, so that a choice they still have is kept and one they have not is gone.
        key={`${scripted && by ? controlling : ''}`}
        id={id}
        name={field.name}
        className="box cursor-pointer"
        defaultValue={!choices || choices.some((option) => option.value === chosen) ? chosen : ''}
        autoComplete={field.autoComplete ?? 'off'}
        aria-required={field.required || undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { hint: field.hint, problem })}
      >
        <option value="">{by && choices?.length === 0 ? `请先选择${labelOf(fields, by)}` : '请选择'}</option>
        {choices ? choices.map(drawOption) : <Groups {...props} />}
      </select>
    </Field>
  )
}

function Groups({ field, fields }: FieldInputProps) {
  if (!field.options || !('by' in field.options)) return null
  const { by, of } = field.options
  const controller = fields.find((one) => one.name === by)
  return Object.entries(of).map(([value, options]) => (
    <optgroup
      key={value}
      label={(controller && choicesOf(controller, '').find((option) => option.value === value)?.label) ?? value}
    >
      {options.map(drawOption)}
    </optgroup>
  ))
}

function drawOption({ value, label }: Option) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}

function labelOf(fields: readonly FieldView[], name: string): string {
  return fields.find((field) => field.name === name)?.label ?? name
}
