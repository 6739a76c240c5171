import type { Metadata } from 'next'
import { RegistrationCard } from '@/components/exam/registration-card'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { readMyExams } from '@/lib/exam/read-registration'

export const metadata: Metadata = { title: '我的考试' }

export default async function MyExamsPage() {
  const viewer = await requireViewer('person')
  const at = await now()
  const exams = await readMyExams(viewer, at)
  const todos = exams.flatMap((exam) => exam.todo ?? [])
  return (
    <Page>
      <PageTitle title="我的考试" lead={<Todos todos={todos} />} />
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
