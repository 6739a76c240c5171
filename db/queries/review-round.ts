// Returns of a case and what came of them (B-05): read from its events and from what was frozen.
import { and, desc, eq, inArray, max, sql } from 'drizzle-orm'
import { db, type Queryable } from '../client'
import { caseDocuments, caseEventInputs, caseEvents } from '../schema/case'

/** The events of those names on a case, the newest first, each with what it was given; null: nothing, or it was erased. */
export async function listMovesNamed(caseId: string, names: readonly string[], on: Queryable = db()) {
  const found = await on
    .select({ name: caseEvents.name, seq: caseEvents.seq, at: caseEvents.at, input: caseEventInputs.input })
    .from(caseEvents)
    .leftJoin(caseEventInputs, and(eq(caseEventInputs.caseId, caseEvents.caseId), eq(caseEventInputs.seq, caseEvents.seq)))
    .where(and(eq(caseEvents.caseId, caseId), inArray(caseEvents.name, [...names])))
    .orderBy(desc(caseEvents.seq))
  return found.map((event) => ({ ...event, input: JSON.parse(event.input ?? 'null') as unknown }))
}

/** The document before the one that was frozen at that instant; the newest, where none was. */
export async function documentBefore(caseId: string, frozenAt: Date | null, on: Queryable = db()) {
  const frozenThen = on
    .select({ version: max(caseDocuments.version) })
    .from(caseDocuments)
    .where(and(eq(caseDocuments.caseId, caseId), eq(caseDocuments.frozenAt, frozenAt ?? new Date(0))))
  const [document] = await on
    .select()
    .from(caseDocuments)
    .where(and(eq(caseDocuments.caseId, caseId), frozenAt ? sql`${caseDocuments.version} < (${frozenThen})` : undefined))
    .orderBy(desc(caseDocuments.version))
    .limit(1)
  return document ?? null
}
