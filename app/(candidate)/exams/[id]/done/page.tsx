import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { Stamp } from '@/components/ui/stamp'
import { requireViewer } from '@/lib/access/session'
import { dayAndMinute, yuan } from '@/lib/clock/format'
import { readRegistration } from '@/lib/exam/read-registration'

export const metadata: Metadata = { title: '报名信息提交成功' }

export default async function DonePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const viewer = await requireViewer('person')
  const open = await readRegistration(viewer, id)
  if (!open) redirect(`/exams/${encodeURIComponent(id)}`)
  const { head, frame, facts, state } = open
  if (state === 'unsigned') redirect(`/exams/${id}/sign`)
  if (state === 'review') return <Submitted number={head.number} caseId={head.id} payBy={frame.windows.payment.to} />
  if (state !== 'confirmed') redirect(`/exams/mine/${head.id}`)
  return (
    <Page width="form">
      <PageTitle title="报名信息提交成功" lead="还差一步：网上缴费。" aside={<Stamp lines={['已确认', '待缴费']} landing />} />
      <Card title="待缴费">
        <p>
          报名序号 <strong>{head.number}</strong>，应缴 <strong>{yuan(facts.feeFen)} 元</strong>。
        </p>
        <p className="mt-1 text-ink-2">
          请在 <strong className="text-seal">{dayAndMinute(frame.windows.payment.to)}</strong>{' '}
          前完成网上缴费，逾期未缴费视为自动放弃报名。
        </p>
        <div className="mt-5 flex flex-wrap gap-3">
          <ButtonLink href={`/exams/${id}/pay`}>网上缴费</ButtonLink>
          <ButtonLink href="/exams/mine" tone="secondary">
            我的考试
          </ButtonLink>
        </div>
      </Card>
    </Page>
  )
}

/** 待审核: what comes next, and by when (E-13). */
function Submitted({ number, caseId, payBy }: { number: string; caseId: string; payBy: Date }) {
  return (
    <Page width="form">
      <PageTitle
        title="报名信息提交成功"
        lead="材料正在排队审核，结果会发站内消息和短信。"
        aside={<Stamp lines={['已提交', '待审核']} landing />}
      />
      <Card title="待审核">
        <p>
          报名序号 <strong>{number}</strong>。审核通过后请在 <strong className="text-seal">{dayAndMinute(payBy)}</strong>{' '}
          前完成网上缴费；到那时还没有审核通过的，视为自动放弃报名。
        </p>
        <div className="mt-5">
          <ButtonLink href={`/exams/mine/${caseId}`}>我的考试</ButtonLink>
        </div>
      </Card>
    </Page>
  )
}
