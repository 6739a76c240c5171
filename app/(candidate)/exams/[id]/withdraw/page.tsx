import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NotNow } from '@/components/exam/not-now'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/access/session'
import { dayAndMinute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { registrationMachine } from '@/lib/exam/machine'
import { readRegistration } from '@/lib/exam/read-registration'
import { signs } from '@/lib/exam/way'
import { isOpen } from '@/lib/workflow/machine'
import { withdrawCommitmentAction } from './actions'

const withdrawable = registrationMachine.transitions.withdraw.from

export const metadata: Metadata = { title: '撤回承诺' }

/** Tells what cannot be undone before it is done (E-12). */
export default async function WithdrawPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const viewer = await requireViewer('person')
  const open = await readRegistration(viewer, id)
  if (!open) redirect(`/exams/${encodeURIComponent(id)}`)
  const { head, facts, frame, state } = open
  const may =
    (withdrawable as readonly string[]).includes(state) && signs(facts) && isOpen(frame.windows.registration, await now())
  if (!may)
    return (
      <NotNow
        caseId={head.id}
        title="撤回承诺"
        why="现在没有可以撤回的承诺：只有采用告知承诺制、没有缴费并且报名没有截止的，才能撤回。"
      />
    )
  const [registration, payment] = [dayAndMinute(frame.windows.registration.to), dayAndMinute(frame.windows.payment.to)]
  return (
    <Page width="form">
      <PageTitle title="撤回承诺" lead={frame.session.title} back={{ href: `/exams/mine/${head.id}`, label: '我的考试' }} />
      <Alert tone="soon" title="撤回后不能恢复">
        <ul className="list-disc pl-5">
          <li>本年度（{frame.session.year} 年）这项考试不再适用告知承诺制，重新报名也不能再选。</li>
          <li>须在 {registration} 前上传证明材料并提交，逾期视为自动放弃报名。</li>
          <li>材料审核通过后才能缴费，最晚 {payment}；到那时还没有审核通过的，视为自动放弃报名。</li>
          <li>报名信息、级别、专业和科目不变，不能修改。</li>
        </ul>
      </Alert>
      <ActionForm action={withdrawCommitmentAction} className="mt-6">
        <input type="hidden" name="caseId" value={head.id} />
        <input type="hidden" name="sessionId" value={id} />
        <label className="flex min-h-12 cursor-pointer items-center gap-3 rounded-lg border border-edge bg-card px-4 py-2 has-checked:border-blue has-checked:bg-blue-soft">
          <input type="checkbox" name="known" value="yes" className="size-5 shrink-0 accent-blue" />
          我知道撤回后不能恢复
        </label>
        <div className="mt-5 flex flex-col-reverse gap-3 sm:flex-row">
          <ButtonLink href={`/exams/mine/${head.id}`} tone="secondary">
            不撤回，返回
          </ButtonLink>
          <SubmitButton tone="danger" pendingLabel="正在撤回…">
            撤回承诺
          </SubmitButton>
        </div>
      </ActionForm>
    </Page>
  )
}
