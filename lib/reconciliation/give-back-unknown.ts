// The only place that asks the payment service to give back money of no order that we know: two cashiers have decided it (E-24, O-27).
import { z } from 'zod'
import { findReturn, insertReturnResult, listWaitingReturns } from '@/db/queries/reconciliation'
import { now } from '@/lib/clock/now'
import { payGateway } from '@/lib/gateway/pay/http'
import { log } from '@/lib/log/log'
import { ServiceSilent } from '@/lib/payment/give-back'

/** What the decision leaves in the outbox as task `give-back-unknown`. */
export const giveBackUnknownSchema = z.object({ returnId: z.uuid() })

/** Asks for one return and writes down the answer. May be run any number of times: the service knows it by its number. Throws where it should be run again. */
export async function giveBackUnknown(payload: unknown): Promise<void> {
  const { returnId } = giveBackUnknownSchema.parse(payload)
  const asked = await findReturn(returnId)
  if (!asked || asked.outcome === 'done' || asked.outcome === 'closed') return
  const { id, outcome, ...refund } = asked
  const answer = await payGateway().giveBack(refund)
  if (!answer.ok && answer.failure !== 'refused') throw new ServiceSilent(`${answer.failure}: return ${refund.refundNumber}`)
  const standing = answer.ok ? answer : ({ status: 'refused' } as const)
  if (standing.status === outcome) return
  const refundedAt = standing.status === 'done' ? standing.refundedAt : null
  await insertReturnResult({ returnId: id, outcome: standing.status, refundedAt, at: await now() })
}

/** The hourly job: asks again about what the service had not finished. One that fails stops no other. */
export async function settleReturns(): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const waiting = await listWaitingReturns(batch, after)
    for (const { id } of waiting) {
      after = id
      await giveBackUnknown({ returnId: id }).catch((error) =>
        log.error({ err: error, return: id }, 'a return could not be asked about'),
      )
    }
    if (waiting.length < batch) return
  }
}

const batch = 200
