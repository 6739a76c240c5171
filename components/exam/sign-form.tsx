'use client'
import { useActionState } from 'react'
import { PasswordField } from '@/components/account/password-field'
import { Refused } from '@/components/form/refused'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'

export type SignAnswer = { message: string; sent?: boolean } | null

type SignFormProps = {
  carried: { caseId: string; sessionId: string; letterId: string }
  by: 'password' | 'sms'
  action: (previous: SignAnswer, form: FormData) => Promise<SignAnswer>
}

/** Signs by the password once more, or by a fresh SMS code where the account has no password (E-12). */
export function SignForm({ carried, by, action }: SignFormProps) {
  const [answer, submit] = useActionState(action, null)
  return (
    <form action={submit} className="flex flex-col gap-5">
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {answer?.sent ? (
        <Alert tone="done" live>
          {answer.message}
        </Alert>
      ) : (
        <Refused refused={answer} />
      )}
      {by === 'password' ? (
        <PasswordField
          name="password"
          label="登录密码"
          required
          hint="确认是您本人签署；不能由他人代签"
          autoComplete="current-password"
        />
      ) : (
        <Field id="field-code" label="短信验证码" required hint="您的账号没有密码，用发到注册手机的验证码确认是您本人签署">
          <span className="flex flex-wrap gap-2">
            <input
              id="field-code"
              name="code"
              className="box min-w-32 flex-1"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
            />
            <Button name="then" value="send" tone="secondary" className="shrink-0">
              发送短信验证
            </Button>
          </span>
        </Field>
      )}
      <div>
        <SubmitButton name="then" value="sign" pendingLabel="正在签署…">
          签署承诺书
        </SubmitButton>
      </div>
    </form>
  )
}
