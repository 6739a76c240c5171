import { findPayOrder, listTransactions } from '@/db/queries/sandbox'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { askSchema } from '@/lib/gateway/pay/messages'
import { sandboxChannel } from '@/lib/sandbox/pay-callback'
import { readSigned } from '@/lib/sandbox/read-signed'
import { answer, respond } from '@/lib/sandbox/respond'

/** The simulated payment service: every payment it holds for an order (contract: lib/gateway/pay/port.ts). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readSigned(request, payMerchant().secret, askSchema)
    if (!read.ok) return read.refused
    if (!(await findPayOrder(read.value.orderNumber))) return answer({ message: 'unknown order' }, 404)
    const transactions = await listTransactions(read.value.orderNumber)
    const payments = transactions.map(({ transactionNumber, amountFen, paidAt }) => ({
      channel: sandboxChannel,
      transactionNumber,
      amountFen,
      paidAt: paidAt.toISOString(),
    }))
    return answer({ payments })
  })
}
