import { and, asc, countDistinct, desc, eq, gt, gte, lt, lte, type SQL, sql } from 'drizzle-orm'
import { db, type Queryable, type Tx } from '../client'
import { caseEventInputs, caseEvents, cases, eventDigests } from '../schema/case'

/** A case's head and history. */
export type Chain = NonNullable<Awaited<ReturnType<typeof getChain>>>
export type EventDigest = typeof eventDigests.$inferSelect

/** A case's head with all its events and what is left of their inputs (personal input may have been erased); null: no such case. */
export async function getChain(caseId: string, on: Queryable = db()) {
  const [chain] = await readChains(headsWhere(on, eq(cases.id, caseId), 1), on)
  return chain ?? null
}

/** The same for a page of cases after `after`, in the order of their ids. */
export async function listChains(after: string | null, limit: number, on: Queryable = db()): Promise<Chain[]> {
  const isAfter = after ? gt(cases.id, after) : undefined
  return readChains(headsWhere(on, isAfter, limit), on)
}

function headsWhere(on: Queryable, which: SQL | undefined, limit: number) {
  return on.select().from(cases).where(which).orderBy(asc(cases.id)).limit(limit).as('head')
}

// Heads and events in one statement: a move between two would look like a head to which no event leads.
async function readChains(heads: ReturnType<typeof headsWhere>, on: Queryable) {
  const rows = await on
    .select()
    .from(heads)
    .leftJoin(caseEvents, eq(caseEvents.caseId, heads.id))
    .leftJoin(caseEventInputs, and(eq(caseEventInputs.caseId, caseEvents.caseId), eq(caseEventInputs.seq, caseEvents.seq)))
    .orderBy(asc(heads.id), asc(caseEvents.seq))
  const byCase = Map.groupBy(rows, (row) => row.head.id)
  return [...byCase.values()].flatMap((all) => {
    const events = all.flatMap(({ case_events: event, case_event_inputs: erasable }) =>
      event ? [{ event, input: erasable?.input ?? null }] : [],
    )
    return all[0] ? [{ head: all[0].head, events }] : []
  })
}

/** When a move last happened to a case, and with what input; null: never. */
export async function lastMove(caseId: string, name: string, on: Queryable = db()) {
  const [row] = await on
    .select({ at: caseEvents.at, input: caseEventInputs.input })
    .from(caseEvents)
    .leftJoin(caseEventInputs, and(eq(caseEventInputs.caseId, caseEvents.caseId), eq(caseEventInputs.seq, caseEvents.seq)))
    .where(and(eq(caseEvents.caseId, caseId), eq(caseEvents.name, name)))
    .orderBy(desc(caseEvents.seq))
    .limit(1)
  return row ? { at: row.at, input: JSON.parse(row.input ?? 'null') as unknown } : null
}

/** Events of [from, to) of the business clock that were written down by `recordedUntil` of the wall clock. */
export type Sealed = { from: Date | null; to: Date; recordedUntil: Date | null }

/**
 * Where the chain of every case stood that something happened to: its newest event among the sealed ones. A page after `after`,
 * in order of case ids. Read from the events alone, so that it can be asked again at any time.
 */
export async function listHeadsMoved(
  { from, to, recordedUntil }: Sealed,
  after: string | null,
  limit: number,
  on: Queryable = db(),
) {
  return on
    .selectDistinctOn([caseEvents.caseId], { caseId: caseEvents.caseId, seq: caseEvents.seq, hash: caseEvents.hash })
    .from(caseEvents)
    .where(
      and(
        from ? gte(caseEvents.at, from) : undefined,
        lt(caseEvents.at, to),
        recordedUntil ? lte(caseEvents.recordedAt, recordedUntil) : undefined,
        after ? gt(caseEvents.caseId, after) : undefined,
      ),
    )
    .orderBy(asc(caseEvents.caseId), desc(caseEvents.seq))
    .limit(limit)
}

/** How many cases have events of that business time that were written down only after it was sealed. */
export async function countLate({ from, to, recordedUntil }: Sealed, on: Queryable = db()): Promise<number> {
  if (!recordedUntil) return 0
  const [row] = await on
    .select({ n: countDistinct(caseEvents.caseId) })
    .from(caseEvents)
    .where(and(from ? gte(caseEvents.at, from) : undefined, lt(caseEvents.at, to), gt(caseEvents.recordedAt, recordedUntil)))
  return row?.n ?? 0
}

/** The wall clock of the database, to the millisecond. */
export async function wallClock(on: Queryable = db()): Promise<Date> {
  const [row] = await on.execute<{ now: Date | string }>(sql`select date_trunc('milliseconds', clock_timestamp()) as now`)
  if (!row) throw new Error('the database did not tell the time')
  return new Date(row.now)
}

export async function listDigests(on: Queryable = db()): Promise<EventDigest[]> {
  return on.select().from(eventDigests).orderBy(asc(eventDigests.day))
}

export async function latestDigest(on: Queryable = db()): Promise<EventDigest | null> {
  const [row] = await on.select().from(eventDigests).orderBy(desc(eventDigests.day)).limit(1)
  return row ?? null
}

/** Adds a day's digest; one sealer at a time. */
export async function insertDigest(tx: Tx, row: typeof eventDigests.$inferInsert) {
  await tx.insert(eventDigests).values(row)
}

/** Makes sealers wait for each other until the transaction ends. */
export async function lockSealing(tx: Tx) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('event_digests'))`)
}
