// Where what officers set of an exam goes. Only lib/exam/config calls these; each in the transaction of its change.
import { and, desc, eq, isNotNull, like, ne, or, sql } from 'drizzle-orm'
import { overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { sha256 } from '@/lib/crypto/canonical'
import { lettersToRead } from '@/lib/exam/letters'
import { db, type Queryable, type Tx } from '../client'
import { accounts } from '../schema/account'
import {
  examChoices,
  examPapers,
  examRegions,
  examSessions,
  examWindows,
  letters,
  registrationPapers,
  registrations,
} from '../schema/exam'
import { examChanges } from '../schema/exam-change'
import { orders } from '../schema/payment'
import { paperMarks } from '../schema/score'
import type { ExamFrame, Letter, Paper, WindowName, Windows } from './exam'

/** Changes of one exam wait for each other. Answers its version and when it was published; null: no such exam. */
export async function lockSession(tx: Tx, id: string) {
  const { version, publishedAt } = examSessions
  const [row] = await tx.select({ version, publishedAt }).from(examSessions).where(eq(examSessions.id, id)).for('update')
  return row ?? null
}

export async function insertSession(tx: Tx, row: typeof examSessions.$inferInsert) {
  await tx.insert(examSessions).values(row)
}

/** Ids that begin so; until the transaction ends nobody else looks for one to take. */
export async function takenSessionIds(tx: Tx, beginning: string): Promise<string[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('exam session ids', 0))`)
  const rows = await tx
    .select({ id: examSessions.id })
    .from(examSessions)
    .where(like(examSessions.id, `${beginning}%`))
  return rows.map(({ id }) => id)
}

export async function updateSession(tx: Tx, id: string, change: Partial<typeof examSessions.$inferInsert>) {
  await tx.update(examSessions).set(change).where(eq(examSessions.id, id))
}

export async function replaceWindows(tx: Tx, sessionId: string, windows: Windows) {
  for (const [name, { from, to }] of Object.entries(windows)) {
    const row = { sessionId, name: name as WindowName, opensAt: from, closesAt: to }
    const target = [examWindows.sessionId, examWindows.name]
    await tx
      .insert(examWindows)
      .values(row)
      .onConflictDoUpdate({ target, set: { opensAt: from, closesAt: to } })
  }
}

/** Gives every order of the session the payment window as it is now. */
export async function moveOrders(tx: Tx, sessionId: string) {
  const payment = and(eq(examWindows.sessionId, sessionId), eq(examWindows.name, 'payment'))
  const [window] = await tx
    .select({ opensAt: examWindows.opensAt, deadline: examWindows.closesAt })
    .from(examWindows)
    .where(payment)
  if (!window) return
  const differs = or(ne(orders.opensAt, window.opensAt), ne(orders.deadline, window.deadline))
  await tx
    .update(orders)
    .set(window)
    .where(and(eq(orders.sessionId, sessionId), differs))
}

type Choices = Pick<ExamFrame, 'choices' | 'regions'> & { choiceBy: ExamFrame['session']['choiceBy'] }

export async function replaceChoices(tx: Tx, sessionId: string, { choiceBy, choices, regions }: Choices) {
  await updateSession(tx, sessionId, { choiceBy })
  await tx.delete(examChoices).where(eq(examChoices.sessionId, sessionId))
  await tx.delete(examRegions).where(eq(examRegions.sessionId, sessionId))
  const ordered = <T>(row: T, index: number) => ({ ...row, sessionId, ordinal: index + 1 })
  if (choices.length > 0) await tx.insert(examChoices).values(choices.map(ordered))
  if (regions.length > 0) await tx.insert(examRegions).values(regions.map((region, index) => ordered({ region }, index)))
}

/** Papers by their subject: those that are sat stay where they are; those that go take their full marks with them. */
export async function replacePapers(tx: Tx, sessionId: string, papers: readonly Omit<Paper, 'sessionId'>[]) {
  const kept = sql.param(papers.map(({ subject }) => subject))
  for (const table of [paperMarks, examPapers])
    await tx.delete(table).where(and(eq(table.sessionId, sessionId), sql`${table.subject} <> all(${kept})`))
  for (const paper of papers) {
    const target = [examPapers.sessionId, examPapers.subject]
    await tx
      .insert(examPapers)
      .values({ ...paper, sessionId })
      .onConflictDoUpdate({ target, set: paper })
  }
}

/** 科目满分 of an earlier exam for one that has the same papers (E-33). */
export async function copyFullMarks(tx: Tx, fromId: string, sessionId: string) {
  const { subject, fullMarks } = paperMarks
  const earlier = await tx.select({ subject, fullMarks }).from(paperMarks).where(eq(paperMarks.sessionId, fromId))
  if (earlier.length > 0) await tx.insert(paperMarks).values(earlier.map((row) => ({ ...row, sessionId })))
}

/** A new version of every letter whose words differ; the old ones stay (E-02). On the last one that is read the candidate ticks 同意. */
export async function writeLetters(
  tx: Tx,
  { session, letters: before }: { session: Pick<ExamFrame['session'], 'id'>; letters: Letter[] },
  texts: readonly Pick<Letter, 'key' | 'title' | 'paragraphs'>[],
) {
  const lastRead = lettersToRead({ letters: texts }).at(-1)
  for (const [index, text] of texts.entries()) {
    const { key, title, paragraphs } = text
    const [old, needsTick] = [before.find((letter) => letter.key === key), text === lastRead]
    const textHash = sha256([title, ...paragraphs].join('\n'))
    if (old?.textHash === textHash && old.ordinal === index + 1 && old.needsTick === needsTick) continue
    const version = (old?.version ?? 0) + 1
    await tx
      .insert(letters)
      .values({ sessionId: session.id, key, version, ordinal: index + 1, title, paragraphs, textHash, needsTick })
  }
}

const n = sql<number>`count(*)::int`

/** What confirmed registrations chose, with how many. */
export async function chosenPairs(tx: Tx, sessionId: string) {
  const { level, specialty } = registrations
  return tx.select({ level, specialty, n }).from(registrations).where(confirmedIn(sessionId)).groupBy(level, specialty)
}

export async function chosenRegions(tx: Tx, sessionId: string) {
  const { region } = registrations
  return tx.select({ region, n }).from(registrations).where(confirmedIn(sessionId)).groupBy(region)
}

/** The papers that confirmed registrations sit, with how many. */
export async function satPapers(tx: Tx, sessionId: string) {
  const { subject } = registrationPapers
  return tx.select({ subject, n }).from(registrationPapers).where(eq(registrationPapers.sessionId, sessionId)).groupBy(subject)
}

function confirmedIn(sessionId: string) {
  return and(eq(registrations.sessionId, sessionId), isNotNull(registrations.confirmedAt))
}

export async function insertExamChange(tx: Tx, row: typeof examChanges.$inferInsert) {
  await tx.insert(examChanges).values(row)
}

/** What was changed of an exam, newest first, with who did it; nothing for who does not oversee it. */
export async function listExamChanges(viewer: Viewer, sessionId: string, on: Queryable = db()) {
  if (!overseesExam(viewer, sessionId)) return []
  return on
    .select({
      ...{ id: examChanges.id, part: examChanges.part, before: examChanges.before, after: examChanges.after },
      ...{ reason: examChanges.reason, at: examChanges.changedAt, by: accounts.displayName },
    })
    .from(examChanges)
    .innerJoin(accounts, eq(accounts.id, examChanges.changedBy))
    .where(eq(examChanges.sessionId, sessionId))
    .orderBy(desc(examChanges.changedAt))
    .limit(100)
}
