import { and, desc, eq, inArray } from 'drizzle-orm'
import { type Conditions, conditionsSchema } from '@/lib/exam/conditions/conditions'
import { db, type Queryable, type Tx } from '../client'
import { examConditions } from '../schema/exam-conditions'
import { registrationConditions } from '../schema/registration-conditions'

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

/** One version of a session's conditions; throws where there is none, as a version never goes. */
export async function getConditions(sessionId: string, version: number, on: Queryable = db()): Promise<Conditions> {
  const [row] = await on
    .select({ conditions: examConditions.conditions })
    .from(examConditions)
    .where(and(eq(examConditions.sessionId, sessionId), eq(examConditions.version, version)))
  return conditionsSchema.parse(row?.conditions)
}

export type AgreedConditions = Pick<typeof registrationConditions.$inferSelect, 'version' | 'byHand'>

/** Keeps the version under which a registration is confirmed, for good. */
export async function insertAgreedConditions(tx: Tx, row: typeof registrationConditions.$inferInsert): Promise<void> {
  await tx.insert(registrationConditions).values(row)
}

/** Under which version these registrations were confirmed, by case; those that were not, or without conditions, are absent. */
export async function agreedConditions(caseIds: readonly string[], on: Queryable = db()): Promise<Map<string, AgreedConditions>> {
  if (caseIds.length === 0) return new Map()
  const { caseId, version, byHand } = registrationConditions
  const rows = await on
    .select({ caseId, version, byHand })
    .from(registrationConditions)
    .where(inArray(caseId, [...caseIds]))
  return new Map(rows.map((row) => [row.caseId, { version: row.version, byHand: row.byHand }]))
}
