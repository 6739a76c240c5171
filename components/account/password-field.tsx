'use client'
import { useEffect, useState } from 'react'
import { describedBy, Field, type FieldWords } from '@/components/ui/field'

type PasswordFieldProps = FieldWords & { name: string; autoComplete: 'current-password' | 'new-password' }

/** A password with a button that shows it; without scripts the button stays away. */
export function PasswordField({ name, autoComplete, ...words }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const id = `field-${name}`
  const verb = shown ? '隐藏' : '显示'
  return (
    <Field id={id} {...words}>
      <span className="flex gap-2">
        <input
          id={id}
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={256}
          className="box"
          aria-required={words.required || undefined}
          aria-invalid={words.problem ? true : undefined}
          aria-describedby={describedBy(id, words)}
        />
        {ready && (
          <button
            type="button"
            aria-controls={id}
            onClick={() => setShown(!shown)}
            className="min-h-12 shrink-0 cursor-pointer rounded-lg border border-edge bg-card px-4 text-ink-2 hover:text-blue"
          >
            <span aria-hidden="true">{verb}</span>
            <span className="sr-only">
              {verb}
              {words.label}
            </span>
          </button>
        )}
      </span>
    </Field>
  )
}
