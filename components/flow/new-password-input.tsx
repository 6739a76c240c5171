'use client'
import { PasswordField } from '@/components/account/password-field'
import type { FieldView } from '@/components/form/step-view'

type NewPasswordInputProps = { field: FieldView; problem: string | undefined; username: string }

export function NewPasswordInput({ field, problem }: NewPasswordInputProps) {
  return (
    <PasswordField
      name={field.name}
      label={field.label}
      hint={field.hint}
      problem={problem}
      required={field.required}
      autoComplete="new-password"
    />
  )
}
