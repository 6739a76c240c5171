import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Answers } from '@/components/case/answers'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { StepBar } from '@/components/ui/step-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/access/session'
import { dayAndMinute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { positionObjections } from '@/lib/exam/choice-position'
import { choiceWords } from '@/lib/exam/choice-words'
import { registrationMachine } from '@/lib/exam/machine'
import { readRegistration } from '@/lib/exam/read-registration'
import { eligibilityDoubts, eligibilityObjections, rulesTold } from '@/lib/exam/rules'
import { photoSrc } from '@/lib/exam/use-photo'
import { answerRows, firstIncompleteStep, visibleSteps } from '@/lib/workflow/form'
import { stateAt } from '@/lib/workflow/machine'
import { confirmAction } from '../../actions'

export const metadata: Metadata = { title: '核对并确认' }

export default async function ConfirmPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const viewer = await requireViewer('person')
  const open = await readRegistration(viewer, id)
  if (!open) redirect(`/exams/${encodeURIComponent(id)}`)
  const { head, form, answers, frame, version } = open
  if (stateAt(registrationMachine, head, await now()) !== 'draft') redirect(`/exams/mine/${head.id}`)
  const unfinished = firstIncompleteStep(form, answers)
  if (unfinished) redirect(`/exams/${id}/${unfinished}`)
  const steps = visibleSteps(form, answers)
  const objections = [...eligibilityObjections(answers), ...positionObjections({ ...open.facts, answers })]
  return (
    <Page width="form">
      <StepBar label={frame.session.shortTitle} at={steps.length + 1} of={steps.length + 1} />
      <PageTitle title="核对并确认" lead="请逐项核对。有误的点“修改”返回，已填的内容都在。" />
      <Answers
        rows={answerRows(form, answers)}
        photo={photoSrc(answers.photo ?? '')}
        editHref={(step) => `/exams/${id}/${step}`}
      />
      <div className="mt-6 grid gap-4">
        <Alert tone="info" title="报名条件">
          <ul className="list-disc pl-5">
            {rulesTold(frame.session.features).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Alert>
        {eligibilityDoubts(answers).map((doubt) => (
          <Alert key={doubt} tone="soon" title="请再确认一次">
            {doubt}
          </Alert>
        ))}
        {objections.map((objection) => (
          <Alert key={objection.message} tone="error" title="不能确认">
            {objection.message}
          </Alert>
        ))}
        <Alert tone="soon" title="确认后不能修改">
          报名信息、{choiceWords[frame.session.choiceBy].what}一经确认就不能再改，报名截止前也不能。确认后请在{' '}
          {dayAndMinute(frame.windows.payment.to)} 前完成网上缴费，逾期未缴费视为自动放弃报名。
        </Alert>
      </div>
      <ActionForm action={confirmAction} className="mt-6">
        <input type="hidden" name="caseId" value={head.id} />
        <input type="hidden" name="sessionId" value={id} />
        <input type="hidden" name="version" value={version} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row">
          <ButtonLink href={`/exams/${id}/choice`} tone="secondary">
            上一步
          </ButtonLink>
          <SubmitButton pendingLabel="正在确认…">确认报名信息</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  )
}
