// Who looked at the viewer's own data and worked on it (B-12); nobody reads another's.
import { and, desc, eq, inArray, notInArray, or, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Relation } from '@/lib/workflow/machine'
import { db, type Queryable, type Tx } from '../client'
import { auditEntries } from '../schema/audit'
import { caseEvents, cases } from '../schema/case'
import { caseOpenings } from '../schema/case-opening'
import { registrations } from '../schema/exam'
import { orders } from '../schema/payment'
import { rooms, seatDraws, seats } from '../schema/seating'

export const looksListedMax = 200

const looks = ['id-number-seen', 'mobile-seen', 'answer-seen']
const exports = ['sheet-exported', 'files-exported', 'orders-exported']
// Everybody else who moves a case is staff.
const outside: Relation[] = ['applicant', 'unit', 'public', 'gateway', 'system']

/** Looks at what is masked, as the ledger has them, the newest first. */
export async function listLedgerLooks({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  const ofCase = and(eq(auditEntries.aboutType, 'case'), eq(auditEntries.aboutId, sql`${cases.id}::text`))
  return on
    .select({ seq: auditEntries.seq, at: auditEntries.at, what: auditEntries.what, after: auditEntries.after, ...caseColumns })
    .from(cases)
    .innerJoin(auditEntries, ofCase)
    .where(and(eq(cases.applicantId, personId), inArray(auditEntries.what, looks)))
    .orderBy(desc(auditEntries.seq))
    .limit(looksListedMax)
}

/** What staff did to the viewer's cases, who saw what was submitted in doing so, the newest first. */
export async function listStaffMoves({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  return on
    .select({ seq: caseEvents.seq, at: caseEvents.at, name: caseEvents.name, relation: caseEvents.relation, ...caseColumns })
    .from(cases)
    .innerJoin(caseEvents, eq(caseEvents.caseId, cases.id))
    .where(and(eq(cases.applicantId, personId), notInArray(caseEvents.relation, outside)))
    .orderBy(desc(caseEvents.at), desc(caseEvents.seq))
    .limit(looksListedMax)
}

/** Openings of the viewer's cases with what is masked in them, the newest first. */
export async function listOpenings({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  return on
    .select({ seq: caseOpenings.seq, at: caseOpenings.at, as: caseOpenings.as, ...caseColumns })
    .from(cases)
    .innerJoin(caseOpenings, eq(caseOpenings.caseId, cases.id))
    .where(eq(cases.applicantId, personId))
    .orderBy(desc(caseOpenings.at), desc(caseOpenings.seq))
    .limit(looksListedMax)
}

/**
 * Lists and papers that staff took out with the viewer in them, the newest first: sheets and files of the rooms they sit in, and orders of everybody, which
 * name no session, from the day they had one.
 */
export async function listExports({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  const inRoom = sql`exists (
    select 1 from ${seats} s join ${rooms} r on r.id = s.room_id join ${seatDraws} d on d.id = s.draw_id
    where s.case_id = ${cases.id} and d.state = 'frozen'
      and (r.id::text = ${auditEntries.after}::jsonb ->> 'room' or r.site_id::text = ${auditEntries.after}::jsonb ->> 'site'))`
  const ordered = sql`exists (select 1 from ${orders} o where o.case_id = ${cases.id} and o.created_at <= ${auditEntries.at})`
  const holds = or(
    and(
      inArray(auditEntries.what, ['sheet-exported', 'files-exported']),
      eq(auditEntries.aboutType, 'examSession'),
      eq(auditEntries.aboutId, registrations.sessionId),
      inRoom,
    ),
    and(eq(auditEntries.what, 'orders-exported'), ordered),
  )
  return on
    .select({ seq: auditEntries.seq, at: auditEntries.at, what: auditEntries.what, ...caseColumns })
    .from(cases)
    .innerJoin(registrations, eq(registrations.caseId, cases.id))
    .innerJoin(auditEntries, holds)
    .where(and(eq(cases.applicantId, personId), inArray(auditEntries.what, exports)))
    .orderBy(desc(auditEntries.seq))
    .limit(looksListedMax)
}

export async function insertOpening(row: typeof caseOpenings.$inferInsert, on: Queryable = db()) {
  await on.insert(caseOpenings).values(row).onConflictDoNothing()
}

/** Which of them the viewer has questioned, by the name that they have there. */
export async function listQuestioned(
  { accountId }: Viewer,
  on: Queryable = db(),
): Promise<Map<string, { reason: string; at: Date }>> {
  const rows = await on
    .select({ after: auditEntries.after, at: auditEntries.at })
    .from(auditEntries)
    .where(and(eq(auditEntries.actorId, accountId), eq(auditEntries.what, 'look-questioned')))
  return new Map(
    rows.map(({ after, at }) => {
      const { look, reason } = JSON.parse(after ?? '{}') as { look: string; reason: string }
      return [look, { reason, at }]
    }),
  )
}

/** Questions of one account wait for each other until the transaction ends, so that the same is not asked twice. */
export async function lockQuestions(tx: Tx, { accountId }: Viewer) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('look-questions'), hashtext(${accountId}))`)
}

const caseColumns = { caseId: cases.id, kind: cases.kind, number: cases.number }
