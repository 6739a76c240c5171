// What tests of 考试退费 stand on: registrations paid at the simulator, and requests led to a state.
import { takeClaim } from '@/db/queries/case'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { confirmedRegistration } from '@/lib/payment/fixtures/paying'
import { startPayment } from '@/lib/payment/start-payment'
import { playPayment } from '@/lib/sandbox/pay'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { openRequest } from '../open-request'

/** A registration whose order was paid at the simulated payment service. */
export async function paidRegistration(how: 'pay' | 'pay-twice' = 'pay-twice') {
  const registered = await confirmedRegistration()
  const started = await startPayment(registered.viewer, registered.order.number)
  if (!started.ok) throw new Error(started.message)
  await playPayment(registered.order.number, how)
  return registered
}

/** A refund of that order, opened and filled in. */
export async function openRefund({ viewer, order }: Awaited<ReturnType<typeof paidRegistration>>, reason = 'duplicate') {
  const opened = await openRequest(viewer, 'exam-refund', order.id, performance.now())
  if (!opened.ok) throw new Error(opened.message)
  const saved = await saveAnswers(viewer, opened.id, { reason, explanation: '网络中断，付了两次' }, 1)
  if (!saved.ok) throw new Error(saved.message)
  return opened.id
}

/** Takes the case and decides it. */
export async function decide(cashier: Viewer, caseId: string, move: string, input?: unknown) {
  const at = await now()
  await takeClaim(caseId, cashier.accountId, at, new Date(at.getTime() + 60_000))
  return transition(cashier, caseId, move, input)
}

/** A refund that two cashiers have passed: the money is to go back. */
export async function approvedRefund(
  registered: Awaited<ReturnType<typeof paidRegistration>>,
  cashiers: readonly [Viewer, Viewer],
  reason?: string,
) {
  const id = await openRefund(registered, reason)
  for (const outcome of [
    await transition(registered.viewer, id, 'submit'),
    await decide(cashiers[0], id, 'endorse'),
    await decide(cashiers[1], id, 'approve'),
  ]) {
    if (!outcome.ok) throw new Error(outcome.message)
  }
  return id
}
