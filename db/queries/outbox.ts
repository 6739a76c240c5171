import { sql } from 'drizzle-orm'
import { type Database, db, type Queryable, type Tx } from '../client'

/** What a job is tried at most, with graphile-worker's growing pauses: about two days. */
const triesMax = 16

/**
 * Hands waiting outbox rows to graphile-worker, in one statement: each becomes a job whose key is its id, and is marked in the same
 * transaction. Several processes may do it at once. Answers how many were handed.
 */
export async function handOutbox(limit: number, on: Queryable = db()): Promise<number> {
  const rows = await on.execute(sql`
    with waiting as (
      select id, task, payload from outbox where handed_at is null order by id limit ${limit} for update skip locked
    ), jobs as (
      select count(*) from graphile_worker.add_jobs((
        select array_agg((task, payload::json, null, null, ${triesMax}::smallint, 'outbox:' || id, null, null)::graphile_worker.job_spec order by id)
        from waiting
      )) where exists (select from waiting)
    )
    update outbox set handed_at = clock_timestamp() from waiting, jobs where outbox.id = waiting.id returning outbox.id`)
  return rows.length
}

/** Takes waiting rows of one task into the transaction, oldest first. */
export async function takeOutbox(
  tx: Tx,
  task: string,
  limit: number,
): Promise<{ id: number; payload: Record<string, unknown> }[]> {
  const rows = await tx.execute<{ id: string; payload: Record<string, unknown> }>(sql`
    update outbox set handed_at = clock_timestamp()
    where id in (select id from outbox where handed_at is null and task = ${task} order by id limit ${limit} for update skip locked)
    returning id, payload`)
  return rows.map((row) => ({ id: Number(row.id), payload: row.payload })).sort((a, b) => a.id - b.id)
}

/** Jobs of a task that were handed over and not tried yet. */
export async function countUntried(task: string, on: Queryable = db()): Promise<number> {
  const [row] = await on.execute<{ n: string }>(sql`
    select count(*) as n from graphile_worker.jobs where task_identifier = ${task} and attempts <= 1 and (attempts = 0 or locked_at is not null)`)
  return Number(row?.n ?? 0)
}

/** Messages that wait for the worker, and those that it tried and could not put into words or rows: they need a programmer (O-25). */
export async function countQueue(on: Queryable = db()): Promise<{ waiting: number; stuck: number }> {
  const [row] = await on.execute<{ waiting: number; stuck: number }>(sql`
    select (select count(*)::int from outbox where handed_at is null and task = 'notify')
        + (select count(*)::int from graphile_worker.jobs where task_identifier = 'notify' and attempts = 0) as waiting,
      (select count(*)::int from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
        where j.task_identifier = 'notify' and j.attempts > 0 and j.locked_at is null and p.payload ->> 'again' is null
          and not exists (select from messages m where m.key = p.payload ->> 'key')) as stuck`)
  return row ?? { waiting: 0, stuck: 0 }
}

/** Forgets rows that were handed over more than a month ago. */
export async function pruneOutbox(on: Database = db()) {
  await on.execute(sql`delete from outbox where handed_at < clock_timestamp() - interval '30 days'`)
}

/**
 * Frees jobs that a killed worker holds: graphile-worker alone waits four hours. No job of ours takes ten minutes, and each may run
 * twice.
 */
export async function freeStuckJobs(on: Queryable = db()) {
  await on.execute(sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs where locked_at < clock_timestamp() - interval '10 minutes' having count(*) > 0`)
}
