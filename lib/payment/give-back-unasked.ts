// The only place that begins refunds which nobody asked for: what was paid too much or in vain (E-23).
import { db } from '@/db/client'
import { listOrdersPaidTooMuch } from '@/db/queries/refund'
import { now } from '@/lib/clock/now'
import { failpoint } from '@/lib/failpoint/failpoint'
import { log } from '@/lib/log/log'
import { isKeyTaken } from '@/lib/workflow/key-taken'
import { openCaseIn } from '@/lib/workflow/open-case'
import type { Refused } from '@/lib/workflow/refusal'
import { lockForMove, transitionIn } from '@/lib/workflow/transition'

/**
 * The hourly job: of every order whose registration is closed, gives back what was paid twice, late or with a wrong amount, by a
 * 考试退费 that the system opens, or takes over where one waits. Run twice or by two at once it begins each refund once: the order's
 * registration is locked first, and the ledger holds one refund a payment. Answers how many were begun; one that fails stops no other.
 */
export async function giveBackUnasked(): Promise<{ begun: number; failed: number }> {
  const at = await now()
  const count = { begun: 0, failed: 0 }
  for (let after = firstId; ; ) {
    const orders = await listOrdersPaidTooMuch(at, after, batch)
    for (const order of orders) {
      after = order.id
      const begun = await begin(order, at).catch((error) => {
        count.failed += 1
        log.error({ err: error, order: order.id }, 'a refund could not be begun')
        return false
      })
      if (begun) count.begun += 1
    }
    if (orders.length < batch) return count
  }
}

const batch = 200
const firstId = '00000000-0000-0000-0000-000000000000'

type Order = Awaited<ReturnType<typeof listOrdersPaidTooMuch>>[number]

async function begin({ id, personId, sessionId, registrationId }: Order, at: Date): Promise<boolean> {
  const subject = { kind: 'exam-refund', aboutId: id, scope: sessionId, applicantId: personId, parentId: registrationId }
  try {
    return await db().transaction(async (tx) => {
      const opened = await openCaseIn(tx, at, 'system', subject)
      if (!opened.ok) throw new NotNow(opened)
      const moved = await transitionIn(tx, at, 'system', await lockForMove(tx, opened.id), 'giveBackUnasked')
      if (!moved.ok) throw new NotNow(moved)
      failpoint('unasked-before-commit')
      return true
    })
  } catch (error) {
    if (error instanceof NotNow || isKeyTaken(error)) return false
    throw error
  }
}

/** Refused by the machine, such as a refund that is under way already: nothing stays of the attempt, the next hour tries again. */
class NotNow extends Error {
  constructor({ message }: Refused) {
    super(message)
  }
}
