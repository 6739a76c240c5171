import { type ExamFrame, listExamFrames } from '@/db/queries/exam'
import { dayAndMinute, isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { changeRows, pasteName, rowsChangeIn } from '@/lib/workflow/change-rows'
import { type Answers, checkStep, fieldsOf, type Problems, type Step } from '@/lib/workflow/form'
import { isOpen, type Window } from '@/lib/workflow/machine'
import { candidateOf } from './candidate-of'
import { type Conditions, certificateNamesOf, workFieldsOf } from './conditions'
import { eligibilityStep } from './eligibility-step'
import { type ChoiceVerdict, clockOf, judgeChoices } from './judge'

/** One exam with what may be registered for in it, and when. */
export type ExamEligibility = { id: string; title: string; source: string; when: string; choices: ChoiceVerdict[] }

export type EligibilityAnswer = {
  answers: Answers
  problems: Problems
  message?: string
  /** Null until everything typed can be read. */
  exams: ExamEligibility[] | null
}

type Judged = ExamFrame & { conditions: Conditions }

/** The questions of 我能报什么, made from what the conditions of all exams name. */
export async function readEligibilityStep(): Promise<Step> {
  const at = await now()
  return stepFor(await listJudged(at), at)
}

/**
 * What somebody who typed this qualifies for, exam by exam and choice by choice; or what is wrong with what was typed, or the same with a row
 * more or less, as the button asked. Nothing of it is kept (B-01).
 */
export async function readEligibility(typed: Answers, button: unknown): Promise<EligibilityAnswer> {
  const at = await now()
  return answerFor(await listJudged(at), typed, button, at)
}

/** The questions of a trial of one exam, published or not; null: it has no conditions (O-10). */
export async function readTrialStep(frame: ExamFrame): Promise<Step | null> {
  const judged = judgedOf(frame)
  return judged.length > 0 ? stepFor(judged, await now()) : null
}

/** What its conditions make of somebody, by the same evaluation as for candidates; nothing of it is kept (O-10). */
export async function readTrial(frame: ExamFrame, typed: Answers, button: unknown): Promise<EligibilityAnswer> {
  return answerFor(judgedOf(frame), typed, button, await now())
}

function answerFor(frames: readonly Judged[], typed: Answers, button: unknown, at: Date): EligibilityAnswer {
  const step = stepFor(frames, at)
  const fields = fieldsOf(step)
  // A browser that knows no scripts posts no rows that are not there.
  const blank = Object.fromEntries(Object.keys(fields).map((name) => [name, '']))
  const answers = pick({ ...blank, ...typed }, Object.keys(fields))
  const change = rowsChangeIn(button)
  const field = change && Object.hasOwn(fields, change.field) ? fields[change.field] : undefined
  if (change && field?.columns) {
    const changed = changeRows(field, answers[change.field] ?? '', change, typed[pasteName(change.field)] ?? '')
    const rest = { [pasteName(change.field)]: changed.rest }
    const message = changed.notes.length > 0 ? `${changed.notes.join('；')}。没有填入的内容留在粘贴框里。` : undefined
    return { answers: { ...answers, [change.field]: changed.answer, ...rest }, problems: {}, message, exams: null }
  }
  const problems = checkStep(step, answers)
  if (Object.keys(problems).length > 0) return { answers, problems, exams: null }
  return { answers, problems, exams: frames.map((frame) => eligibilityFor(frame, answers, at)) }
}

async function listJudged(at: Date): Promise<Judged[]> {
  return (await listExamFrames(at)).flatMap(judgedOf)
}

function judgedOf(frame: ExamFrame): Judged[] {
  return frame.conditions ? [{ ...frame, conditions: frame.conditions }] : []
}

function stepFor(frames: readonly Judged[], at: Date): Step {
  const named = (namesIn: (conditions: Conditions) => string[]) => [
    ...new Set(frames.flatMap(({ conditions }) => namesIn(conditions))),
  ]
  return eligibilityStep({ workFields: named(workFieldsOf), certificates: named(certificateNamesOf) }, isoDay(at).slice(0, 7))
}

function eligibilityFor({ session, windows, conditions, choices }: Judged, answers: Answers, at: Date): ExamEligibility {
  const clock = clockOf(session.year, windows.registration.to, conditions)
  const candidate = candidateOf(answers, isoDay(at).slice(0, 7), clock.countedTo)
  return {
    id: session.id,
    title: session.title,
    source: conditions.source,
    when: openWords(windows.registration, at),
    choices: judgeChoices(conditions, choices, candidate, clock),
  }
}

function openWords(window: Window, at: Date): string {
  if (isOpen(window, at)) return `正在报名，${dayAndMinute(window.to)} 截止`
  return at < window.from ? `${dayAndMinute(window.from)} 开始报名` : '本次报名已截止，请留意下一次的报名通知'
}

function pick(answers: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(names.map((name) => [name, answers[name] ?? '']))
}
