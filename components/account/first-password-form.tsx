'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { PasswordField } from './password-field'

export type FirstPasswordAnswer = { message: string; field?: 'password' | 'repeat' }
type Props = {
  token: string
  username: string
  action: (previous: FirstPasswordAnswer | null, form: FormData) => Promise<FirstPasswordAnswer>
}

/** The password of a unit account, with a link. */
export function FirstPasswordForm({ token, username, action }: Props) {
  const [answer, submit] = useActionState(action, null)
  const problem = (field: string) => (answer?.field === field ? answer.message : undefined)
  return (
    <form action={submit} className="flex flex-col gap-5">
      {answer && (
        <Alert tone="error" live title="还没有设置好">
          {answer.message}
        </Alert>
      )}
      <input type="hidden" name="token" value={token} />
      <TextField name="username" label="用户名" readOnly value={username} autoComplete="username" />
      <PasswordField
        name="password"
        label="新密码"
        required
        hint="至少 10 个字符，可以用一句话；不要有用户名和姓名，不要用常见的密码"
        problem={problem('password')}
        autoComplete="new-password"
      />
      <PasswordField name="repeat" label="再填一次新密码" required problem={problem('repeat')} autoComplete="new-password" />
      <SubmitButton wide pendingLabel="正在设置…">
        设置密码
      </SubmitButton>
    </form>
  )
}
