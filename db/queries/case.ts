import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { maySeeCase } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type Database, db, type Queryable, type Tx } from '../client'
import { caseAnswers, caseDocuments, caseEventInputs, caseEvents, caseReviews, cases, outbox } from '../schema/case'

export type CaseHead = typeof cases.$inferSelect
export type CaseAnswers = { answers: Record<string, string>; version: number; savedAt: Date }
export type LockedCase = { head: CaseHead; answers: CaseAnswers | null }

/**
 * The case with its answers, its row locked until the transaction ends. Null: there is none. The answers are a statement of their own: joined
 * to the row that is waited for, they would be those from before the wait.
 */
export async function lockCase(tx: Tx, id: string): Promise<LockedCase | null> {
  const [[head], [answers]] = await Promise.all([
    tx.select().from(cases).where(eq(cases.id, id)).for('update'),
    tx.select().from(caseAnswers).where(eq(caseAnswers.caseId, id)),
  ])
  return head ? { head, answers: answers ?? null } : null
}

/** A case that the viewer may see, with its answers; null for every other one (Q-11: others' ids do not exist). */
export async function getCase(viewer: Viewer, id: string, on: Queryable = db()): Promise<LockedCase | null> {
  const [row] = await on
    .select({ head: cases, answers: caseAnswers })
    .from(cases)
    .leftJoin(caseAnswers, eq(caseAnswers.caseId, cases.id))
    .where(eq(cases.id, id))
  return row && maySeeCase(viewer, row.head) ? { head: row.head, answers: row.answers } : null
}

/** What is typed in a case, for who may see it already; null: nothing yet. */
export async function getAnswers(id: string, on: Queryable = db()): Promise<CaseAnswers | null> {
  const [row] = await on.select().from(caseAnswers).where(eq(caseAnswers.caseId, id))
  return row ?? null
}

export async function insertCase(tx: Tx, row: typeof cases.$inferInsert): Promise<CaseHead | null> {
  const [head] = await tx.insert(cases).values(row).onConflictDoNothing({ target: cases.uniqueKey }).returning()
  return head ?? null
}

export async function findCaseByKey(uniqueKey: string, on: Queryable = db()): Promise<CaseHead | null> {
  const [head] = await on.select().from(cases).where(eq(cases.uniqueKey, uniqueKey))
  return head ?? null
}

export async function updateHead(tx: Tx, id: string, change: Partial<typeof cases.$inferInsert>) {
  await tx.update(cases).set(change).where(eq(cases.id, id))
}

export async function insertEvent(tx: Tx, event: typeof caseEvents.$inferInsert, input: string) {
  await Promise.all([
    tx.insert(caseEvents).values(event),
    tx.insert(caseEventInputs).values({ caseId: event.caseId, seq: event.seq, input }),
  ])
}

export async function lastEvent(on: Queryable, caseId: string) {
  const [event] = await on.select().from(caseEvents).where(eq(caseEvents.caseId, caseId)).orderBy(desc(caseEvents.seq)).limit(1)
  return event ?? null
}

export async function listEvents(caseId: string, on: Queryable = db()) {
  return on.select().from(caseEvents).where(eq(caseEvents.caseId, caseId)).orderBy(asc(caseEvents.seq))
}

export async function insertAnswers(tx: Tx, caseId: string, formVersion: number, answers: Record<string, string>, savedAt: Date) {
  await tx.insert(caseAnswers).values({ caseId, formVersion, answers, savedAt })
}

export async function updateAnswers(tx: Tx, caseId: string, answers: Record<string, string>, version: number, savedAt: Date) {
  await tx.update(caseAnswers).set({ answers, version, savedAt }).where(eq(caseAnswers.caseId, caseId))
}

/** Freezes what was submitted as the next version of the case's document. */
export async function insertDocument(tx: Tx, row: Omit<typeof caseDocuments.$inferInsert, 'version'>) {
  const version = sql<number>`coalesce((select max(version) from case_documents where case_id = ${row.caseId}), 0) + 1`
  await tx.insert(caseDocuments).values({ ...row, version })
}

/** The newest frozen document of a case. */
export async function latestDocument(caseId: string, on: Queryable = db()) {
  const [document] = await on
    .select()
    .from(caseDocuments)
    .where(eq(caseDocuments.caseId, caseId))
    .orderBy(desc(caseDocuments.version))
    .limit(1)
  return document ?? null
}

