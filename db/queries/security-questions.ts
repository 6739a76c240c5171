import { asc, eq } from 'drizzle-orm'
import { db, type Queryable, type Tx } from '../client'
import { accounts } from '../schema/account'
import { securityQuestions } from '../schema/security-question'

export async function listSecurityQuestions(accountId: string, on: Queryable = db()) {
  return on
    .select({ question: securityQuestions.question, answerHash: securityQuestions.answerHash })
    .from(securityQuestions)
    .where(eq(securityQuestions.accountId, accountId))
    .orderBy(asc(securityQuestions.ordinal))
}

/** These questions in place of the ones there were; none: they are gone. Who sets them twice at once waits for oneself. */
export async function replaceSecurityQuestions(
  tx: Tx,
  accountId: string,
  chosen: readonly { question: string; answerHash: string }[],
) {
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('update')
  await tx.delete(securityQuestions).where(eq(securityQuestions.accountId, accountId))
  if (chosen.length === 0) return
  await tx.insert(securityQuestions).values(chosen.map((one, index) => ({ accountId, ordinal: index + 1, ...one })))
}
