import { shiftClock } from '@/db/queries/sandbox'
import { now } from '@/lib/clock/now'
import { requireSandbox } from './require-sandbox'
import { runDueJobs } from './run-due-jobs'

/** Where the demo's business clock starts, and where a reset puts it back. */
export const demoStart = new Date('2020-08-15T10:00:00+08:00')

/** Sets the business clock, null: back to the demo's start. What falls due by it has been done when this answers. */
export async function setClock(to: Date | null): Promise<Date> {
  requireSandbox()
  await shiftClock(to ?? demoStart)
  await runDueJobs()
  return now()
}
