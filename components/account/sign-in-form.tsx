'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { PasswordField } from './password-field'
import { ProofOfWork } from './proof-of-work'

export type SignInAnswer = { message: string; field?: 'username' | 'password' | 'code'; username: string }

type SignInFormProps = {
  kind: 'person' | 'unit' | 'staff'
  back: string
  action: (previous: SignInAnswer | null, formData: FormData) => Promise<SignInAnswer>
}

/** Username, password, for staff the one-time code, 验证码. What was typed as a username stays. */
export function SignInForm({ kind, back, action }: SignInFormProps) {
  const [answer, submit] = useActionState(action, null)
  const problem = (field: string) => (answer?.field === field ? answer.message : undefined)
  return (
    <form action={submit} className="flex flex-col gap-5">
      {answer && !answer.field && (
        <Alert tone="error" live title="没有登录成功">
          {answer.message}
        </Alert>
      )}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="back" value={back} />
      <TextField
        name="username"
        label="用户名"
        required
        problem={problem('username')}
        defaultValue={answer?.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
      />
      <PasswordField
        name="password"
        label="密码"
        required
        hint="连续输错 5 次，账号会锁定一小时"
        problem={problem('password')}
        autoComplete="current-password"
      />
      {kind === 'staff' && (
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
      {kind === 'staff' && (
        <details className="-mt-3">
          <summary className="link cursor-pointer py-1">手机不在身边？用恢复码</summary>
          <div className="mt-2">
            <TextField
              name="recovery"
              label="恢复码"
              hint="开通账号时给您的 10 个之一，形如 K7QWM-2XRHA，每个只能用一次；填了它，动态口令就不用填"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={20}
            />
          </div>
        </details>
      )}
      <ProofOfWork />
      <SubmitButton wide pendingLabel="正在登录…">
        登录
      </SubmitButton>
    </form>
  )
}
