// Which way a registration goes after it is confirmed, and what stands against a step of it. Pure.
import { dayAndMinute } from '@/lib/clock/format'
import { type Answers, answerRows, type Field, fieldsOf, visibleSteps } from '@/lib/workflow/form'
import type { Objection, Window } from '@/lib/workflow/machine'
import { materialIds } from '@/lib/workflow/materials-field'
import { type RegistrationFrame, registrationForm } from './form'
import { markProblem } from './posted-marks'
import type { Returned } from './returned'
import { paidInTime } from './rules'

type Asked = { frame: RegistrationFrame; answers: Answers }

/** Does this candidate sign a letter instead of proving (E-12)? Exempt levels are reviewed anyway and are not asked. */
export function signs({ frame, answers }: Asked): boolean {
  return visibleSteps(registrationForm(frame), answers).includes('method') && answers.method === 'commit'
}

/** Did this candidate choose not to commit (E-12)? */
export function declines({ frame, answers }: Asked): boolean {
  return visibleSteps(registrationForm(frame), answers).includes('method') && answers.method === 'decline'
}

/** Is this one of the four groups whose proofs are reviewed before paying (E-13), or one of whom a person must judge something (E-10)? */
export function isReviewed({ frame, answers }: Asked): boolean {
  return visibleSteps(registrationForm(frame), answers).includes('proof')
}

/** Where confirming leads: 签署承诺书, 审核, or straight on to 缴费 (E-07). */
export function afterConfirm(facts: Asked): 'unsigned' | 'review' | 'confirmed' {
  if (signs(facts)) return 'unsigned'
  return isReviewed(facts) ? 'review' : 'confirmed'
}

/** Where signing leads: to 缴费, or to who judges what the letter cannot say (E-10, E-12). */
export function afterSigning(facts: Asked): 'review' | 'confirmed' {
  return isReviewed(facts) ? 'review' : 'confirmed'
}

type SignFacts = Asked & { letter: { id: string } | null }

/** Signing counts for the letter as it is today, and for nobody who is barred (E-12). */
export function signObjections({ frame, letter }: SignFacts, signed: { letterId: string }): Objection[] {
  if (frame.method?.barred) return [{ message: frame.method.barred }]
  return letter?.id === signed.letterId ? [] : [{ message: '承诺书刚刚更新，请阅读新的内容后再签署。' }]
}

type WithdrawFacts = Asked & { settledAt: Date | null }

/** 撤回承诺 is of who chose it, and only while unpaid (E-12). */
export function withdrawObjections(facts: WithdrawFacts): Objection[] {
  if (!signs(facts)) return [{ message: '您没有采用告知承诺制，不需要撤回。' }]
  return facts.settledAt ? [{ message: '已经缴费，不能再撤回承诺。' }] : []
}

type PayFacts = Parameters<typeof paidInTime>[0] & { abandonedFrom: string | null }

/** Money counts for who came to 待缴费 and was still there when the time was over (E-13, E-22). */
export function payObjections(facts: PayFacts): Objection[] {
  const { abandonedFrom } = facts
  if (abandonedFrom !== null && abandonedFrom !== 'confirmed') return [{ message: '证明材料没有审核通过，不能缴费。' }]
  return paidInTime(facts)
}

/** What a reviewer may send back, its materials to be judged before anything is (B-05): what was typed and uploaded, never the choice, the photo or what comes from the account (E-03, E-07). */
export function judgedQuestions({ frame, answers }: Asked) {
  const form = registrationForm(frame)
  const returnable: Record<string, Field> = Object.assign({}, ...['details', 'proof'].map((name) => fieldsIn(form.steps[name])))
  return answerRows(form, answers).flatMap(({ field, question }) => {
    const declared = returnable[field]
    if (!declared || declared.as === 'account' || declared.as === 'photo') return []
    const isMaterial = declared.as === 'materials'
    const files = isMaterial ? { files: materialIds(answers[field] ?? '') } : {}
    return [{ field, label: question, must: isMaterial && Boolean(answers[field]), ...files }]
  })
}

function fieldsIn(step: Parameters<typeof fieldsOf>[0] | undefined) {
  return step ? fieldsOf(step) : {}
}

type ReturnFacts = Asked & { windows: { registration: Window } }

/** One complete return, and only while the candidate can still mend it (B-05, E-13). */
export function returnObjections(facts: ReturnFacts, at: Date, { judged, wrong, marks = [] }: Partial<Returned>): Objection[] {
  const { to } = facts.windows.registration
  if (at >= to) return [{ message: `报名已于${dayAndMinute(to)}截止，退回后考生不能再修改，请直接决定通过或不通过。` }]
  // What the desk asks before anything was judged.
  if (!judged || !wrong) return []
  const questions = judgedQuestions(facts)
  const unjudged = questions.filter(({ field, must }) => must && !judged.some((one) => one.field === field))
  if (unjudged.length > 0)
    return [{ message: `请先判定每一份材料，还有：${unjudged.map(({ label }) => label).join('、')}。缺陷一次性告知考生。` }]
  if (wrong.length === 0) return [{ message: '请至少标明一处“需修改”；没有要修改的，请通过或不通过。' }]
  const strange = wrong.some(({ field }) => !questions.some((one) => one.field === field))
  if (strange) return [{ message: '只能退回报名信息和证明材料；级别、专业、科目、报名地和照片确认后不能修改。' }]
  const message = markProblem(questions, { wrong, marks })
  return message ? [{ message }] : []
}
