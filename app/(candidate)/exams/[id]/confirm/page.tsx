import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Answers } from '@/components/case/answers'
import { ConditionReport } from '@/components/exam/condition-report'
import { ConfirmForm } from '@/components/exam/confirm-form'
import { ConfirmDoubts, ConfirmObjections, ConfirmWarning } from '@/components/exam/confirm-notes'
import { FeeCard } from '@/components/exam/fee-card'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { StepBar } from '@/components/ui/step-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/access/session'
import { choiceWords } from '@/lib/exam/choice-words'
import { judgeAsked } from '@/lib/exam/conditions/judge'
import { readRegistration } from '@/lib/exam/read-registration'
import { checklistOf } from '@/lib/exam/round'
import { photoSrc } from '@/lib/exam/use-photo'
import { answerRows, firstIncompleteStep, visibleSteps } from '@/lib/workflow/form'
import { namedFiles } from '@/lib/workflow/named-files'
import { confirmAction } from '../../actions'

export const metadata: Metadata = { title: '核对并确认' }

export default async function ConfirmPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const viewer = await requireViewer('person')
  const open = await readRegistration(viewer, id)
  if (!open) redirect(`/exams/${encodeURIComponent(id)}`)
  const { head, form, part, answers, frame, facts, state, version } = open
  if (!part) redirect(`/exams/mine/${head.id}`)
  const unfinished = firstIncompleteStep(part, answers)
  if (unfinished) redirect(`/exams/${id}/${unfinished}`)
  const steps = visibleSteps(part, answers)
  const files = (await namedFiles(form, answers, head)).byId
  const { asked } = facts
  return (
    <Page width="form">
      <StepBar label={frame.session.shortTitle} at={steps.length + 1} of={steps.length + 1} />
      <PageTitle title="核对并确认" lead="请逐项核对。有误的点“修改”返回，已填的内容都在。" />
      <ConfirmForm
        carried={{ caseId: head.id, sessionId: id, version, feeFen: facts.feeFen }}
        items={checklistOf(form, facts.round)}
        action={confirmAction}
        buttons={
          <div className="flex flex-col-reverse gap-3 sm:flex-row">
            <ButtonLink href={`/exams/${id}/${steps.at(-1) ?? 'choice'}`} tone="secondary">
              上一步
            </ButtonLink>
            <SubmitButton pendingLabel="正在确认…">{state === 'draft' ? '确认报名信息' : '确认提交'}</SubmitButton>
          </div>
        }
      >
        <Answers
          rows={answerRows(form, answers, files)}
          photo={photoSrc(answers.photo ?? '')}
          editHref={(step) => (steps.includes(step) ? `/exams/${id}/${step}` : undefined)}
        />
        <div className="mt-6 grid gap-4">
          <FeeCard frame={frame} answers={answers} />
          {asked && <ConditionReport {...judgeAsked(asked)} />}
          <ConfirmDoubts facts={facts} />
          <ConfirmObjections facts={facts} sessionId={id} />
          <ConfirmWarning facts={facts} state={state} choice={choiceWords[frame.session.choiceBy].what} />
        </div>
      </ConfirmForm>
    </Page>
  )
}
