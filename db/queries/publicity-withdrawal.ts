// 撤回 of a 公示. Whoever calls has checked the role.
import { and, desc, eq, sql } from 'drizzle-orm'
import { db, type Queryable, type Tx } from '../client'
import { publicityWithdrawals } from '../schema/publicity'

export type Withdrawal = typeof publicityWithdrawals.$inferSelect

/**
 * Holds the 公示 of a session until the transaction ends: `share` for who relies on it, `update` for who withdraws it. To be read afterwards: a
 * statement that waits here has looked for withdrawals before it waited.
 */
export async function holdPublicity(tx: Tx, sessionId: string, strength: 'share' | 'update') {
  const lock = strength === 'share' ? sql`for share` : sql`for update`
  await tx.execute(sql`select from publicities where session_id = ${sessionId} order by round ${lock}`)
}

export async function getWithdrawal(id: string, on: Queryable = db()): Promise<Withdrawal | null> {
  const [row] = await on.select().from(publicityWithdrawals).where(eq(publicityWithdrawals.id, id))
  return row ?? null
}

/** When a 公示 was withdrawn; null: it stands. */
export async function withdrawnAt(tx: Tx, { sessionId, round }: { sessionId: string; round: number }): Promise<Date | null> {
  const { state, decidedAt } = publicityWithdrawals
  const [row] = await tx
    .select({ decidedAt })
    .from(publicityWithdrawals)
    .where(and(eq(publicityWithdrawals.sessionId, sessionId), eq(publicityWithdrawals.round, round), eq(state, 'confirmed')))
  return row?.decidedAt ?? null
}

/** The withdrawals of a session that were not declined, the newest first. */
export async function listWithdrawals(sessionId: string, on: Queryable = db()): Promise<Withdrawal[]> {
  return on
    .select()
    .from(publicityWithdrawals)
    .where(and(eq(publicityWithdrawals.sessionId, sessionId), sql`${publicityWithdrawals.state} <> 'declined'`))
    .orderBy(desc(publicityWithdrawals.round))
}

/** Null: one is proposed or confirmed already. */
export async function insertWithdrawal(tx: Tx, row: typeof publicityWithdrawals.$inferInsert): Promise<string | null> {
  const [made] = await tx
    .insert(publicityWithdrawals)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: publicityWithdrawals.id })
  return made?.id ?? null
}

type Decided = { state: 'confirmed' | 'declined'; decidedBy: string; decidedAt: Date }

export async function decideWithdrawal(tx: Tx, id: string, decided: Decided) {
  await tx.update(publicityWithdrawals).set(decided).where(eq(publicityWithdrawals.id, id))
}
