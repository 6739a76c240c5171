import { log } from '@/lib/log/log'
import { settleReturns } from '@/lib/reconciliation/give-back-unknown'
import { reconcileDays } from '@/lib/reconciliation/reconcile-days'

/** Days that are over and not reconciled yet, and what went back for it (E-24). */
export async function reconcileOverDays() {
  await settleReturns()
  const { done, failed } = await reconcileDays()
  if (done + failed > 0) log.info({ done, failed }, 'days reconciled')
}
