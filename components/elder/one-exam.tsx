import type { ReactNode } from 'react'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { thingOf } from '@/lib/exam/next-things'
import type { readMyExams } from '@/lib/exam/read-registration'
import { PhoneCard } from './phone-card'
import { ThingCard } from './thing-card'

/** In 长者模式 the most pressing registration with its one button; the others behind a link. */
export function OneExam({ exams, note }: { exams: Awaited<ReturnType<typeof readMyExams>>; note: ReactNode }) {
  const exam = exams.find(({ todo }) => todo) ?? exams[0]
  if (!exam) return null
  const session = { ...exam.frame.session, windows: exam.frame.windows }
  return (
    <Page>
      <PageTitle title="我的考试" />
      {note}
      <ThingCard thing={thingOf({ ...exam, session })} first />
      <p className="mt-4">
        <a className="link inline-flex min-h-14 items-center" href="/exams/mine?all=1">
          {exams.length > 1 ? `看全部 ${exams.length} 项报名` : '看进度和别的操作'}
        </a>
      </p>
      <PhoneCard />
    </Page>
  )
}
