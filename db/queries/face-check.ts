import { and, desc, eq, getTableColumns, gt, isNull, sql } from 'drizzle-orm'
import { db, type Queryable } from '../client'
import { faceChecks } from '../schema/face'
import { wallNow } from './account'

export type FaceCheckRow = typeof faceChecks.$inferSelect & { over: boolean }

const over = sql<boolean>`${faceChecks.expiresAt} <= clock_timestamp()`

/** Keeps a new check for so long, in place of those that the same flow opened before and has not used. */
export async function replaceFaceCheck(
  row: Omit<typeof faceChecks.$inferInsert, 'expiresAt'>,
  minutes: number,
  on: Queryable = db(),
): Promise<Date> {
  const expiresAt = sql`clock_timestamp() + make_interval(mins => ${minutes})`
  return on.transaction(async (tx) => {
    await tx.delete(faceChecks).where(and(eq(faceChecks.flow, row.flow), isNull(faceChecks.usedAt)))
    const [kept] = await tx
      .insert(faceChecks)
      .values({ ...row, createdAt: wallNow, expiresAt })
      .returning({ expiresAt: faceChecks.expiresAt })
    if (!kept) throw new Error('the face check was not kept')
    return kept.expiresAt
  })
}

export async function findFaceCheck(
  by: { ticketHash: string } | { flow: string },
  on: Queryable = db(),
): Promise<FaceCheckRow | null> {
  const which = 'flow' in by ? eq(faceChecks.flow, by.flow) : eq(faceChecks.ticketHash, by.ticketHash)
  const [row] = await on
    .select({ ...getTableColumns(faceChecks), over })
    .from(faceChecks)
    .where(which)
    .orderBy(desc(faceChecks.createdAt))
    .limit(1)
  return row ?? null
}

export async function markFaceCheckStarted(id: string) {
  await db()
    .update(faceChecks)
    .set({ startedAt: wallNow })
    .where(and(eq(faceChecks.id, id), isNull(faceChecks.startedAt)))
}

/** The first answer stands. */
export async function recordFaceOutcome(id: string, outcome: 'match' | 'mismatch', on: Queryable = db()) {
  await on
    .update(faceChecks)
    .set({ outcome, answeredAt: wallNow })
    .where(and(eq(faceChecks.id, id), isNull(faceChecks.outcome)))
}

/** Takes a flow's match, once and within so many minutes of the answer. False: there is none, or no longer. */
export async function consumeFaceMatch(flow: string, minutes: number, on: Queryable): Promise<boolean> {
  const fresh = gt(faceChecks.answeredAt, sql`clock_timestamp() - make_interval(mins => ${minutes})`)
  const used = await on
    .update(faceChecks)
    .set({ usedAt: wallNow })
    .where(
      and(
        eq(faceChecks.flow, flow),
        eq(faceChecks.outcome, 'match'),
        eq(faceChecks.known, true),
        isNull(faceChecks.usedAt),
        fresh,
      ),
    )
    .returning({ id: faceChecks.id })
  return used.length > 0
}

/** Removes checks that were over a day ago. For a sweep. */
export async function removeOldFaceChecks() {
  await db().delete(faceChecks).where(sql`${faceChecks.expiresAt} < clock_timestamp() - interval '1 day'`)
}