export async function insertReview(tx: Tx, row: typeof caseReviews.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(caseReviews).values(row).onConflictDoNothing().returning({ id: caseReviews.id })
  return inserted.length > 0
}

export async function insertOutbox(tx: Tx, rows: { task: string; payload: Record<string, unknown> }[]) {
  if (rows.length === 0) return
  await tx.insert(outbox).values(rows.map(({ task, payload }) => ({ task, payload: withVersion(payload) })))
}

/** Messages to people (lib/message/deliver.ts), with what else the transaction does. */
export function insertNotices(tx: Tx, payloads: readonly Record<string, unknown>[]) {
  return insertOutbox(
    tx,
    payloads.map((payload) => ({ task: 'notify', payload })),
  )
}

/** A message keeps the words of the moment it was posted, whatever is edited before it is delivered (O-25). */
function withVersion(payload: Record<string, unknown>) {
  if (typeof payload.template !== 'string' || payload.version !== undefined) return payload
  const newest = sql`(select max(version) from message_templates where key = ${payload.template})`
  return sql`${sql.param(JSON.stringify(payload))}::jsonb || jsonb_build_object('version', ${newest})`
}

/** Takes the case for one reviewer until `until`, unless another holds it. */
export async function takeClaim(id: string, accountId: string, at: Date, until: Date, on: Queryable = db()): Promise<boolean> {
  const taken = await on
    .update(cases)
    .set({ assignedTo: accountId, claimedUntil: until })
    .where(and(eq(cases.id, id), or(isNull(cases.assignedTo), eq(cases.assignedTo, accountId), lt(cases.claimedUntil, at))))
    .returning({ id: cases.id })
  return taken.length > 0
}

/** What one of the unit holds claimed goes over to another. */
export async function passClaims(tx: Tx, unitId: string, fromId: string, toId: string) {
  await tx
    .update(cases)
    .set({ assignedTo: toId })
    .where(and(eq(cases.unitId, unitId), eq(cases.assignedTo, fromId), isNotNull(cases.awaits)))
}

/** Cases whose deadline lies at or before `before`, oldest first: what the sweep does next. */
export async function listDue(
  before: Date,
  limit: number,
  on: Queryable = db(),
): Promise<{ id: string; kind: string; state: string }[]> {
  return on
    .select({ id: cases.id, kind: cases.kind, state: cases.state })
    .from(cases)
    .where(and(isNotNull(cases.dueAt), lte(cases.dueAt, before)))
    .orderBy(asc(cases.dueAt), asc(cases.id))
    .limit(limit)
}

type Alike = { kind: string; aboutId: string }

/** One of the cases in these states about that; null: there is none. */
export async function findOneOf(tx: Tx, alike: Alike, states: readonly string[]): Promise<LockedCase | null> {
  const [row] = await tx
    .select({ head: cases, answers: caseAnswers })
    .from(cases)
    .leftJoin(caseAnswers, eq(caseAnswers.caseId, cases.id))
    .where(and(isAlike(alike), inArray(cases.state, [...states])))
    .limit(1)
  return row ?? null
}

/** Gives each of them the deadline of its state: in one statement, which sees the state of whoever it had to wait for as it became. */
export async function setDueOf(tx: Tx, alike: Alike, dueIn: Readonly<Record<string, Date | null>>) {
  const due = sql`${JSON.stringify(dueIn)}::text::jsonb`
  const dueAt = sql`(${due} ->> ${cases.state})::timestamptz`
  await tx
    .update(cases)
    .set({ dueAt })
    .where(and(isAlike(alike), inArray(cases.state, Object.keys(dueIn)), sql`${cases.dueAt} is distinct from ${dueAt}`))
}

function isAlike({ kind, aboutId }: Alike) {
  return and(eq(cases.kind, kind), eq(cases.aboutId, aboutId))
}

/** The next value behind case numbers; never reused, never max+1. */
export async function nextCaseNumber(on: Queryable): Promise<number> {
  const [row] = await on.execute<{ n: string }>(sql`select nextval('case_numbers') as n`)
  return Number(row?.n)
}

export type { Database, Tx }
