import type { Origin } from '@/lib/access/origin'
import type { Viewer } from '@/lib/access/viewer'
import type { Outcome } from '@/lib/workflow/refusal'
import { transition } from '@/lib/workflow/transition'
import { askGateway } from './ask-gateway'
import { orderOf } from './order-of'

/**
 * 撤回承诺: only while unpaid and before the registration deadline; holds for this exam and year (E-12). The payment service is asked first:
 * whoever has paid without our knowing is registered and withdraws no more.
 */
export async function withdrawCommitment(viewer: Viewer, caseId: string, origin: Origin, since: number): Promise<Outcome> {
  const order = await orderOf(viewer, caseId)
  if (order?.standing === 'open') await askGateway(viewer, order.number, since)
  return transition(viewer, caseId, 'withdraw', origin, { since })
}
