'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { NewPasswordFields } from './new-password-fields'
import { PasswordField } from './password-field'

export type PasswordAnswer = { message: string; field?: 'old' | 'code' | 'password' | 'repeat' }
type PasswordFormProps = {
  username: string
  name: string
  asksCode: boolean
  action: (previous: PasswordAnswer | null, form: FormData) => Promise<PasswordAnswer>
}

/** 密码管理: the old password, for staff the one-time code, the new one twice. */
export function PasswordForm({ username, name, asksCode, action }: PasswordFormProps) {
  const [answer, submit] = useActionState(action, null)
  const problem = (field: string) => (answer?.field === field ? answer.message : undefined)
  return (
    <form action={submit} className="flex max-w-[40rem] flex-col gap-5">
      {answer && (
        <Alert tone="error" live title="密码没有修改">
          {answer.message}
        </Alert>
      )}
      <TextField name="username" label="用户名" readOnly value={username} autoComplete="username" />
      <PasswordField
        name="old"
        label="原密码"
        required
        hint="连续输错 5 次，一小时内不能再改"
        problem={problem('old')}
        autoComplete="current-password"
      />
      {asksCode && (
        <TextField
          name="code"
          label="动态口令"
          required
          hint="手机令牌上的 6 位数字，每个只能用一次"
          problem={problem('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
        />
      )}
      <NewPasswordFields owner={{ username, name }} problems={{ password: problem('password'), repeat: problem('repeat') }} />
      <div>
        <SubmitButton pendingLabel="正在修改…">修改密码</SubmitButton>
      </div>
    </form>
  )
}
