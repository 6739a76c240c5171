import type { Metadata } from 'next'
import { EligibilityLink } from '@/components/exam/eligibility-link'
import { EnterExam } from '@/components/exam/enter-exam'
import { SessionTicket } from '@/components/exam/session-ticket'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { listExamFrames } from '@/db/queries/exam'
import { now } from '@/lib/clock/now'
import { feeRange } from '@/lib/exam/papers'
import { enterRegistrationAction } from '../actions'

export const metadata: Metadata = { title: '当前考试' }

export default async function CurrentExamsPage() {
  const at = await now()
  const frames = await listExamFrames(at)
  return (
    <Page>
      <PageTitle
        title="当前考试"
        lead="选择考试，点击“进入报名”。报名、缴费的截止时间以本页的服务器时间为准，精确到秒。"
        aside={<EligibilityLink />}
      />
      {frames.length === 0 && <Empty title="现在没有考试">新的考试公布后会出现在这里。</Empty>}
      <ul className="flex flex-col gap-5">
        {frames.map(({ session, windows, ...frame }) => (
          <li key={session.id}>
            <SessionTicket
              title={session.title}
              href={`/exams/${session.id}`}
              windows={windows}
              fee={feeRange({ session, ...frame })}
              now={at}
              heading="h2"
              action={<EnterExam session={session} windows={windows} now={at} action={enterRegistrationAction} />}
            />
          </li>
        ))}
      </ul>
    </Page>
  )
}
