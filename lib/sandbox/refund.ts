import { z } from 'zod'
import { addPlan, findPayRefund, keepPayRefund, listTransactions, refundedOf, takePlan } from '@/db/queries/sandbox'
import { now } from '@/lib/clock/now'
import type { refundSchema } from '@/lib/gateway/pay/messages'

/** What /sandbox may ask of the payment service for its next refunds: not possible, or not yet done. */
export const refundOutcomeSchema = z.enum(['refused', 'processing'])

/** Tells the payment service what to do with the next refunds it is asked for. */
export async function planRefunds(outcome: z.infer<typeof refundOutcomeSchema>, times: number) {
  await addPlan({ gateway: 'pay-refund', outcome, times })
}

/**
 * The simulated payment service gives money back, or does what /sandbox said of the next refund. One refund a number: asked again it
 * answers how that one stands, and one that was not done is tried again. Null: there is no such money, or not so much.
 */
export async function takeRefund(asked: z.infer<typeof refundSchema>) {
  const { refundNumber, orderNumber, transactionNumber, amountFen } = asked
  const known = await findPayRefund(refundNumber)
  if (known?.state === 'done')
    return known.transactionNumber === transactionNumber && known.amountFen === amountFen ? known : null
  const transactions = await listTransactions(orderNumber)
  const paid = transactions.find((one) => one.transactionNumber === transactionNumber)
  if (!paid || (await refundedOf(transactionNumber, refundNumber)) + amountFen > paid.amountFen) return null
  const plan = await takePlan('pay-refund')
  const state = refundOutcomeSchema.safeParse(plan?.outcome).data ?? 'done'
  const refundedAt = state === 'done' ? await now() : null
  return keepPayRefund({ refundNumber, transactionNumber, amountFen, state, refundedAt })
}
