import { day, dayAndMinute, timeLeft } from '@/lib/clock/format'
import { type Answers, editablePart, type Form, firstIncompleteStep, visibleSteps } from '@/lib/workflow/form'
import { isOpen, stateAt, stateOf, type Window } from '@/lib/workflow/machine'
import { chosenWords } from './chosen-words'
import { counts } from './counts'
import { registrationMachine } from './machine'
import { checklistOf, type Round } from './round'
import { type ShownState, shownState } from './shown-state'

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
  /** 准考证 was printed or downloaded, or taken out for the candidate. */
  cardTaken?: boolean
  /** Does the way lead by 签署承诺书, by 审核? */
  signs?: boolean
  isReviewed?: boolean
  /** 审核退回: the questions that are open again. */
  round?: Round | null
  /** 自动放弃 or 报名无效: where it stood before. */
  abandonedFrom?: string | null
  /** When the scores come out, as two officers have set it; null or absent: nothing is set. */
  scoresAt?: Date | null
  /** 报考资格在线核查 after the scores: its state in words, and what is to be done for it. */
  check?: { href: string; label: string; todo: string | null } | null
}

export type Operation = { label: string; href?: string; reason?: string; primary?: boolean; download?: boolean }
export type Point = { label: string; note?: string; state: 'done' | 'now' | 'next' | 'missed' }

/** Where a registration stands at `at`, what may be done with it now and, of everything else, why not or from when (E-09). Pure. */
export function registrationView(input: RegistrationInput, at: Date) {
  const state = shownState(stateAt(registrationMachine, input.head, at))
  const declared = stateOf(registrationMachine, state)
  const named = declared.editsFields && (input.round?.wrong ?? []).map(({ field }) => field)
  const part = editablePart(input.form, declared.editsSteps, named)
  const step = firstIncompleteStep(part, input.answers)
  const steps = visibleSteps(part, input.answers)
  return {
    id: input.id,
    number: input.number,
    state,
    label: stateOf(registrationMachine, state).label,
    choice: chosen(input),
    dueAt: isAwaitingApplicant(state) ? input.head.dueAt : null,
    confirmed: input.registration.confirmedAt !== null,
    todo: todo(input, state, at),
    /** What was returned and is to be mended, and what of it is. */
    returned: state === 'returned' ? checklistOf(input.form, input.round) : [],
    line: line(input, state, step, at),
    operations: operations(input, state, { step, first: steps[0] ?? 'details' }, at),
  }
}
export type RegistrationView = ReturnType<typeof registrationView>

function chosen({ registration, answers }: RegistrationInput): string | null {
  const words = chosenWords(registration.confirmedAt ? registration : answers)
  return words && answers.positionTitle ? `${words} ${answers.positionDepartment} ${answers.positionTitle}` : words
}

function isAwaitingApplicant(state: ShownState): boolean {
  return stateOf(registrationMachine, state).awaits === 'applicant'
}

/** The one thing that waits for the candidate, in the manual's words. */
function todo({ windows, check, seated, cardTaken }: RegistrationInput, state: ShownState, at: Date): string | null {
  const [registration, payment] = [dayAndMinute(windows.registration.to), dayAndMinute(windows.payment.to)]
  const toPrint = seated && !cardTaken && isOpen(windows.admitCard, at)
  const todos: Record<ShownState, string | null> = {
    draft: `确认报名信息，最晚 ${registration}`,
    unsigned: `签署承诺书，最晚 ${registration}`,
    proving: `上传证明材料，最晚 ${registration}`,
    review: null,
    returned: `按审核意见修改，最晚 ${registration}`,
    confirmed: `网上缴费，最晚 ${payment}`,
    paid: check?.todo ?? (toPrint ? `打印准考证，最晚 ${dayAndMinute(windows.admitCard.to)}` : null),
    finished: check?.todo ?? null,
    rejected: null,
    abandoned: null,
    refunded: null,
    voided: null,
    annulled: null,
  }
  return todos[state]
}

type Where = { step: string | null; first: string }

