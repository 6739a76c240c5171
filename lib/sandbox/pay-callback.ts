import { randomBytes } from 'node:crypto'
import type { PayOrderRow, PayTransactionRow } from '@/db/queries/sandbox'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { postSigned } from '@/lib/gateway/post-signed'

/** How the simulator names itself among the channels. */
export const sandboxChannel = 'sandbox'

/** A callback as it goes over the wire; without a transaction: the payment failed. */
export function callbackBody(orderNumber: string, transaction: Omit<PayTransactionRow, 'notified' | 'orderNumber'> | null) {
  const { id: merchant } = payMerchant()
  if (!transaction) return { merchant, orderNumber, status: 'failed' as const }
  const { transactionNumber, amountFen, paidAt } = transaction
  return {
    merchant,
    orderNumber,
    status: 'paid' as const,
    channel: sandboxChannel,
    transactionNumber,
    amountFen,
    paidAt: paidAt.toISOString(),
  }
}

/** Sends one callback and answers the status it got, 0 where there was no answer. `forged`: signed with a key that is not the merchant's. */
export async function sendCallback(
  order: PayOrderRow,
  transaction: PayTransactionRow | null,
  options: { forged?: boolean } = {},
) {
  const secret = options.forged ? randomBytes(32) : payMerchant().secret
  const posted = await postSigned(order.notifyUrl, secret, callbackBody(order.orderNumber, transaction), 10_000)
  return posted.reached ? posted.status : 0
}
