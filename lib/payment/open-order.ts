import type { CaseHead, Tx } from '@/db/queries/case'
import { insertOrder } from '@/db/queries/payment'
import type { Window } from '@/lib/workflow/machine'

/** Opens the one order of a registration, in the transaction that brings it to 待缴费; the second time it is there already (E-20). */
export async function openOrder(tx: Tx, of: { head: CaseHead; window: Window; at: Date }) {
  const { head, window, at } = of
  if (!head.applicantId) throw new Error('an order needs a payer')
  await insertOrder(tx, {
    caseId: head.id,
    personId: head.applicantId,
    sessionId: head.aboutId,
    opensAt: window.from,
    deadline: window.to,
    createdAt: at,
  })
}