/** 操作列表, in the manual's order; what cannot be done yet says why and from when. */
function operations(input: RegistrationInput, state: ShownState, where: Where, at: Date): Operation[] {
  const { windows, sessionId, id } = input
  const paid = counts(state)
  const payable = state === 'confirmed' && isOpen(windows.payment, at)
  return [
    ...filling(input, state, where, at),
    ...committing(input, state, at),
    payable
      ? { label: '网上缴费', href: `/exams/${sessionId}/pay`, primary: true }
      : { label: '网上缴费', reason: payReason(state, windows.payment, at) },
    ...(state === 'abandoned' && endedFrom(input) === 'confirmed'
      ? [{ label: '查询缴费结果', href: `/exams/${sessionId}/pay` }]
      : []),
    ended(state)
      ? { label: '打印报名表', reason: ended(state) ?? '' }
      : printing('打印报名表', `/api/print/application-form/${id}`, windows.applicationForm, paid, true, at),
    ended(state)
      ? { label: '打印准考证', reason: ended(state) ?? '' }
      : printing('打印准考证', `/api/print/admit-card/${id}`, windows.admitCard, paid, input.seated, at),
    ...(input.check ? [checkOf(input.check)] : []),
    ...(paid || state === 'annulled' ? [scoreQuery(input, at)] : []),
  ]
}

/** 修改报名, 上传证明材料, and submitting what is complete. */
function filling({ windows, sessionId }: RegistrationInput, state: ShownState, { step, first }: Where, at: Date): Operation[] {
  const editable = stateOf(registrationMachine, state).edits === 'applicant' && isOpen(windows.registration, at)
  const label = state === 'proving' ? '上传证明材料' : state === 'returned' ? '修改' : '修改报名'
  if (!editable) return [{ label, reason: ended(state) ?? '已确认，不能再改' }]
  // Of a draft that is complete the manual's entry is 报名信息; of what was returned, the first thing named.
  const edit = `/exams/${sessionId}/${step ?? (state === 'draft' ? 'details' : first)}`
  const submit = { draft: '确认报名信息', proving: '提交证明材料', returned: '核对并提交' }[state as string] ?? '确认报名信息'
  const ready = step === null ? [{ label: submit, href: `/exams/${sessionId}/confirm`, primary: state !== 'returned' }] : []
  return [{ label, href: edit, primary: step !== null || state === 'returned' }, ...ready]
}

/** 签署承诺书 and 撤回承诺 of whoever chose to commit (E-12). */
function committing({ windows, sessionId, signs }: RegistrationInput, state: ShownState, at: Date): Operation[] {
  if (!signs || state === 'draft') return []
  const inTime = isOpen(windows.registration, at)
  const sign = state === 'unsigned' && inTime ? [{ label: '签署承诺书', href: `/exams/${sessionId}/sign`, primary: true }] : []
  const label = '撤回承诺'
  if (ended(state)) return [{ label, reason: ended(state) ?? '' }]
  if (counts(state)) return [{ label, reason: '缴费后不能撤回' }]
  if (state === 'returned' && inTime) return [{ label, reason: '请先按审核意见修改并提交' }]
  const mayWithdraw = (state === 'unsigned' || state === 'review' || state === 'confirmed') && inTime
  return [
    ...sign,
    mayWithdraw
      ? { label, href: `/exams/${sessionId}/withdraw` }
      : { label, reason: `已于 ${dayAndMinute(windows.registration.to)} 截止` },
  ]
}

/** Why nothing can be done any more with a registration that came to nothing. */
function ended(state: ShownState): string | null {
  if (state === 'abandoned') return '已自动放弃'
  if (state === 'rejected') return '审核不通过'
  if (state === 'voided') return '报名无效'
  if (state === 'annulled') return '成绩无效'
  return state === 'refunded' ? '已退费，报名作废' : null
}

