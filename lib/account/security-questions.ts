// The only place that knows answers to 密保问题, and that only as hashes.
import { db } from '@/db/client'
import { listSecurityQuestions, replaceSecurityQuestions } from '@/db/queries/security-questions'
import { countTry, forgetTries, giveBackTry, insertSecurityEvent } from '@/db/queries/sign-in'
import { triesMax } from '@/lib/access/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { confirmPassword } from './confirm-password'
import { type Busy, hashPassword, verifyPassword } from './password'
import {
  answerCharactersMax,
  type ChosenQuestion,
  isQuestion,
  normaliseAnswer,
  type QuestionKey,
  type QuestionProblem,
  questionProblem,
  questionsEach,
} from './question-list'

/** The account's three questions, in the order in which they are asked; none: it has not set any. */
export async function questionsOf(accountId: string): Promise<QuestionKey[]> {
  const rows = await listSecurityQuestions(accountId)
  return rows.map(({ question }) => question).filter(isQuestion)
}

/**
 * Sets the viewer's three questions in place of those before, after the password once more. Refuses staff (the administrator resets them), the same question or answer twice, answers
 * of one sign or out of the question (`problem` says which), and what `confirmPassword` refuses. The answers are kept as hashes.
 */
export async function setSecurityQuestions(
  viewer: Viewer,
  chosen: readonly ChosenQuestion[],
  password: string,
): Promise<{ ok: true } | (Refused & { problem?: QuestionProblem })> {
  if (viewer.kind === 'staff') return refuse('not_allowed', '工作人员的密码由系统管理员重置，不用密保问题。')
  const problem = questionProblem(chosen)
  if (problem) return { ...refuse('invalid_input', problem.message), problem }
  const confirmed = await confirmPassword(viewer, { password })
  if (!confirmed.ok) return confirmed
  const hashed: { question: string; answerHash: string }[] = []
  for (const { question, answer } of chosen.slice(0, questionsEach)) {
    const made = await hashPassword(normaliseAnswer(answer))
    if (!made.ok) return refuse('conflict', made.message)
    hashed.push({ question, answerHash: made.hash })
  }
  const { accountId } = viewer
  await db().transaction(async (tx) => {
    await replaceSecurityQuestions(tx, accountId, hashed)
    await insertSecurityEvent({ accountId, name: 'questions-set', device: '', address: '', ...viewer.place }, tx)
  })
  return { ok: true }
}

export type AnswerRefusal =
  | { ok: false; refusal: 'wrong'; message: string; left: number }
  | { ok: false; refusal: 'locked'; message: string }
  | Busy

/**
 * Are these all three answers, in the order of the questions? The same sums for an account that is unknown (null) or has no questions, which
 * nothing answers. `subject`: what tries are counted under, existing or not (`signInSubject`): five in a row, counted before anything is compared, then an hour
 * of the business clock; signing in and the other recoveries stay open.
 */
export async function verifySecurityAnswers(
  accountId: string | null,
  answers: readonly string[],
  subject: string,
): Promise<{ ok: true } | AnswerRefusal> {
  const counter = `answers:${subject}`
  const counted = await countTry(counter, triesMax)
  if (counted.wrong === null) return { ok: false, refusal: 'locked', message: lockedWords }
  const stored = await listSecurityQuestions(accountId ?? nobody)
  let right = 0
  for (let place = 0; place < questionsEach; place += 1) {
    const answer = normaliseAnswer((answers[place] ?? '').slice(0, answerCharactersMax * 2))
    const checked = await verifyPassword(answer, stored[place]?.answerHash ?? null)
    if (!checked.ok) {
      await giveBackTry(counter)
      return checked
    }
    if (checked.matches) right += 1
  }
  if (right === questionsEach) {
    await forgetTries(counter)
    return { ok: true }
  }
  const left = triesMax - counted.wrong
  return { ok: false, refusal: 'wrong', left, message: left > 0 ? `答案不正确，还可以试 ${left} 次。` : lockedWords }
}

/** No account's id: it only makes unknown accounts cost the same query. */
const nobody = '00000000-0000-0000-0000-000000000000'
const lockedWords = '密保问题连续答错太多次，请一小时以后再试，或改用其他找回方式。'
