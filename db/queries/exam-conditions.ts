import { desc, eq } from 'drizzle-orm'
import type { Conditions } from '@/lib/exam/conditions/conditions'
import { db, type Queryable, type Tx } from '../client'
import { examConditions } from '../schema/exam-conditions'

/** Every version of a session's conditions, newest first. */
export async function listConditionVersions(sessionId: string, on: Queryable = db()) {
  return on
    .select({ version: examConditions.version, conditions: examConditions.conditions, createdAt: examConditions.createdAt })
    .from(examConditions)
    .where(eq(examConditions.sessionId, sessionId))
    .orderBy(desc(examConditions.version))
}

/** Writes the next version, which counts from then on. Two at once: the second fails on the key. */
export async function insertConditions(tx: Tx, sessionId: string, conditions: Conditions, createdAt: Date): Promise<number> {
  const [newest] = await listConditionVersions(sessionId, tx)
  const version = (newest?.version ?? 0) + 1
  await tx.insert(examConditions).values({ sessionId, version, conditions, createdAt })
  return version
}
