import { log } from '@/lib/log/log'
import { warnBeforeDeadlines } from '@/lib/message/warn-before-deadlines'

/** Candidates whose deadline comes near (E-08). */
export async function warn() {
  const posted = await warnBeforeDeadlines()
  if (posted > 0) log.info({ posted }, 'candidates warned')
}
