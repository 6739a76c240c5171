import { freeStuckJobs } from '@/db/queries/outbox'
import { ownerDatabase } from '@/e2e/support/database'
import type { Promised } from './promise'

export async function hasHappened({ caseId, event }: Promised): Promise<boolean> {
  const found = await ownerDatabase()`select from case_events where case_id = ${caseId} and name = ${event}`
  return found.length > 0
}

/** Rows of the outbox and jobs that are not done; the timetable's own do not count. */
export async function countUnfinished(): Promise<number> {
  const [row] = await ownerDatabase()<{ n: number }[]>`
    select (select count(*)::int from outbox where handed_at is null)
      + (select count(*)::int from graphile_worker.jobs where task_identifier in ('notify', 'give-back')) as n`
  return row?.n ?? 0
}

/** Ten minutes pass for whatever waits for them: locks of a dead worker, pauses before another try, the try of an SMS that nobody ended. */
export async function elapse() {
  await ownerDatabase()`update graphile_worker._private_jobs set locked_at = locked_at - interval '10 minutes' where locked_at is not null`
  await ownerDatabase()`update graphile_worker._private_jobs set run_at = least(run_at, now()) where attempts > 0`
  await ownerDatabase()`update sms_messages set trying_until = trying_until - interval '10 minutes' where trying_until is not null`
  await freeStuckJobs()
}
