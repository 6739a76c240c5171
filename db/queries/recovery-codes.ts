import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { db, type Queryable } from '../client'
import { recoveryCodes } from '../schema/staff'

/** Uses a code up: true for one of any number who come with it at once. */
export async function takeRecoveryCode(accountId: string, codeHash: string, on: Queryable = db()): Promise<boolean> {
  const taken = await on
    .update(recoveryCodes)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(and(eq(recoveryCodes.accountId, accountId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)))
    .returning({ accountId: recoveryCodes.accountId })
  return taken.length > 0
}

/** How many codes an account has left; of one's own account only: the caller passes who asks. */
export async function countRecoveryCodes(accountId: string, on: Queryable = db()): Promise<number> {
  const [row] = await on
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)))
  return row?.n ?? 0
}
