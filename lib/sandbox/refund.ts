import { z } from 'zod'
import { addPlan, findPayRefund, keepPayRefund, listTransactions, refundedOf, takePlan } from '@/db/queries/sandbox'
import { now } from '@/lib/clock/now'
import type { refundSchema } from '@/lib/gateway/pay/messages'

/** What /sandbox may ask of the payment service for its next refunds: not possible now, not yet done, or the way back closed for good. */
export const refundOutcomeSchema = z.enum(['refused', 'processing', 'closed'])

/** Days after a payment until which the channel gives it back. */
const limitDays = 365

/** Tells the payment service what to do with the next refunds it is asked for. */
export async function planRefunds(outcome: z.infer<typeof refundOutcomeSchema>, times: number) {
  await addPlan({ gateway: 'pay-refund', outcome, times })
}

/**
 * The simulated payment service gives money back, or does what /sandbox said of the next refund. One refund a number: asked again it
 * answers how that one stands, and one that was not done is tried again unless its way back is closed, as it is a year after the payment.
 * Null: there is no such money, or not so much.
 */
export async function takeRefund(asked: z.infer<typeof refundSchema>) {
  const { refundNumber, orderNumber, transactionNumber, amountFen } = asked
  const known = await findPayRefund(refundNumber)
  if (known?.state === 'done' || known?.state === 'closed')
    return known.transactionNumber === transactionNumber && known.amountFen === amountFen ? known : null
  const transactions = await listTransactions(orderNumber)
  const paid = transactions.find((one) => one.transactionNumber === transactionNumber)
  if (!paid || (await refundedOf(transactionNumber, refundNumber)) + amountFen > paid.amountFen) return null
  const plan = await takePlan('pay-refund')
  const at = await now()
  const isTooOld = at.getTime() - paid.paidAt.getTime() > limitDays * 86_400_000
  const state = refundOutcomeSchema.safeParse(plan?.outcome).data ?? (isTooOld ? 'closed' : 'done')
  const refundedAt = state === 'done' ? at : null
  return keepPayRefund({ refundNumber, transactionNumber, amountFen, state, refundedAt })
}
