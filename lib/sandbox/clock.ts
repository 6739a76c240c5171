import { db } from '@/db/client'
import { shiftClock } from '@/db/queries/sandbox'
import { recordAudit } from '@/lib/audit/record-audit'
import { now } from '@/lib/clock/now'
import { requireSandbox } from './require-sandbox'
import { runDueJobs } from './run-due-jobs'

/** Where the demo's business clock starts, and where a reset puts it back. */
export const demoStart = new Date('2020-08-15T10:00:00+08:00')

/** Sets the business clock, null: back to the demo's start. What falls due by it has been done when this answers. */
export async function setClock(to: Date | null): Promise<Date> {
  requireSandbox()
  await db().transaction(async (tx) => {
    const before = await now(tx)
    const after = to ?? demoStart
    await shiftClock(after, tx)
    await recordAudit(tx, null, { what: 'clock-set', about: { type: 'clock', id: '1' }, before, after })
  })
  await runDueJobs()
  return now()
}
