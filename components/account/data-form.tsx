'use client'
import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { PasswordField } from './password-field'

export type DataAnswer = { ticket: string; minutes: number } | { message: string }
type DataFormProps = { action: (previous: DataAnswer | null, form: FormData) => Promise<DataAnswer> }

/** The password, then the way to the copy, for a few minutes. */
export function DataForm({ action }: DataFormProps) {
  const [answer, submit] = useActionState(action, null)
  if (answer && 'ticket' in answer) {
    return (
      <Alert tone="done" live title={`可以下载了，${answer.minutes} 分钟内有效`}>
        <p className="mb-3">文件里有您的完整号码，请不要在公用电脑上下载，看完请妥善保管或删除。</p>
        <ButtonLink href={`/api/profile/data?ticket=${encodeURIComponent(answer.ticket)}`} download>
          下载
        </ButtonLink>
      </Alert>
    )
  }
  return (
    <form action={submit} className="flex max-w-[40rem] flex-col gap-5">
      {answer && (
        <Alert tone="error" live title="没有办成">
          {answer.message}
        </Alert>
      )}
      <PasswordField name="password" label="登录密码" required hint="确认是您本人" autoComplete="current-password" />
      <div>
        <SubmitButton pendingLabel="正在核对…">下一步</SubmitButton>
      </div>
    </form>
  )
}
