import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { LastOpinion } from '@/components/case/last-opinion'
import { makeStepView } from '@/components/form/make-step-view'
import { StepForm } from '@/components/form/step-form'
import { Page } from '@/components/shell/page'
import { requireViewer } from '@/lib/access/session'
import { minute } from '@/lib/clock/format'
import { readStepFiles } from '@/lib/material/read-step-files'
import { readRequest } from '@/lib/service/read-request'
import { firstIncompleteStep, mayOpenStep, nextStep, stepOf, visibleSteps } from '@/lib/workflow/form'
import { autosaveAction } from '../../../../exams/actions'
import { changeMaterialsAction } from '../../../../materials/actions'
import { saveRequestAction } from '../../../actions'

export const metadata: Metadata = { title: '填写申请' }

type Props = { params: Promise<{ service: string; caseId: string; step: string }> }

export default async function RequestStepPage({ params }: Props) {
  const { service: kind, caseId, step } = await params
  const viewer = await requireViewer('person')
  const request = await readRequest(viewer, kind, caseId)
  if (!request) notFound()
  const { form, answers, head, service } = request
  const hrefOf = (name: string) => `/services/${kind}/${head.id}/${name}`
  if (!request.editStep) redirect(`/services/${kind}/${head.id}`)
  if (!visibleSteps(form, answers).includes(step)) notFound()
  if (!mayOpenStep(form, answers, step)) redirect(hrefOf(firstIncompleteStep(form, answers) ?? step))
  const view = makeStepView({
    form,
    answers,
    title: service.title,
    caseId: head.id,
    stepName: step,
    version: request.version,
    savedAt: minute(request.savedAt),
    formName: kind,
    frame: request.frame,
    draftKey: `${viewer.accountId}:${head.id}`,
    nextLabel: nextStep(form, answers, step) ? '下一步' : service.submit,
    hrefOf,
    extraSteps: 0,
    materials: await readStepFiles(viewer, stepOf(form, step), answers),
  })
  return (
    <Page width="form">
      <p className="mb-2 text-ink-3">{request.title}</p>
      <LastOpinion request={request} />
      <StepForm
        key={step}
        view={view}
        save={saveRequestAction.bind(null, kind)}
        autosave={autosaveAction}
        changeMaterials={changeMaterialsAction}
      />
    </Page>
  )
}