function payReason(state: ShownState, window: Window, at: Date): string {
  if (state === 'draft') return at < window.to ? '确认后缴费' : '已截止'
  const over = ended(state)
  if (over) return over
  const before = { unsigned: '签署承诺书后缴费', proving: '审核通过后缴费', review: '审核通过后缴费', returned: '审核通过后缴费' }
  if (state in before) return before[state as keyof typeof before]
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

function checkOf({ href, label, todo }: NonNullable<RegistrationInput['check']>): Operation {
  return { label: `报考资格在线核查（${label}）`, href, primary: todo !== null }
}

function scoreQuery({ id, scoresAt }: RegistrationInput, at: Date): Operation {
  const label = '成绩查询'
  if (!scoresAt) return { label, reason: '考试结束、成绩发布后可查询' }
  return at < scoresAt
    ? { label, reason: `${dayAndMinute(scoresAt)} 起` }
    : { label, href: `/exams/mine/${id}/scores`, primary: true }
}

/** The line: what is done, where it stands with the time left, what comes and when it opens. */
function line(input: RegistrationInput, state: ShownState, step: string | null, at: Date): Point[] {
  const { registration, windows } = input
  const middle = middlePoint(input, state, at)
  const names = ['fill', 'choose', 'confirm', ...(middle ? ['middle'] : []), 'pay', 'print', 'exam']
  // 考试已结束 is past the last point.
  const now = state === 'finished' ? names.length : names.indexOf(reached(input, state, step))
  const left = (until: Date) => `剩 ${timeLeft(until.getTime() - at.getTime())}`
  const points: (Stop | null)[] = [
    { label: '填写报名', now: left(windows.registration.to) },
    { label: input.form.steps.choice?.title ?? '选择级别专业', now: left(windows.registration.to) },
    { label: '确认', done: registration.confirmedAt, now: left(windows.registration.to) },
    middle,
    { label: '网上缴费', done: registration.paidAt, now: left(windows.payment.to), next: `${day(windows.payment.to)} 止` },
    {
      label: '打印准考证',
      now: isOpen(windows.admitCard, at) ? left(windows.admitCard.to) : `${dayAndMinute(windows.admitCard.from)} 起`,
      next: `${dayAndMinute(windows.admitCard.from)} 起`,
    },
    { label: '考试', next: day(input.examStartsAt), now: day(input.examStartsAt) },
  ]
  return points
    .filter((point) => point !== null)
    .map((point, index) => {
      if (index < now) return { label: point.label, note: point.done ? dayAndMinute(point.done) : undefined, state: 'done' }
      if (index > now) return { label: point.label, note: point.next, state: 'next' }
      const missed = missedNotes[state]
      return missed
        ? { label: point.label, note: missed, state: 'missed' }
        : { label: point.label, note: point.now, state: 'now' }
    })
}

type Stop = { label: string; done?: Date | null; now?: string; next?: string }

const missedNotes: Partial<Record<ShownState, string>> = {
  refunded: '已退费',
  abandoned: '已截止',
  rejected: '不通过',
  voided: '报名无效',
  annulled: '成绩无效',
}

/** What lies between 确认 and 缴费: 签署承诺书, or 审核; null where the exam or the choice asks for neither. */
function middlePoint({ signs, isReviewed, windows }: RegistrationInput, state: ShownState, at: Date): Stop | null {
  const left = `剩 ${timeLeft(windows.registration.to.getTime() - at.getTime())}`
  if (signs && !isReviewed) return { label: '签署承诺书', now: left, next: `${day(windows.registration.to)} 止` }
  if (signs) return { label: '签署承诺书、审核', now: state === 'review' ? '审核中' : left, next: '通过后缴费' }
  if (!isReviewed) return null
  return { label: '审核', now: state === 'review' ? '审核中' : left, next: '通过后缴费' }
}

/** The point at which a registration stands, or ended. */
function reached(input: RegistrationInput, state: ShownState, step: string | null) {
  const middle = input.signs || input.isReviewed ? 'middle' : 'pay'
  const ends = endedFrom(input) === 'confirmed' ? 'pay' : middle
  const at: Record<ShownState, string> = {
    draft: draftPoint(step),
    unsigned: 'middle',
    proving: 'middle',
    review: 'middle',
    returned: 'middle',
    rejected: 'middle',
    confirmed: 'pay',
    paid: 'print',
    finished: '',
    abandoned: input.registration.confirmedAt ? ends : draftPoint(step),
    refunded: 'print',
    voided: input.registration.paidAt ? 'print' : ends,
    annulled: 'exam',
  }
  return at[state]
}

/** Where an abandoned or voided registration stood before, whether or not the sweep has come by. */
function endedFrom({ head, registration, abandonedFrom }: RegistrationInput): string {
  if (!registration.confirmedAt) return 'draft'
  return head.state === 'abandoned' || head.state === 'voided' ? (abandonedFrom ?? 'confirmed') : head.state
}

/** Which of 填写报名, 选择级别专业, 确认 a draft has come to. */
function draftPoint(step: string | null): 'fill' | 'choose' | 'confirm' {
  if (step === null) return 'confirm'
  return choosing.includes(step) ? 'choose' : 'fill'
}

const choosing = ['choice', 'subjects', 'method', 'proof']
