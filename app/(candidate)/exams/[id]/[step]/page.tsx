import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { NoticeLink } from '@/components/exam/notice-link'
import { ReturnedNote } from '@/components/exam/returned-note'
import { StepForm } from '@/components/form/step-form'
import type { StepButton } from '@/components/form/step-view'
import { Page } from '@/components/shell/page'
import { requireViewer } from '@/lib/access/session'
import { choiceWords } from '@/lib/exam/choice-words'
import { readRegistration } from '@/lib/exam/read-registration'
import { marksHref } from '@/lib/exam/returned-marks'
import { checklistOf } from '@/lib/exam/round'
import { firstIncompleteStep, mayOpenStep, visibleSteps } from '@/lib/workflow/form'
import { changeMaterialsAction } from '../../../materials/actions'
import { autosaveAction, saveStepAction } from '../../actions'
import { chosenAbove, PositionChoice } from './position-choice'
import { RegistrationPhoto } from './registration-photo'
import { registrationStep } from './registration-step'

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
  const view = await registrationStep(viewer, open, form, step)
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
