import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EligibilityForm } from '@/components/exam/eligibility-form'
import { fieldView } from '@/components/form/make-step-view'
import { ConditionsTold } from '@/components/office/conditions-told'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { getOverseenExam } from '@/db/queries/exam-office'
import { requireViewer } from '@/lib/access/session'
import { readTrialStep } from '@/lib/exam/conditions/read-eligibility'
import { trialAction } from './actions'

export const metadata: Metadata = { title: '试一试报考条件' }

export default async function TrialPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = [await requireViewer('staff'), await params]
  const frame = await getOverseenExam(viewer, id)
  if (!frame) notFound()
  const step = await readTrialStep(frame)
  const sections = (step?.sections ?? []).map(({ title, fields }) => ({
    title,
    fields: Object.entries(fields).map(([name, field]) => fieldView(name, field)),
  }))
  return (
    <Page>
      <PageTitle
        title="报考条件：条文和试算"
        above={frame.session.title}
        back={{ href: `/office/exams/${id}/settings`, label: '考试设置' }}
        lead="上面是考生读到的条文；下面填一个人的学历、工作和证书，看各级别按哪一条符合、差什么。与考生报名时用的是同一套计算，填写的内容不会保存。"
      />
      {frame.conditions && step ? (
        <div className="grid gap-8">
          <ConditionsTold conditions={frame.conditions} />
          <EligibilityForm sections={sections} action={trialAction.bind(null, id)} trial />
        </div>
      ) : (
        <Alert>还没有写报考条件，考生报名时不会核对。</Alert>
      )}
    </Page>
  )
}
