// The only place that asks the payment service to give money back, and writes down what it answered (S-04, E-23).
import { z } from 'zod'
import { db } from '@/db/client'
import { insertRefundResult, listRefunds, listWaitingRefunds } from '@/db/queries/refund'
import { now } from '@/lib/clock/now'
import { failpoint } from '@/lib/failpoint/failpoint'
import { payGateway } from '@/lib/gateway/pay/http'
import type { RefundStanding } from '@/lib/gateway/pay/port'
import { log } from '@/lib/log/log'
import { lockForMove, transitionIn } from '@/lib/workflow/transition'

type Refund = Awaited<ReturnType<typeof listRefunds>>[number]

/** What effects leave in the outbox as task `give-back`: a 考试退费 whose refunds were instructed. */
export const giveBackSchema = z.object({ caseId: z.uuid() })

/**
 * Asks the payment service for every refund of a case that is neither done nor closed for good, and moves the case on as its machine says
 * of the answers. May be run any number of times: the service knows each refund by its number. Throws where it should be run again.
 */
export async function giveBack(payload: unknown): Promise<void> {
  const { caseId } = giveBackSchema.parse(payload)
  const answers: Answer[] = []
  const silent: string[] = []
  for (const refund of await listRefunds(caseId)) {
    if (refund.outcome === 'done' || refund.outcome === 'closed') continue
    const { number: refundNumber, orderNumber, channel, transactionNumber, amountFen } = refund
    const answer = await payGateway().giveBack({ refundNumber, orderNumber, channel, transactionNumber, amountFen })
    failpoint('refund-answered')
    if (answer.ok) answers.push({ refund, standing: answer })
    else if (answer.failure === 'refused') answers.push({ refund, standing: { status: 'refused' } })
    else silent.push(`${answer.failure}: refund ${refundNumber}`)
  }
  if (answers.length > 0) await record(caseId, answers)
  if (silent.length > 0) throw new ServiceSilent(silent.join(', '))
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

type Answer = { refund: Refund; standing: RefundStanding }

/** Where the answers may lead: each move's guard says of which answers it is true, and of none of them the case waits on. */
const leadTo = ['settle', 'closeWay', 'getStuck']

async function record(caseId: string, answers: readonly Answer[]) {
  const at = await now()
  await db().transaction(async (tx) => {
    const locked = await lockForMove(tx, caseId)
    // Asked twice at once: the other one has written it down.
    if (locked?.head.state !== 'approved') return
    for (const { refund, standing } of answers) {
      const refundedAt = standing.status === 'done' ? standing.refundedAt : null
      if (standing.status !== refund.outcome)
        await insertRefundResult(tx, { refundId: refund.id, outcome: standing.status, refundedAt, at })
    }
    for (const move of leadTo) if ((await transitionIn(tx, at, 'gateway', locked, move)).ok) break
    failpoint('refund-before-commit')
  })
  failpoint('refund-after-commit')
}

/** The service did not answer: nothing is known, and the task is to be run again. */
export class ServiceSilent extends Error {
  override name = 'ServiceSilent'
}
