import { and, eq, sql } from 'drizzle-orm'
import { db, type Queryable, type Tx } from '../client'
import { consents, flows } from '../schema/flow'

export type FlowRow = typeof flows.$inferSelect

const lifeMinutes = 30
const fresh = sql`clock_timestamp() + make_interval(mins => ${lifeMinutes})`

export async function insertFlow(row: Pick<FlowRow, 'idHash' | 'kind' | 'accountId' | 'answers' | 'keptSealed' | 'passed'>) {
  await db()
    .insert(flows)
    .values({ ...row, expiresAt: fresh })
}

/** The flow of that kind, finished or not, within 30 minutes of its last step. */
export async function findFlow(idHash: string, kind: string, on: Queryable = db()): Promise<FlowRow | null> {
  const live = sql`${flows.expiresAt} > clock_timestamp()`
  const [row] = await on
    .select()
    .from(flows)
    .where(and(eq(flows.idHash, idHash), eq(flows.kind, kind), live))
  return row ?? null
}

/** The same, for one post at a time; null also while another has it. A process that died has it for half a minute. */
export async function takeFlow(idHash: string, kind: string): Promise<FlowRow | null> {
  const free = sql`${flows.expiresAt} > clock_timestamp() and (${flows.busyUntil} is null or ${flows.busyUntil} < clock_timestamp())`
  const [row] = await db()
    .update(flows)
    .set({ busyUntil: sql`clock_timestamp() + interval '30 seconds'` })
    .where(and(eq(flows.idHash, idHash), eq(flows.kind, kind), free))
    .returning()
  return row ?? null
}

/** Lets the next post have it. */
export async function releaseFlow(idHash: string) {
  await db().update(flows).set({ busyUntil: null }).where(eq(flows.idHash, idHash))
}

/** Stores a step of a flow that was taken. */
export async function updateFlow({ idHash }: FlowRow, change: Pick<FlowRow, 'answers' | 'keptSealed' | 'passed'>) {
  await db()
    .update(flows)
    .set({ ...change, expiresAt: fresh })
    .where(eq(flows.idHash, idHash))
}

/** Ends a flow that was taken, in the transaction of what it comes to: what was typed is gone with it. */
export async function finishFlow(tx: Tx, { idHash }: FlowRow, keptSealed: string) {
  const over = { answers: {}, keptSealed, finishedAt: sql`clock_timestamp()`, expiresAt: fresh }
  await tx.update(flows).set(over).where(eq(flows.idHash, idHash))
}

/** Removes flows whose life is over, with everything typed into them. For a sweep. */
export async function removeExpiredFlows() {
  await db().delete(flows).where(sql`${flows.expiresAt} < clock_timestamp()`)
}

export async function insertConsents(tx: Tx, rows: (typeof consents.$inferInsert)[]) {
  if (rows.length > 0) await tx.insert(consents).values(rows).onConflictDoNothing()
}
