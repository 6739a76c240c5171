import type { Order, Payment } from '@/db/queries/payment'
import { dayAndMinute, exact, yuan } from '@/lib/clock/format'
import type { PaymentNews } from '@/lib/gateway/pay/port'

export type ExtraStanding = Exclude<Payment['standing'], 'settles'>

/** What money that did not settle the order means for who paid it, and what happens with it (E-21, E-23). */
export function explain(
  standing: ExtraStanding,
  order: Pick<Order, 'amountFen' | 'deadline'>,
  money: Pick<PaymentNews, 'amountFen' | 'paidAt'>,
  isPaid = false,
): string {
  const paid = `${dayAndMinute(money.paidAt)}支付的 ${yuan(money.amountFen)} 元`
  switch (standing) {
    case 'duplicate':
      return `${paid}是同一订单的重复付款，报名截止后原路退回，您不需要办理手续。`
    case 'late':
      // Paid in time for a registration that takes no payment any more, because it was given up or made void by other means.
      if (money.paidAt < order.deadline) return `${paid}没有计入报名，将原路退回，您不需要办理手续。`
      return `${paid}不在缴费时间内（${exact(order.deadline)}截止），不能计入报名，将原路退回，您不需要办理手续。`
    case 'wrong-amount':
      return `${paid}与应缴的 ${yuan(order.amountFen)} 元不符，没有计入报名，将原路退回。${isPaid ? '您的报名费已另外缴清，不需要再付。' : '请在截止前按应缴金额重新缴费。'}`
  }
}

/** The message to the payer about such money, as the outbox task `notify` takes it. */
export function messageOf(order: Order, news: PaymentNews, standing: ExtraStanding, isPaid: boolean) {
  const inTime = standing === 'late' && news.paidAt < order.deadline
  return {
    template: templateOf(standing, inTime, isPaid),
    key: `payment:${news.channel}:${news.transactionNumber}`,
    personId: order.personId,
    scope: order.sessionId,
    values: {
      paidAt: dayAndMinute(news.paidAt),
      amount: yuan(news.amountFen),
      due: yuan(order.amountFen),
      deadline: exact(order.deadline),
    },
    href: `/exams/mine/${order.caseId}`,
  }
}

function templateOf(standing: ExtraStanding, inTime: boolean, isPaid: boolean): string {
  if (inTime) return 'payment.not-counted'
  return standing === 'wrong-amount' && isPaid ? 'payment.wrong-amount-paid' : `payment.${standing}`
}
