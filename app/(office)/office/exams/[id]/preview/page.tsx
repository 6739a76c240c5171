import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { autosaveAction, saveStepAction } from '@/app/(candidate)/exams/actions'
import { SessionTicket } from '@/components/exam/session-ticket'
import { makeStepView } from '@/components/form/make-step-view'
import { StepForm } from '@/components/form/step-form'
import { PreviewSteps } from '@/components/office/preview-steps'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { getOverseenExam } from '@/db/queries/exam-office'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { registrationFrame } from '@/lib/exam/facts'
import { letterField, registrationForm } from '@/lib/exam/form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ step?: string | string[] }> }

export const metadata: Metadata = { title: '预览' }

export default async function PreviewPage({ params, searchParams }: Props) {
  const [viewer, { id }, { step }] = [await requireViewer('staff'), await params, await searchParams]
  const exam = await getOverseenExam(viewer, id)
  if (!exam) notFound()
  const { session, windows, letters } = exam
  const at = await now()
  const frame = registrationFrame(exam, at)
  const form = registrationForm(frame)
  const steps = Object.entries(form.steps).map(([name, { title }]) => ({ name, title }))
  const shown = steps.find(({ name }) => name === step)?.name
  const letter = letters.find(({ key }) => key === shown)
  const hrefOf = (name: string) => `/office/exams/${id}/preview?step=${name}`
  const view =
    shown &&
    makeStepView({
      ...{ form, answers: {}, title: session.shortTitle, caseId: '', stepName: shown, version: 0, frame, hrefOf, extraSteps: 1 },
      ...{ formName: 'exam-registration', draftKey: `preview:${id}`, nextLabel: '下一步' },
      values: letter && { [letterField(letter.key)]: { value: letter.id, tick: letter.needsTick } },
    })
  return (
    <Page width="form">
      <PageTitle title="预览" above={session.title} back={{ href: `/office/exams/${id}/settings`, label: '考试设置' }} />
      <div className="mb-5 grid gap-4">
        <Alert>这是考生会看到的样子，不能填写，也不保存。</Alert>
        <PreviewSteps steps={steps} shown={shown} href={hrefOf} start={`/office/exams/${id}/preview`} />
      </div>
      <div inert>
        {view ? (
          <StepForm
            key={shown}
            view={view}
            save={saveStepAction}
            autosave={autosaveAction}
            letter={letter && { paragraphs: letter.paragraphs }}
          />
        ) : (
          <SessionTicket {...{ windows, feeFen: session.feeFen, now: at }} title={session.title} heading="h2" />
        )}
      </div>
    </Page>
  )
}
