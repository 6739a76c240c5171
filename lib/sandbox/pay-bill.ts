import { listTransactionsOf } from '@/db/queries/sandbox'
import { sandboxChannel } from './pay-callback'

const columns = 'channel,transactionNumber,orderNumber,amountFen,paidAt'

/** The service's bill of one day in Asia/Shanghai as CSV, in the order of payment: what reconciliation reads (E-24). `day`: 2020-08-20. */
export async function billOf(day: string): Promise<string> {
  const from = new Date(`${day}T00:00:00+08:00`)
  const rows = await listTransactionsOf(from, new Date(from.getTime() + 86_400_000))
  const lines = rows.map(({ transactionNumber, orderNumber, amountFen, paidAt }) =>
    [sandboxChannel, transactionNumber, orderNumber, amountFen, paidAt.toISOString()].join(','),
  )
  return `${[columns, ...lines].join('\r\n')}\r\n`
}
