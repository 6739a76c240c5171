'use client'
import { useActionState } from 'react'
import { Refused } from '@/components/form/refused'
import { SubmitButton } from '@/components/ui/submit-button'
import { LinkShown, type ShownLink } from './link-shown'

export type ResetAnswer = { message: string } | { link: ShownLink }
type Props = { action: (previous: ResetAnswer | null, form: FormData) => Promise<ResetAnswer>; accountId: string }

/** 重置密码: one button; the answer is the new link. */
export function ResetForm({ action, accountId }: Props) {
  const [answer, submit] = useActionState(action, null)
  if (answer && 'link' in answer) return <LinkShown link={answer.link} title="密码已重置" />
  return (
    <form action={submit} className="flex flex-col items-start gap-4">
      {answer && <Refused refused={answer} />}
      <input type="hidden" name="account" value={accountId} />
      <SubmitButton tone="danger" pendingLabel="正在重置…">
        重置密码
      </SubmitButton>
    </form>
  )
}
