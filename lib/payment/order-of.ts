import { getOrderOf, type Payment } from '@/db/queries/payment'
import { listRefundsOfOrder } from '@/db/queries/refund'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isUuid } from '@/lib/text/is-uuid'
import { refundWords } from '@/lib/text/refund-words'
import { type ExtraStanding, explain } from './standing'
import { takesPayment } from './takes-payment'

export type ExtraPayment = {
  standing: ExtraStanding
  amountFen: number
  paidAt: Date
  transactionNumber: string
  words: string
  /** Where it is given back; null: not begun. */
  refund: GivenBack | null
}
export type GivenBack = { words: string; caseId: string; isDone: boolean }
export type OrderView = {
  number: string
  title: string
  amountFen: number
  opensAt: Date
  deadline: Date
  /** idle: not paid, and its registration takes no payment as it stands, such as while its proofs are reviewed. */
  standing: 'open' | 'paid' | 'expired' | 'idle'
  paidAt: Date | null
  /** Money that came beside what settles the order, each explained to who paid it. */
  extras: ExtraPayment[]
  /** What settled the order was given back too. */
  refund: GivenBack | null
}

/**
 * The order of a case as the viewer may see it, its standing derived from the ledger and the business clock (E-20, E-23); null
 * where there is none or the case is not the viewer's.
 */
export async function orderOf(viewer: Viewer, caseId: string): Promise<OrderView | null> {
  if (!isUuid(caseId)) return null
  const [found, at] = await Promise.all([getOrderOf(viewer, caseId), now()])
  if (!found) return null
  const { order, head, payments } = found
  const refunds = new Map((await listRefundsOfOrder(order.id)).map((one) => [one.paymentId, givenBack(one)]))
  const settling = payments.find((payment) => payment.standing === 'settles')
  const { number, title, amountFen, opensAt, deadline } = order
  return {
    ...{ number, title, amountFen, opensAt, deadline },
    standing: settling ? 'paid' : at >= deadline ? 'expired' : (await takesPayment(head)) ? 'open' : 'idle',
    paidAt: settling?.paidAt ?? null,
    extras: payments.flatMap((payment) => extra(payment, order, settling !== undefined, refunds.get(payment.id) ?? null)),
    refund: (settling && refunds.get(settling.id)) ?? null,
  }
}

function extra(
  { standing, amountFen, paidAt, transactionNumber }: Payment,
  order: Parameters<typeof explain>[1],
  isPaid: boolean,
  refund: GivenBack | null,
): ExtraPayment[] {
  if (standing === 'settles') return []
  const words = explain(standing, order, { amountFen, paidAt }, isPaid)
  return [{ standing, amountFen, paidAt, transactionNumber, words, refund }]
}

function givenBack({ caseId, ...standing }: Awaited<ReturnType<typeof listRefundsOfOrder>>[number]): GivenBack {
  return { words: refundWords(standing), caseId, isDone: standing.outcome === 'done' }
}
