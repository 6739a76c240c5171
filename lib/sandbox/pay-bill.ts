import { listRefundsOf, listTransactionsOf } from '@/db/queries/sandbox'
import { billColumns } from '@/lib/gateway/pay/bill'
import { sandboxChannel } from './pay-callback'

/**
 * The service's bill of one day in Asia/Shanghai as CSV: what it took, then what it gave back, each in the order of time; what reconciliation
 * reads (E-24). `day`: 2020-08-20.
 */
export async function billOf(day: string): Promise<string> {
  const from = new Date(`${day}T00:00:00+08:00`)
  const to = new Date(from.getTime() + 86_400_000)
  const [taken, given] = await Promise.all([listTransactionsOf(from, to), listRefundsOf(from, to)])
  const lines = [
    ...taken.map((one) => [one.transactionNumber, one.orderNumber, one.amountFen, one.paidAt.toISOString(), '', '']),
    ...given.map((one) => [
      ...[one.transactionNumber, one.orderNumber, one.amountFen, one.paidAt.toISOString()],
      ...[one.refundNumber, one.refundedAt?.toISOString()],
    ]),
  ]
  return `${[billColumns.join(','), ...lines.map((line) => [sandboxChannel, ...line].join(','))].join('\r\n')}\r\n`
}
