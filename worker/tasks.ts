import type { CronItem, TaskList } from 'graphile-worker'
import { giveBackUnknown } from '@/lib/reconciliation/give-back-unknown'
import { carryOutReconciliation } from '@/lib/reconciliation/start-reconciliation'
import { announceListed } from './announce-publicities'
import { announce } from './announce-scores'
import { askEducationAgain, checkEducation } from './check-education'
import { freeStuck } from './free-stuck-jobs'
import { giveMoneyBack } from './give-back'
import { giveTooMuchBack } from './give-back-unasked'
import { notify } from './notify'
import { openDueChecks } from './open-checks'
import { pruneHandedOutbox } from './prune-outbox'
import { reconcileOverDays } from './reconcile'
import { sweepExpired } from './remove-expired'
import { performAsked, resumeLeft } from './run'
import { sealYesterday } from './seal-day'
import { sendLate } from './send-late-callbacks'
import { settle } from './settle-orders'
import { settleGivenBack } from './settle-refunds'
import { sweep } from './sweep-due'
import { sweepFiles } from './sweep-materials'
import { tally } from './tally-exams'
import { warn } from './warn-deadlines'

/** What the timetable starts; none of these takes a payload. */
export const scheduled: Record<string, () => Promise<void>> = {
  'sweep-due': sweep,
  'settle-orders': settle,
  'give-back-unasked': giveTooMuchBack,
  'settle-refunds': settleGivenBack,
  'reconcile-days': reconcileOverDays,
  'warn-deadlines': warn,
  'announce-scores': announce,
  'open-checks': openDueChecks,
  'announce-publicities': announceListed,
  'seal-day': sealYesterday,
  'free-stuck-jobs': freeStuck,
  'prune-outbox': pruneHandedOutbox,
  'remove-expired': sweepExpired,
  'sweep-materials': sweepFiles,
  'ask-education-again': askEducationAgain,
  'send-late-callbacks': sendLate,
  'resume-runs': resumeLeft,
  'tally-exams': tally,
}

/** Every task by the name under which it stands in the outbox or the timetable. */
export const taskList: TaskList = {
  notify,
  'give-back': giveMoneyBack,
  'give-back-unknown': giveBackUnknown,
  'check-education': checkEducation,
  reconcile: carryOutReconciliation,
  run: performAsked,
  ...scheduled,
}

/** When what runs, by the wall clock in UTC; each task asks the business clock what is due. A run that was missed is not made up: the next one does it. */
export function timetable(sandbox: boolean): CronItem[] {
  const items: CronItem[] = [
    { task: 'sweep-due', match: '* * * * *' },
    { task: 'warn-deadlines', match: '* * * * *' },
    { task: 'announce-scores', match: '* * * * *' },
    { task: 'open-checks', match: '* * * * *' },
    { task: 'announce-publicities', match: '* * * * *' },
    { task: 'settle-orders', match: '7 * * * *' },
    { task: 'give-back-unasked', match: '12 * * * *' },
    { task: 'settle-refunds', match: '17 * * * *' },
    { task: 'reconcile-days', match: '27 * * * *' },
    { task: 'seal-day', match: '20 16 * * *' },
    { task: 'free-stuck-jobs', match: '* * * * *' },
    { task: 'resume-runs', match: '* * * * *' },
    { task: 'tally-exams', match: '* * * * *' },
    { task: 'prune-outbox', match: '40 19 * * *' },
    { task: 'remove-expired', match: '33 * * * *' },
    { task: 'sweep-materials', match: '50 19 * * *' },
    { task: 'ask-education-again', match: '* * * * *' },
  ]
  const simulated: CronItem[] = [{ task: 'send-late-callbacks', match: '* * * * *' }]
  // No queue of their own: a worker that was killed would hold its lock for hours. Two at once do no harm.
  return [...items, ...(sandbox ? simulated : [])].map((item) => ({
    ...item,
    options: { maxAttempts: 1, jobKey: `cron:${item.task}`, backfillPeriod: 0 },
  }))
}
