// People at the point where the next step is theirs: brought there by the product's own functions, in this process.
import { randomInt } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { getOrderOf } from '@/db/queries/payment'
import { personIdOf } from '@/db/seed/accounts'
import { titleKnowledgeId } from '@/db/seed/exams'
import { seedId } from '@/db/seed/seed-id'
import { requestsAs } from '@/e2e/support/actors'
import { ownerDatabase } from '@/e2e/support/database'
import { newCandidate } from '@/e2e/support/people'
import type { Viewer } from '@/lib/access/viewer'
import { startPayment } from '@/lib/payment/start-payment'
import { type PayAction, playPayment } from '@/lib/sandbox/pay'
import { openRequest } from '@/lib/service/open-request'
import { claimCase } from '@/lib/workflow/claim'
import { openCase } from '@/lib/workflow/open-case'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'

export const sessionId = titleKnowledgeId
export type Registered = { viewer: Viewer; caseId: string; requests: APIRequestContext }

/** A registration that is filled in and not confirmed; what is filled in is that of the demo's 周明. */
export async function draftRegistration(): Promise<Registered> {
  const who = await newCandidate('劫后生', anyDay())
  const viewer: Viewer = { accountId: who.accountId, kind: 'person', name: who.name, personId: who.id, unitId: null, roles: [] }
  const [model] = await ownerDatabase()<{ answers: Record<string, string> }[]>`
    select answers from case_answers a join cases c on c.id = a.case_id where c.applicant_id = ${personIdOf('zhou_ming')}`
  const subject = { kind: 'exam-registration', aboutId: sessionId, scope: sessionId, applicantId: who.id }
  const { id } = accepted(await openCase(viewer, { ...subject, answers: model?.answers ?? {} }))
  return { viewer, caseId: id, requests: await requestsAs(who) }
}

/** Confirmed, with its order known to the payment service. */
export async function confirmedRegistration() {
  const registered = await draftRegistration()
  accepted(await transition(registered.viewer, registered.caseId, 'confirm'))
  const found = await getOrderOf(registered.viewer, registered.caseId)
  if (!found) throw new Error('no order was opened')
  accepted(await startPayment(registered.viewer, found.order.number))
  return { ...registered, order: found.order }
}

/** A 考试退费 that is filled in and not submitted: of money paid twice, or of all of it, which voids the registration. */
export async function draftRefund(reason: 'duplicate' | 'withdrawn') {
  const registered = await confirmedRegistration()
  await pay(registered.order.number, reason === 'duplicate' ? 'pay-twice' : 'pay')
  const { viewer, order } = registered
  const { id } = accepted(await openRequest(viewer, 'exam-refund', order.id, performance.now()))
  accepted(await saveAnswers(viewer, id, { reason, explanation: '付了两次' }, 1))
  return { ...registered, caseId: id, reason }
}

/** One that a cashier has passed and another one, caiwu1, holds. */
export async function endorsedRefund(reason: 'duplicate' | 'withdrawn') {
  const refund = await draftRefund(reason)
  accepted(await transition(refund.viewer, refund.caseId, 'submit'))
  accepted(await claimCase(cashier('caiwu2'), refund.caseId))
  accepted(await transition(cashier('caiwu2'), refund.caseId, 'endorse', { opinion: '' }))
  accepted(await claimCase(cashier('caiwu1'), refund.caseId))
  return refund
}

/** The payer pays at the simulated payment service; answers the transactions. */
export async function pay(orderNumber: string, how: PayAction): Promise<string[]> {
  const played = await playPayment(orderNumber, how)
  if (!played || played.callbacks.some((status) => status !== 200)) throw new Error(`${orderNumber} was not paid`)
  return played.transactions
}

/** What a refusal would be: the ground on which a round stands is not to be refused. */
function accepted<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome as Extract<T, { ok: true }>
}

/** A day of birth: there are only a thousand ID numbers to each. */
function anyDay(): string {
  const [month, day] = [1 + randomInt(12), 1 + randomInt(28)].map((part) => String(part).padStart(2, '0'))
  return `${1970 + randomInt(30)}${month}${day}`
}

function cashier(username: string): Viewer {
  const accountId = seedId(`account ${username}`)
  return { accountId, kind: 'staff', name: username, personId: null, unitId: null, roles: [{ role: 'cashier', scope: '*' }] }
}
