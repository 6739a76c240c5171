import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EnterExam } from '@/components/exam/enter-exam'
import { ExamSchedule } from '@/components/exam/exam-schedule'
import { RegistrationSteps } from '@/components/exam/registration-steps'
import { SessionTicket } from '@/components/exam/session-ticket'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { getPublishedExam } from '@/db/queries/exam'
import { now } from '@/lib/clock/now'
import { lettersToRead, noticeOfCommitment } from '@/lib/exam/letters'
import { feeRange } from '@/lib/exam/papers'
import { rulesTold } from '@/lib/exam/rules'
import { enterRegistrationAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getPublishedExam((await params).id))?.session.title }
}

export default async function ExamPage({ params }: Props) {
  const frame = await getPublishedExam((await params).id)
  if (!frame) notFound()
  const { session, windows, papers, conditions } = frame
  const at = await now()
  return (
    <Page>
      <PageTitle title={session.title} back={{ href: '/exams/current', label: '当前考试' }} lead={`${session.year} 年度`} />
      <SessionTicket
        title={session.shortTitle}
        windows={windows}
        fee={feeRange(frame)}
        now={at}
        heading="h2"
        action={<EnterExam session={session} windows={windows} now={at} action={enterRegistrationAction} />}
      />
      <div className="mt-5 grid gap-5">
        <ExamSchedule session={session} windows={windows} papers={papers} />
        <Card title="报名前请了解">
          <ul className="list-disc pl-5">
            {[...rulesTold(session.features, conditions), ...session.advice].map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Card>
        {noticeOfCommitment(frame) && (
          <Card title="证明事项告知承诺制">
            <p>报名前请先阅读告知事项，再决定是否采用告知承诺制。</p>
            <div className="mt-3">
              <ButtonLink href={`/exams/${session.id}/commitment`} tone="secondary">
                阅读告知事项
              </ButtonLink>
            </div>
          </Card>
        )}
        <RegistrationSteps session={session} letters={lettersToRead(frame)} />
      </div>
    </Page>
  )
}
