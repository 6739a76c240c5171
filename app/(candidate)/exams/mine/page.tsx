import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { laterAction } from '@/app/(account)/profile/questions/actions'
import { IncompleteNote } from '@/components/account/incomplete-note'
import { QuestionsInvite } from '@/components/account/questions-invite'
import { PhoneCard } from '@/components/elder/phone-card'
import { ThingCard } from '@/components/elder/thing-card'
import { RegistrationCard } from '@/components/exam/registration-card'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { isIncompleteAccount } from '@/db/queries/provincial'
import { displayMode } from '@/lib/access/display-mode'
import { invitesQuestions } from '@/lib/access/questions-invite'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { thingOf } from '@/lib/exam/next-things'
import { readMyExams } from '@/lib/exam/read-registration'

export const metadata: Metadata = { title: '我的考试' }

type Props = { searchParams: Promise<{ all?: string }> }

export default async function MyExamsPage({ searchParams }: Props) {
  const viewer = await requireViewer('person')
  const at = await now()
  const exams = await readMyExams(viewer, at)
  const note = (await isIncompleteAccount(viewer.accountId)) && <IncompleteNote />
  const todos = exams.flatMap((exam) => exam.todo ?? [])
  const simple = (await displayMode()) === 'elder' && exams.length > 0 && !(await searchParams).all
  if (simple) return <OneCard exams={exams} note={note} />
  return (
    <Page>
      <PageTitle title="我的考试" lead={<Todos todos={todos} />} />
      {note}
      {(await invitesQuestions(viewer)) && (
        <div className="mb-5">
          <QuestionsInvite later={laterAction} back="/exams/mine" />
        </div>
      )}
      {exams.length === 0 && (
        <Empty title="还没有报名" action={<ButtonLink href="/exams/current">去当前考试报名</ButtonLink>}>
          您报过的考试会列在这里，每一步能办什么、最晚什么时候，都写在上面。
        </Empty>
      )}
      <ul className="flex flex-col gap-5">
        {exams.map((exam) => (
          <li key={exam.id}>
            <RegistrationCard registration={exam} title={exam.frame.session.title} now={at} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Todos({ todos }: { todos: string[] }) {
  if (todos.length === 0) return <>现在没有等您办的事。</>
  return (
    <>
      有 <strong className="text-blue">{todos.length} 件事</strong> 等您办：{todos.join('；')}。
    </>
  )
}

/** In 长者模式 the most pressing registration with its one button; the others behind a link. */
function OneCard({ exams, note }: { exams: Awaited<ReturnType<typeof readMyExams>>; note: ReactNode }) {
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
