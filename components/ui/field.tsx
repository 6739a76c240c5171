import type { InputHTMLAttributes, ReactNode } from 'react'

export type FieldWords = { label: string; hint?: ReactNode; problem?: string | undefined; required?: boolean }

/** The frame of every field: label, hint under it, problem between hint and box. `id` is that of the box. */
export function Field({
  id,
  label,
  hint,
  problem,
  required = false,
  children,
}: FieldWords & { id: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="block font-bold">
        <RequiredMark required={required} />
        {label}
      </label>
      <FieldNotes id={id} hint={hint} problem={problem} />
      <div className="mt-1">{children}</div>
    </div>
  )
}

/** Hint and problem, to which the box points by `describedBy`. */
export function FieldNotes({ id, hint, problem }: { id: string; hint?: ReactNode; problem?: string | undefined }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="text-ink-3 text-sm">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="font-bold text-[0.9375rem] text-seal">
          <span className="sr-only">错误：</span>
          {problem}
        </p>
      )}
    </>
  )
}

/** The manual's red *. Drawn, not written: a reader hears "required" from the box instead. */
export function RequiredMark({ required }: { required: boolean }) {
  return required ? <span aria-hidden="true" className="mr-1 text-seal before:content-['*']" /> : null
}

export function describedBy(
  id: string,
  { hint, problem }: { hint?: ReactNode; problem?: string | undefined },
): string | undefined {
  return [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
}

type TextFieldProps = FieldWords & Omit<InputHTMLAttributes<HTMLInputElement>, 'required'> & { name: string }

/** One line of text with its frame, for small forms without scripts (sign-in, search). */
export function TextField({ label, hint, problem, required = false, id, className = '', ...input }: TextFieldProps) {
  const own = id ?? `field-${input.name}`
  return (
    <Field id={own} label={label} hint={hint} problem={problem} required={required}>
      <input
        id={own}
        className={`box ${className}`}
        aria-required={required || undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(own, { hint, problem })}
        {...input}
      />
    </Field>
  )
}
