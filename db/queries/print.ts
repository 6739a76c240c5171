import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { db, type Queryable } from '../client'
import { persons } from '../schema/account'
import { cases } from '../schema/case'
import { examSessions, registrations } from '../schema/exam'
import { printedDocuments } from '../schema/print'

export type Printed = typeof printedDocuments.$inferSelect

/** The paper's code and serial: the same content keeps them, changed content gets new ones. */
export async function recordPrint(row: typeof printedDocuments.$inferInsert, on: Queryable = db()): Promise<Printed> {
  const [printed] = await on
    .insert(printedDocuments)
    .values(row)
    .onConflictDoUpdate({
      target: [printedDocuments.caseId, printedDocuments.document, printedDocuments.contentHash],
      set: {
        prints: sql`${printedDocuments.prints} + 1`,
        takenAt: sql`coalesce(excluded.taken_at, ${printedDocuments.takenAt})`,
      },
    })
    .returning()
  if (!printed) throw new Error('the print was not recorded')
  return printed
}

/** Of which of these registrations the candidate has taken out 准考证, in any version of it (E-32). */
export async function casesWithCardTaken(caseIds: readonly string[], on: Queryable = db()): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set()
  const { caseId, document, takenAt } = printedDocuments
  const rows = await on
    .select({ caseId })
    .from(printedDocuments)
    .where(and(inArray(caseId, [...caseIds]), eq(document, 'admit-card'), isNotNull(takenAt)))
  return new Set(rows.map((row) => row.caseId))
}

/** What stands behind the code of a paper, and whether a newer version of the same paper exists; null: no such paper (S-13). */
export async function findPrinted(code: string, on: Queryable = db()) {
  const [row] = await on
    .select({
      printed: printedDocuments,
      head: { state: cases.state, dueAt: cases.dueAt, number: cases.number },
      title: examSessions.title,
      level: registrations.level,
      specialty: registrations.specialty,
      positionCode: registrations.positionCode,
      name: persons.name,
      idNumberSealed: persons.idNumberSealed,
      newer: sql<boolean>`exists (select 1 from printed_documents n where n.case_id = ${printedDocuments.caseId} and n.document = ${printedDocuments.document} and n.printed_at > ${printedDocuments.printedAt})`,
    })
    .from(printedDocuments)
    .innerJoin(cases, eq(cases.id, printedDocuments.caseId))
    .innerJoin(registrations, eq(registrations.caseId, cases.id))
    .innerJoin(examSessions, eq(examSessions.id, registrations.sessionId))
    .innerJoin(persons, eq(persons.id, registrations.personId))
    .where(eq(printedDocuments.code, code))
  return row ?? null
}
