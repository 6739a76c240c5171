import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { VoidingForm } from '@/components/office/voiding-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { dayAndMinute } from '@/lib/clock/format'
import { registrationMachine } from '@/lib/exam/machine'
import { readVoiding } from '@/lib/exam/voiding/read-voiding'
import { stateOf } from '@/lib/workflow/machine'
import { proposeVoidingAction } from './actions'

export const metadata: Metadata = { title: '报名无效处理' }

/** 报名无效, 成绩无效: proposed here, decided by another officer from the queue (E-37, O-27). */
export default async function VoidPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = [await requireViewer('staff'), await params]
  const voiding = await readVoiding(viewer, id)
  if (!voiding) notFound()
  const { waiting, declined, objections } = voiding
  return (
    <Page width="form">
      <PageTitle
        title={voiding.move === 'annul' ? '成绩无效处理' : '报名无效处理'}
        above={voiding.title}
        back={{ href: `/office/cases/${id}`, label: '这项报名' }}
      />
      <div className="grid gap-5">
        {waiting && (
          <Alert tone="soon" title="已经提出，等待另一位考务人员复核">
            在复核以前，报名的状态不变。
            <a className="link" href={`/office/cases/${waiting.id}`}>
              查看 {waiting.number}
            </a>
          </Alert>
        )}
        <Card title="报名">
          <DescriptionList
            items={[
              { term: '姓名', detail: voiding.name },
              { term: '证件号码', detail: voiding.idNumber },
              { term: '报名序号', detail: voiding.number },
              { term: '状态', detail: stateOf(registrationMachine, voiding.state).label },
              ...declined.map((one) => ({ term: '以前提出', detail: `${dayAndMinute(one.enteredAt)} 决定不作无效处理` })),
            ]}
          />
        </Card>
        {objections.length > 0 && <Alert tone="soon">{objections[0]?.message}</Alert>}
        {!waiting && voiding.move && <VoidingForm id={id} move={voiding.move} action={proposeVoidingAction} />}
      </div>
    </Page>
  )
}
