import { getOrderOf, type Payment } from '@/db/queries/payment'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isUuid } from '@/lib/text/is-uuid'
import { type ExtraStanding, explain } from './standing'

export type ExtraPayment = { standing: ExtraStanding; amountFen: number; paidAt: Date; transactionNumber: string; words: string }
export type OrderView = {
  number: string
  title: string
  amountFen: number
  opensAt: Date
  deadline: Date
  standing: 'open' | 'paid' | 'expired'
  paidAt: Date | null
  /** Money that came beside what settles the order, each explained to who paid it. */
  extras: ExtraPayment[]
}

/**
 * The order of a case as the viewer may see it, its standing derived from the ledger and the business clock (E-20, E-23); null
 * where there is none or the case is not the viewer's.
 */
export async function orderOf(viewer: Viewer, caseId: string): Promise<OrderView | null> {
  if (!isUuid(caseId)) return null
  const [found, at] = await Promise.all([getOrderOf(viewer, caseId), now()])
  if (!found) return null
  const { order, payments } = found
  const settling = payments.find((payment) => payment.standing === 'settles')
  const { number, title, amountFen, opensAt, deadline } = order
  return {
    ...{ number, title, amountFen, opensAt, deadline },
    standing: settling ? 'paid' : at < deadline ? 'open' : 'expired',
    paidAt: settling?.paidAt ?? null,
    extras: payments.flatMap((payment) => extra(payment, order, settling !== undefined)),
  }
}

function extra(
  { standing, amountFen, paidAt, transactionNumber }: Payment,
  order: Parameters<typeof explain>[1],
  isPaid: boolean,
): ExtraPayment[] {
  if (standing === 'settles') return []
  return [{ standing, amountFen, paidAt, transactionNumber, words: explain(standing, order, { amountFen, paidAt }, isPaid) }]
}
