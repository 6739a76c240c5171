import { listUnsettledOrders } from '@/db/queries/payment'
import { now } from '@/lib/clock/now'
import { log } from '@/lib/log/log'
import { askAbout } from './ask-gateway'

const batch = 200
const atOnce = 4
const daysAfterDeadline = 3

/**
 * The hourly job (E-22): asks about every order that was opened at the payment service and is not settled, until three days after its
 * deadline, a few at a time. One that fails stops no other. Answers how many were asked about and how many got no answer.
 */
export async function settleOrders(): Promise<{ asked: number; failed: number }> {
  const at = await now()
  const endedAfter = new Date(at.getTime() - daysAfterDeadline * 86_400_000)
  const count = { asked: 0, failed: 0 }
  let last = ''
  for (;;) {
    const orders = await listUnsettledOrders(at, endedAfter, last, batch)
    last = orders.at(-1)?.number ?? ''
    const waiting = [...orders]
    const work = async () => {
      for (let order = waiting.shift(); order; order = waiting.shift()) {
        count.asked += 1
        if (!(await askAbout(order, at).catch(logged))) count.failed += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    if (orders.length < batch) return count
  }
}

function logged(error: unknown): null {
  log.error({ err: error }, 'an order could not be settled')
  return null
}
