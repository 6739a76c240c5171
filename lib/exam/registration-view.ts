import { day, dayAndMinute, timeLeft } from '@/lib/clock/format'
import { type Answers, type Form, firstIncompleteStep } from '@/lib/workflow/form'
import { isOpen, stateAt, stateOf, type Window } from '@/lib/workflow/machine'
import { chosenWords } from './chosen-words'
import { type RegistrationState, registrationMachine } from './machine'

export type RegistrationInput = {
  id: string
  number: string
  sessionId: string
  head: { state: string; dueAt: Date | null }
  registration: {
    level: string | null
    specialty: string | null
    positionCode?: string | null
    confirmedAt: Date | null
    paidAt: Date | null
  }
  answers: Answers
  form: Form
  windows: { registration: Window; payment: Window; applicationForm: Window; admitCard: Window }
  examStartsAt: Date
  /** Is there a seat of a frozen draw? */
  seated: boolean
}

export type Operation = { label: string; href?: string; reason?: string; primary?: boolean; download?: boolean }
export type Point = { label: string; note?: string; state: 'done' | 'now' | 'next' | 'missed' }

/** Where a registration stands at `at`, what may be done with it now and, of everything else, why not or from when (E-09). Pure. */
export function registrationView(input: RegistrationInput, at: Date) {
  const state = stateAt(registrationMachine, input.head, at) as RegistrationState
  const step = firstIncompleteStep(input.form, input.answers)
  return {
    id: input.id,
    number: input.number,
    state,
    label: stateOf(registrationMachine, state).label,
    choice: chosen(input),
    dueAt: isAwaitingApplicant(state) ? input.head.dueAt : null,
    confirmed: input.registration.confirmedAt !== null,
    todo: todo(input, state),
    line: line(input, state, step, at),
    operations: operations(input, state, step, at),
  }
}
export type RegistrationView = ReturnType<typeof registrationView>

function chosen({ registration, answers }: RegistrationInput): string | null {
  const words = chosenWords(registration.confirmedAt ? registration : answers)
  return words && answers.positionTitle ? `${words} ${answers.positionDepartment} ${answers.positionTitle}` : words
}

function isAwaitingApplicant(state: RegistrationState): boolean {
  return stateOf(registrationMachine, state).awaits === 'applicant'
}

/** The one thing that waits for the candidate, in the manual's words. */
function todo({ windows }: RegistrationInput, state: RegistrationState): string | null {
  const todos: Record<RegistrationState, string | null> = {
    draft: `确认报名信息，最晚 ${dayAndMinute(windows.registration.to)}`,
    confirmed: `网上缴费，最晚 ${dayAndMinute(windows.payment.to)}`,
    paid: null,
    finished: null,
    abandoned: null,
    refunded: null,
  }
  return todos[state]
}

/** 操作列表, in the manual's order; what cannot be done yet says why and from when. */
function operations(input: RegistrationInput, state: RegistrationState, step: string | null, at: Date): Operation[] {
  const { windows, sessionId, id } = input
  const editable = stateOf(registrationMachine, state).edits === 'applicant' && isOpen(windows.registration, at)
  const edit = step === null ? `/exams/${sessionId}/details` : `/exams/${sessionId}/${step}`
  const paid = state === 'paid' || state === 'finished'
  const payable = state === 'confirmed' && isOpen(windows.payment, at)
  return [
    editable
      ? { label: '修改报名', href: edit, primary: step !== null }
      : { label: '修改报名', reason: ended(state) ?? '已确认，不能再改' },
    ...(editable && step === null ? [{ label: '确认报名信息', href: `/exams/${sessionId}/confirm`, primary: true }] : []),
    payable
      ? { label: '网上缴费', href: `/exams/${sessionId}/pay`, primary: true }
      : { label: '网上缴费', reason: payReason(state, windows.payment, at) },
    ...(state === 'abandoned' && input.registration.confirmedAt
      ? [{ label: '查询缴费结果', href: `/exams/${sessionId}/pay` }]
      : []),
    ended(state)
      ? { label: '打印报名表', reason: ended(state) ?? '' }
      : printing('打印报名表', `/api/print/application-form/${id}`, windows.applicationForm, paid, true, at),
    ended(state)
      ? { label: '打印准考证', reason: ended(state) ?? '' }
      : printing('打印准考证', `/api/print/admit-card/${id}`, windows.admitCard, paid, input.seated, at),
  ]
}

/** Why nothing can be done any more with a registration that ended before the exam. */
function ended(state: RegistrationState): string | null {
  if (state === 'abandoned') return '已自动放弃'
  return state === 'refunded' ? '已退费，报名作废' : null
}

function payReason(state: RegistrationState, window: Window, at: Date): string {
  if (state === 'draft') return at < window.to ? '确认后缴费' : '已截止'
  const over = ended(state)
  if (over) return over
  if (state === 'confirmed') return at < window.from ? `${dayAndMinute(window.from)} 起` : '已截止'
  return '已缴费'
}

function printing(label: string, href: string, window: Window, paid: boolean, ready: boolean, at: Date): Operation {
  if (!paid) return { label, reason: '缴费后可打印' }
  if (at < window.from) return { label, reason: `${dayAndMinute(window.from)} 起` }
  if (at >= window.to) return { label, reason: `已于 ${dayAndMinute(window.to)} 截止` }
  if (!ready) return { label, reason: '座位编排中，编排后可打印' }
  return { label, href, download: true, primary: true }
}

/** The line: what is done, where it stands with the time left, what comes and when it opens. */
function line(input: RegistrationInput, state: RegistrationState, step: string | null, at: Date): Point[] {
  const { registration, windows } = input
  const reached = {
    draft: 0,
    confirmed: 3,
    paid: 4,
    finished: 6,
    abandoned: registration.confirmedAt ? 3 : draftPoint(step),
    refunded: 4,
  }[state]
  const now = state === 'draft' ? draftPoint(step) : reached
  const left = (until: Date) => `剩 ${timeLeft(until.getTime() - at.getTime())}`
  const points: { label: string; done?: Date | null; now?: string; next?: string }[] = [
    { label: '填写报名', now: left(windows.registration.to) },
    { label: input.form.steps.choice?.title ?? '选择级别专业', now: left(windows.registration.to) },
    { label: '确认', done: registration.confirmedAt, now: left(windows.registration.to) },
    { label: '网上缴费', done: registration.paidAt, now: left(windows.payment.to), next: `${day(windows.payment.to)} 止` },
    {
      label: '打印准考证',
      now: isOpen(windows.admitCard, at) ? left(windows.admitCard.to) : `${dayAndMinute(windows.admitCard.from)} 起`,
      next: `${dayAndMinute(windows.admitCard.from)} 起`,
    },
    { label: '考试', next: day(input.examStartsAt), now: day(input.examStartsAt) },
  ]
  return points.map((point, index) => {
    if (index < now) return { label: point.label, note: point.done ? dayAndMinute(point.done) : undefined, state: 'done' }
    if (index > now) return { label: point.label, note: point.next, state: 'next' }
    if (state === 'refunded') return { label: point.label, note: '已退费', state: 'missed' }
    return state === 'abandoned'
      ? { label: point.label, note: '已截止', state: 'missed' }
      : { label: point.label, note: point.now, state: 'now' }
  })
}

/** Which of 填写报名, 选择级别专业, 确认 a draft has come to. */
function draftPoint(step: string | null): number {
  if (step === null) return 2
  return step === 'choice' ? 1 : 0
}
