import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { log } from '@/lib/log/log'
import { sealDay } from '@/lib/workflow/seal-day'

/** The digest over yesterday's events. */
export async function sealYesterday() {
  const day = isoDay(new Date((await now()).getTime() - 86_400_000))
  const sealed = await sealDay(day)
  log.info({ day, ...(sealed.ok ? {} : { refusal: sealed.refusal }) }, sealed.ok ? 'day sealed' : 'day not sealed')
}
