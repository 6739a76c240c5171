import { listDaysToReconcile } from '@/db/queries/reconciliation'
import { now } from '@/lib/clock/now'
import { payAddress } from '@/lib/gateway/pay/merchant'
import { log } from '@/lib/log/log'
import { reconcileDay } from './reconcile-day'

const daysMax = 400
const atOnce = 4

/**
 * The hourly job (E-24): every day that is over by the business clock and was not reconciled yet, the missed ones too, and those whose money
 * was learnt of afterwards. Where the service is silent the rest waits for the next hour; a day with a bad bill stops no other.
 */
export async function reconcileDays(): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 }
  if (payAddress() === null) return count
  const days = await listDaysToReconcile(await now(), daysMax)
  const work = async () => {
    for (let day = days.shift(); day; day = days.shift()) {
      const outcome = await reconcileDay(day).catch((error) => {
        log.error({ err: error, day }, 'a day could not be reconciled')
        return null
      })
      count[outcome?.ok ? 'done' : 'failed'] += 1
      if (outcome?.ok === false && outcome.failure === 'unreachable') days.length = 0
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return count
}
