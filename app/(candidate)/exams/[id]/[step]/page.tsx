import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { NoticeLink } from '@/components/exam/notice-link'
import { ReturnedNote } from '@/components/exam/returned-note'
import { makeStepView } from '@/components/form/make-step-view'
import { StepForm } from '@/components/form/step-form'
import type { StepButton } from '@/components/form/step-view'
import { Page } from '@/components/shell/page'
import { requireViewer } from '@/lib/access/session'
import { minute } from '@/lib/clock/format'
import { choiceWords } from '@/lib/exam/choice-words'
import { letterField } from '@/lib/exam/form'
import { baseFee } from '@/lib/exam/papers'
import { readRegistration } from '@/lib/exam/read-registration'
import { marksHref } from '@/lib/exam/returned-marks'
import { checklistOf } from '@/lib/exam/round'
import { readStepFiles } from '@/lib/material/read-step-files'
import { firstIncompleteStep, mayOpenStep, stepOf, visibleSteps } from '@/lib/workflow/form'
import { changeMaterialsAction } from '../../../materials/actions'
import { autosaveAction, saveStepAction } from '../../actions'
import { chosenAbove, PositionChoice } from './position-choice'
import { RegistrationPhoto } from './registration-photo'

export const metadata: Metadata = { title: '报名' }

const saving = (label: string): StepButton[] => [{ label, name: 'then', value: 'stay', tone: 'secondary' }]

type Props = {
  params: Promise<{ id: string; step: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function StepPage({ params, searchParams }: Props) {
  const { id, step } = await params
  const query = await searchParams
  const viewer = await requireViewer('person')
  const open = await readRegistration(viewer, id)
  if (!open) redirect(`/exams/${encodeURIComponent(id)}`)
  const { head, part: form, answers, frame } = open
  if (!form) redirect(`/exams/mine/${head.id}`)
  const steps = visibleSteps(form, answers)
  if (!steps.includes(step)) notFound()
  if (!mayOpenStep(form, answers, step)) redirect(`/exams/${id}/${firstIncompleteStep(form, answers)}`)

  const choosing = step === 'choice' && frame.session.choiceBy === 'position'
  const letter = frame.letters.find((one) => one.key === step)
  const view = makeStepView({
    form,
    answers,
    title: frame.session.shortTitle,
    caseId: head.id,
    stepName: step,
    version: open.version,
    savedAt: minute(open.savedAt),
    formName: 'exam-registration',
    frame: open.facts.frame,
    draftKey: `${viewer.accountId}:${head.id}`,
    nextLabel: step === 'details' ? '保存并进入下一步' : '下一步',
    hrefOf: (name) => `/exams/${id}/${name}`,
    extraSteps: 1,
    materials: await readStepFiles(viewer, stepOf(form, step), answers),
    values:
      step === 'subjects'
        ? { subjects: { baseFen: baseFee(frame, answers) } }
        : letter && { [letterField(letter.key)]: { value: letter.id, tick: letter.needsTick } },
  })
  return (
    <Page width="form">
      <ReturnedNote items={checklistOf(form, open.facts.round)} sessionId={id} marksHref={await marksHref(head)} />
      {step === 'method' && <NoticeLink sessionId={id} />}
      <StepForm
        key={`${step} ${answers.positionCode ?? ''}`}
        view={choosing ? chosenAbove(view) : view}
        save={saveStepAction}
        autosave={autosaveAction}
        changeMaterials={changeMaterialsAction}
        buttons={step === 'choice' ? saving(choiceWords[frame.session.choiceBy].save) : undefined}
        letter={letter && { paragraphs: letter.paragraphs }}
      >
        {step === 'details' && <RegistrationPhoto open={open} refusal={only(query.photo)} />}
        {choosing && <PositionChoice open={open} query={query} />}
      </StepForm>
    </Page>
  )
}

function only(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
