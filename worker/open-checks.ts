import { log } from '@/lib/log/log'
import { openChecks } from '@/lib/service/qualification-check/open-checks'

/** Scores are out: who passed everything and must be checked is (E-36). */
export async function openDueChecks() {
  const opened = await openChecks()
  if (opened > 0) log.info({ opened }, 'checks of eligibility opened')
}
