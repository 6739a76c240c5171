'use client'
import { type ReactNode, useActionState } from 'react'
import { Refused } from '@/components/form/refused'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { dayAndMinute } from '@/lib/clock/format'

export type LinkAnswer =
  | { message: string; typed?: { name: string; username: string } }
  | { link: { address: string; expiresAt: Date }; accountId: string }
type Action = (previous: LinkAnswer | null, form: FormData) => Promise<LinkAnswer>

/** Name and username of a new account; the answer is the link for its owner, shown this once. */
export function NewStaffForm({ action }: { action: Action }) {
  const [answer, submit] = useActionState(action, null)
  if (answer && 'link' in answer) return <LinkShown {...answer} title="账号已建好，还差两步" />
  return (
    <form action={submit} className="flex flex-col gap-5">
      <Problem answer={answer} />
      <TextField name="name" label="姓名" required defaultValue={answer?.typed?.name} autoComplete="off" maxLength={100} />
      <TextField
        name="username"
        label="用户名"
        required
        hint="6 至 20 个字母、数字或下划线，以字母开头；建好后不能改"
        defaultValue={answer?.typed?.username}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
      />
      <SubmitButton pendingLabel="正在建立…">新建账号</SubmitButton>
    </form>
  )
}

/** One button that makes a new link for an account. */
export function NewLinkForm({ action, accountId, children }: { action: Action; accountId: string; children: ReactNode }) {
  const [answer, submit] = useActionState(action, null)
  if (answer && 'link' in answer) return <LinkShown {...answer} title="新的开通链接" />
  return (
    <form action={submit}>
      <Problem answer={answer} />
      <input type="hidden" name="account" value={accountId} />
      <SubmitButton tone="danger" pendingLabel="正在生成…">
        {children}
      </SubmitButton>
    </form>
  )
}

function LinkShown({ link, accountId, title }: Extract<LinkAnswer, { link: object }> & { title: string }) {
  return (
    <Alert tone="done" live title={title}>
      <p>
        请把下面的链接当面或用单位内部渠道交给本人，由本人设置密码和动态口令。<strong>链接只显示这一次</strong>，用一次就失效，
        {dayAndMinute(link.expiresAt)} 过期。
      </p>
      <p className="my-3 select-all break-all rounded-lg border border-line bg-card px-3 py-2 font-mono text-sm">
        {link.address}
      </p>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={link.address}>复制链接</CopyButton>
        <ButtonLink href={`/office/staff/${accountId}`} tone="secondary" size="small">
          去分配角色
        </ButtonLink>
      </div>
    </Alert>
  )
}

function Problem({ answer }: { answer: LinkAnswer | null }) {
  if (!answer || !('message' in answer)) return null
  return (
    <div className="mb-4">
      <Refused refused={answer} />
    </div>
  )
}
