'use client'
import { PasswordField } from '@/components/account/password-field'
import { PasswordStrength } from '@/components/account/password-strength'
import type { FieldView } from '@/components/form/step-view'

type NewPasswordInputProps = { field: FieldView; problem: string | undefined; typed: string; username: string }

/** A new password, with the meter under the first of the two boxes. */
export function NewPasswordInput({ field, problem, typed, username }: NewPasswordInputProps) {
  return (
    <>
      <PasswordField
        name={field.name}
        label={field.label}
        hint={field.hint}
        problem={problem}
        required={field.required}
        autoComplete="new-password"
      />
      {field.name === 'password' && <PasswordStrength password={typed} owner={{ username }} />}
    </>
  )
}
