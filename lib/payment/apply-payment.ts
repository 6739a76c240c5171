// The only place that adds money to the ledger and marks an order paid (E-21).
import { db } from '@/db/client'
import { insertNotices, type Tx } from '@/db/queries/case'
import { getOrder, insertCallback, insertPayment, listRelatedPayments, type Order, type Payment } from '@/db/queries/payment'
import { failpoint } from '@/lib/failpoint/failpoint'
import type { PaymentNews } from '@/lib/gateway/pay/port'
import { lockForMove, transitionIn } from '@/lib/workflow/transition'
import { messageOf } from './standing'

/** What became of the news: how the money stands, or that it was known already, or that it contradicts what was said before. */
export type Verdict = Payment['standing'] | 'repeat' | 'contradiction'

/** How the news came: the callback as it is kept in the inbox; absent where we asked. */
export type Callback = Omit<Parameters<typeof insertCallback>[1], 'verdict' | 'receivedAt'>

/**
 * Applies what the payment service says of one transaction, at most once, in one transaction of ours: payment row, callback row, and
 * the case's step `pay` where the money settles the order. Paid inside the order's window counts, whenever the news comes (E-22); late,
 * double or wrong money is kept, explained to the payer and marks nothing paid (E-21, E-23). `at` is the arrival, business clock.
 */
export async function applyPayment(order: Order, news: PaymentNews, at: Date, callback?: Callback): Promise<Verdict> {
  try {
    return await db().transaction((tx) => apply(tx, order, news, at, callback, true))
  } catch (error) {
    if (!(error instanceof CannotRegister)) throw error
    return db().transaction((tx) => apply(tx, order, news, at, callback, false))
  }
}

/** The case takes no payment any more: the money is kept and given back. */
class CannotRegister extends Error {}

async function apply(
  tx: Tx,
  { id, caseId }: Order,
  news: PaymentNews,
  at: Date,
  callback: Callback | undefined,
  mayRegister: boolean,
): Promise<Verdict> {
  // First of all: every writer of this order's money waits here, so that what is read next stays true.
  const locked = await lockForMove(tx, caseId)
  // The order anew, too: its window may have been moved by whoever was waited for (O-10).
  const [order, related] = await Promise.all([getOrder(tx, id), listRelatedPayments(tx, id, news)])
  const verdict = judge(order, news, related, mayRegister)
  const inboxed = callback && insertCallback(tx, { ...callback, receivedAt: at, verdict })
  if (verdict === 'repeat' || verdict === 'contradiction') {
    await inboxed
    return verdict
  }
  // Both on their way before either is answered: one wait for the database less while the row is locked.
  await Promise.all([inboxed, insertPayment(tx, { orderId: order.id, ...news, learntAt: at, standing: verdict })])
  failpoint('payment-rows-written')
  if (verdict === 'settles') {
    const outcome = await transitionIn(tx, at, 'gateway', locked, 'pay')
    if (!outcome.ok) throw new CannotRegister(outcome.message)
  } else {
    const isPaid = related.some((one) => one.orderId === order.id && one.standing === 'settles')
    await insertNotices(tx, [messageOf(order, news, verdict, isPaid)])
  }
  failpoint('payment-before-commit')
  return verdict
}

/** How money stands to an order, by what is known of both. */
export function judge(order: Order, news: PaymentNews, related: readonly Payment[], mayRegister = true): Verdict {
  const known = related.find((one) => one.channel === news.channel && one.transactionNumber === news.transactionNumber)
  if (known) return sameMoney(known, order, news) ? 'repeat' : 'contradiction'
  if (news.amountFen !== order.amountFen) return 'wrong-amount'
  if (news.paidAt < order.opensAt || news.paidAt >= order.deadline) return 'late'
  if (related.some((one) => one.orderId === order.id && one.standing === 'settles')) return 'duplicate'
  return mayRegister ? 'settles' : 'late'
}

function sameMoney(known: Payment, order: Order, news: PaymentNews) {
  return known.orderId === order.id && known.amountFen === news.amountFen && known.paidAt.getTime() === news.paidAt.getTime()
}
