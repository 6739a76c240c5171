import { log } from '@/lib/log/log'
import { sweepDue } from '@/lib/workflow/sweep-due'

/** Deadlines that passed (E-08). */
export async function sweep() {
  const moved = await sweepDue((caseId, error) => log.error({ caseId, err: error }, 'a deadline could not be fired'))
  if (moved > 0) log.info({ moved }, 'deadlines fired')
}
