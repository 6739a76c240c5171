import type { JobHelpers } from 'graphile-worker'
import { deliver } from '@/lib/message/deliver'

/** One message to one person. */
export const notify = (payload: unknown, { job }: Pick<JobHelpers, 'job'>) =>
  deliver(payload, { last: job.attempts >= job.max_attempts })
