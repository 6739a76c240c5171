'use client'
import { describedBy, FieldNotes, RequiredMark } from '@/components/ui/field'
import { yuan } from '@/lib/clock/format'
import { checkedIn } from '@/lib/workflow/form'
import type { FieldInputProps } from './field-input'
import { choicesOf, fieldId } from './step-view'

/** Some of a list; where they cost something, what they cost together, adding up as one chooses (E-05). */
export function ChecksInput({ field, answers, current, scripted, problem }: FieldInputProps) {
  const id = fieldId(field.name)
  const options = choicesOf(field, '')
  const chosen = checkedIn(answers[field.name] ?? '')
  const isChecked = (value: string) => field.fixed === true || chosen.includes(value)
  const now = field.fixed ? options.map(({ value }) => value) : checkedIn((scripted ? current : answers)[field.name] ?? '')
  const total = options.reduce((sum, { value, fen = 0 }) => sum + (now.includes(value) ? fen : 0), field.baseFen ?? 0)
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy(id, { hint: field.hint, problem })}
      className="min-w-0 scroll-mt-4"
    >
      <legend className="font-bold">
        <RequiredMark required={field.required} />
        {field.label}
        {field.required && <span className="sr-only">（必填）</span>}
      </legend>
      <FieldNotes id={id} hint={field.hint} problem={problem} />
      {/* Unticked boxes post nothing: this says that the question was asked. */}
      <input type="hidden" name={field.name} value="" />
      <div className="mt-1 flex flex-col gap-3">
        {options.map(({ value, label, fen }) => (
          <label
            key={value}
            className="flex min-h-12 cursor-pointer items-center gap-3 rounded-lg border border-edge bg-card px-4 py-2 has-checked:border-blue has-checked:bg-blue-soft"
          >
            {field.fixed && <input type="hidden" name={field.name} value={value} />}
            <input
              type="checkbox"
              name={field.fixed ? undefined : field.name}
              value={value}
              defaultChecked={isChecked(value)}
              disabled={field.fixed}
              className="size-5 shrink-0 accent-blue"
            />
            <span className="min-w-0 flex-1">{label}</span>
            {fen !== undefined && <span className="shrink-0 text-ink-2">{yuan(fen)} 元</span>}
          </label>
        ))}
      </div>
      {field.baseFen !== undefined && (scripted || now.length > 0) && (
        <p role="status" className="mt-3">
          已选 {now.length} 科，应缴 <strong>{yuan(total)} 元</strong>
        </p>
      )}
    </fieldset>
  )
}
