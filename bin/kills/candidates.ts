// People at the point where the next step is theirs: brought there by the product's own functions, in this process.
import { randomInt } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { getOrderOf } from '@/db/queries/payment'
import { findPayOrder, listTransactions } from '@/db/queries/sandbox'
import { personIdOf } from '@/db/seed/accounts'
import { titleKnowledgeId } from '@/db/seed/exams'
import { seedId } from '@/db/seed/seed-id'
import { requestsAs } from '@/e2e/support/actors'
import { ownerDatabase } from '@/e2e/support/database'
import { newCandidate } from '@/e2e/support/people'
import type { Viewer } from '@/lib/access/viewer'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { postSigned } from '@/lib/gateway/post-signed'
import { startPayment } from '@/lib/payment/start-payment'
import { playPayment } from '@/lib/sandbox/pay'
import { callbackBody } from '@/lib/sandbox/pay-callback'
import { openRequest } from '@/lib/service/open-request'
import { claimCase } from '@/lib/workflow/claim'
import { openCase } from '@/lib/workflow/open-case'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { until } from './until'

const patienceMs = 20_000
export const sessionId = titleKnowledgeId
export type Registered = { viewer: Viewer; caseId: string; requests: APIRequestContext }

/** A registration that is filled in and not confirmed; what is filled in is that of the demo's 周明. */
export async function draftRegistration(): Promise<Registered> {
  const who = await newCandidate('劫后生', anyDay())
  const viewer: Viewer = { accountId: who.accountId, kind: 'person', name: who.name, personId: who.id, unitId: null, roles: [] }
  const [model] = await ownerDatabase()<{ answers: Record<string, string> }[]>`
    select answers from case_answers a join cases c on c.id = a.case_id where c.applicant_id = ${personIdOf('zhou_ming')} and c.about_id = ${sessionId}`
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
  await pay(registered.order.number, reason === 'duplicate' ? 2 : 1)
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

/** The payer pays so many times, and the payment service tells of each until it is heard. */
async function pay(orderNumber: string, times: number) {
  for (let nth = 0; nth < times; nth += 1) {
    const tell = await paySilently(orderNumber)
    await until(`${orderNumber} is known to be paid`, tell.ask)
  }
}

/** The payer pays, and nobody has been told yet: `ask` tells once, and answers whether that was acknowledged. */
export async function paySilently(orderNumber: string) {
  const played = await playPayment(orderNumber, 'pay-silently')
  const [transactionNumber = ''] = played?.transactions ?? []
  const transaction = (await listTransactions(orderNumber)).find((one) => one.transactionNumber === transactionNumber)
  const address = (await findPayOrder(orderNumber))?.notifyUrl ?? ''
  const body = callbackBody(orderNumber, transaction ?? null)
  const ask = async () => {
    const posted = await postSigned(address, payMerchant().secret, body, patienceMs)
    return posted.reached && posted.status === 200
  }
  return { transactionNumber, ask }
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
