import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NewExamForm } from '@/components/office/new-exam-form'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { listOverseenExams } from '@/db/queries/exam-office'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { templates } from '@/lib/exam/config/templates'
import { createExamAction } from './actions'

export const metadata: Metadata = { title: '新建考试' }

export default async function NewExamPage() {
  const viewer = await requireViewer('staff')
  if (!hasRole(viewer, 'examOfficer', '*')) notFound()
  const exams = await listOverseenExams(viewer, await now())
  const sources = [
    ...exams.map(({ frame: { session } }) => ({ value: session.id, label: `沿用：${session.title}（${session.year} 年度）` })),
    ...Object.entries(templates).map(([kind, { label }]) => ({ value: `template:${kind}`, label: `模板：${label}` })),
  ]
  return (
    <Page width="form">
      <PageTitle
        title="新建考试"
        lead="从往年的考试或模板开始，建好以后逐项修改，发布以前只有考务人员能看到。"
        back={{ href: '/office/exams', label: '考试' }}
      />
      <NewExamForm sources={sources} action={createExamAction} />
    </Page>
  )
}
