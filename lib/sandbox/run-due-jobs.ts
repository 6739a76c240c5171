import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { askAgain } from '@/lib/education/check-level'
import { log } from '@/lib/log/log'
import { deliverOutbox } from '@/lib/message/deliver-outbox'
import { warnBeforeDeadlines } from '@/lib/message/warn-before-deadlines'
import { settleRefunds } from '@/lib/payment/give-back'
import { giveBackUnasked } from '@/lib/payment/give-back-unasked'
import { settleOrders } from '@/lib/payment/settle-orders'
import { announcePublicities } from '@/lib/publicity/announce'
import { settleReturns } from '@/lib/reconciliation/give-back-unknown'
import { reconcileDays } from '@/lib/reconciliation/reconcile-days'
import { announceScores } from '@/lib/scoring/announce'
import { openChecks } from '@/lib/service/qualification-check/open-checks'
import { sealDay } from '@/lib/workflow/seal-day'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { sendLateCallbacks } from './pay'

/** What the worker does by and by, done now: deadlines, late callbacks, settlement of payments, refunds, reconciliation, warnings, 学历核查, messages, the seal over yesterday. */
export async function runDueJobs() {
  await sweepDue((caseId, error) => log.error({ caseId, err: error }, 'a deadline could not be fired'))
  await sendLateCallbacks()
  await settleOrders()
  await giveBackUnasked()
  await settleRefunds()
  await settleReturns()
  await reconcileDays()
  await warnBeforeDeadlines()
  await askAgain()
  await announceScores()
  await openChecks()
  await announcePublicities()
  await deliverOutbox()
  // The day before, where it was not sealed yet; a clock that was set back finds it sealed and leaves it.
  await sealDay(isoDay(new Date((await now()).getTime() - 86_400_000)))
}
