import { and, eq, isNull, sql } from 'drizzle-orm'
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

/** Stores a step where nothing else was stored since `version`; false: another window was first, or the flow is over. */
export async function updateFlow(
  row: Pick<FlowRow, 'idHash' | 'version'>,
  change: Pick<FlowRow, 'answers' | 'keptSealed' | 'passed'>,
): Promise<boolean> {
  return changeFlow(db(), row, { ...change, expiresAt: fresh })
}

/** Ends the flow, once, in the transaction of what it comes to: what was typed is gone with it. */
export async function finishFlow(tx: Tx, row: Pick<FlowRow, 'idHash' | 'version'>, keptSealed: string): Promise<boolean> {
  return changeFlow(tx, row, { answers: {}, keptSealed, finishedAt: sql`clock_timestamp()`, expiresAt: fresh })
}

async function changeFlow(on: Queryable, { idHash, version }: Pick<FlowRow, 'idHash' | 'version'>, change: object) {
  const unchanged = and(eq(flows.idHash, idHash), eq(flows.version, version), isNull(flows.finishedAt))
  const changed = await on
    .update(flows)
    .set({ ...change, version: version + 1 })
    .where(unchanged)
    .returning({ idHash: flows.idHash })
  return changed.length > 0
}

/** Forgets a flow that its person left. */
export async function deleteFlow(idHash: string) {
  await db().delete(flows).where(eq(flows.idHash, idHash))
}

/** Removes flows whose life is over, with everything typed into them. For a sweep. */
export async function removeExpiredFlows() {
  await db().delete(flows).where(sql`${flows.expiresAt} < clock_timestamp()`)
}

export async function insertConsents(tx: Tx, rows: (typeof consents.$inferInsert)[]) {
  if (rows.length > 0) await tx.insert(consents).values(rows).onConflictDoNothing()
}
