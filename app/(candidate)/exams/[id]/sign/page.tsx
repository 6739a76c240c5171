import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NotNow } from '@/components/exam/not-now'
import { SignForm } from '@/components/exam/sign-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { stepUpWay } from '@/lib/account/step-up'
import { dayAndMinute } from '@/lib/clock/format'
import { readRegistration } from '@/lib/exam/read-registration'
import { signCommitmentAction } from './actions'

export const metadata: Metadata = { title: '签署告知承诺书' }

export default async function SignPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const viewer = await requireViewer('person')
  const open = await readRegistration(viewer, id)
  if (!open) redirect(`/exams/${encodeURIComponent(id)}`)
  const { head, facts, frame, state } = open
  if (state !== 'unsigned' || !facts.letter)
    return <NotNow caseId={head.id} title="签署告知承诺书" why="现在没有要签署的承诺书。" />
  const { letter } = facts
  return (
    <Page width="form">
      <PageTitle
        title="签署告知承诺书"
        lead={`报名信息已确认，请在 ${dayAndMinute(frame.windows.registration.to)} 前签署，签署后缴费。`}
        back={{ href: `/exams/mine/${head.id}`, label: '我的考试' }}
      />
      <div className="grid gap-5">
        <Card title={letter.title}>
          {letter.paragraphs.map((paragraph) => (
            <p key={paragraph} className="mb-3 last:mb-0">
              {paragraph}
            </p>
          ))}
          <p className="mt-4 border-line border-t pt-3">承诺人：{facts.person.name}</p>
        </Card>
        {facts.frame.method?.barred && (
          <Alert tone="error" title="不能签署">
            {facts.frame.method.barred}
          </Alert>
        )}
        <Alert tone="soon" title="一经签署即具有法律效力">
          由本人签署，不允许代为承诺。不实承诺的，报名、成绩或证书无效，已缴费用不退，并记入资格考试诚信档案库。
        </Alert>
        <SignForm
          carried={{ caseId: head.id, sessionId: id, letterId: letter.id }}
          by={await stepUpWay(viewer)}
          action={signCommitmentAction}
        />
      </div>
    </Page>
  )
}
