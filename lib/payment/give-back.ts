// The only place that asks the payment service to give money back, and writes down what it answered (S-04, E-23).
import { z } from 'zod'
import { db } from '@/db/client'
import { insertRefundResult, listRefunds, listWaitingRefunds } from '@/db/queries/refund'
import { now } from '@/lib/clock/now'
import { failpoint } from '@/lib/failpoint/failpoint'
import { payGateway } from '@/lib/gateway/pay/http'
import type { RefundStanding } from '@/lib/gateway/pay/port'
import { log } from '@/lib/log/log'
import { surely } from '@/lib/workflow/surely'
import { lockForMove, transitionIn } from '@/lib/workflow/transition'

type Refund = Awaited<ReturnType<typeof listRefunds>>[number]

/** What effects leave in the outbox as task `give-back`: a 考试退费 whose refunds were instructed. */
export const giveBackSchema = z.object({ caseId: z.uuid() })

/**
 * Asks the payment service for every refund of a case that is not done, and moves the case on: 已退费 when all are, 退款未成功 when one was
 * refused. May be run any number of times: the service knows each refund by its number. Throws where it should be run again.
 */
export async function giveBack(payload: unknown): Promise<void> {
  const { caseId } = giveBackSchema.parse(payload)
  for (const refund of await listRefunds(caseId)) {
    if (refund.outcome === 'done') continue
    const { number: refundNumber, orderNumber, channel, transactionNumber, amountFen } = refund
    const answer = await payGateway().giveBack({ refundNumber, orderNumber, channel, transactionNumber, amountFen })
    failpoint('refund-answered')
    if (!answer.ok && answer.failure !== 'refused') throw new ServiceSilent(`${answer.failure}: refund ${refundNumber}`)
    await record(caseId, refund, answer.ok ? answer : { status: 'refused' })
  }
}

/** The hourly job: asks again about what the service had not finished. One that fails stops no other. Answers how many were asked about. */
export async function settleRefunds(): Promise<{ asked: number; failed: number }> {
  const count = { asked: 0, failed: 0 }
  for (let after = firstId; ; ) {
    const waiting = await listWaitingRefunds(batch, after)
    for (const { caseId } of waiting) {
      count.asked += 1
      after = caseId
      await giveBack({ caseId }).catch((error) => {
        count.failed += 1
        log.error({ err: error, caseId }, 'a refund could not be asked about')
      })
    }
    if (waiting.length < batch) return count
  }
}

const batch = 200
const firstId = '00000000-0000-0000-0000-000000000000'

async function record(caseId: string, refund: Refund, standing: RefundStanding) {
  const at = await now()
  await db().transaction(async (tx) => {
    const locked = await lockForMove(tx, caseId)
    // Asked twice at once: the other one has written it down.
    if (locked?.head.state !== 'approved') return
    const refundedAt = standing.status === 'done' ? standing.refundedAt : null
    if (standing.status !== refund.outcome)
      await insertRefundResult(tx, { refundId: refund.id, outcome: standing.status, refundedAt, at })
    const all = await listRefunds(caseId, tx)
    if (all.every((one) => one.outcome === 'done')) await surely(transitionIn(tx, at, 'gateway', locked, 'settle'))
    else if (standing.status === 'refused') await surely(transitionIn(tx, at, 'gateway', locked, 'getStuck'))
    failpoint('refund-before-commit')
  })
  failpoint('refund-after-commit')
}

/** The service did not answer: nothing is known, and the task is to be run again. */
export class ServiceSilent extends Error {
  override name = 'ServiceSilent'
}
