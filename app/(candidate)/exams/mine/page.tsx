import type { Metadata } from 'next'
import { putOffDossierAction } from '@/app/(account)/profile/dossier/actions'
import { laterAction } from '@/app/(account)/profile/questions/actions'
import { DossierInvite } from '@/components/account/dossier-invite'
import { IncompleteNote } from '@/components/account/incomplete-note'
import { QuestionsInvite } from '@/components/account/questions-invite'
import { OneExam } from '@/components/elder/one-exam'
import { RegistrationCard } from '@/components/exam/registration-card'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { isIncompleteAccount } from '@/db/queries/provincial'
import { displayMode } from '@/lib/access/display-mode'
import { invitesDossier } from '@/lib/access/dossier-invite'
import { invitesQuestions } from '@/lib/access/questions-invite'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
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
  if (simple) return <OneExam exams={exams} note={note} />
  return (
    <Page>
      <PageTitle title="我的考试" lead={<Todos todos={todos} />} />
      {note}
      {(await invitesQuestions(viewer)) && (
        <div className="mb-5">
          <QuestionsInvite later={laterAction} back="/exams/mine" />
        </div>
      )}
      {(await invitesDossier(viewer)) && (
        <div className="mb-5">
          <DossierInvite later={putOffDossierAction} back="/exams/mine" />
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
