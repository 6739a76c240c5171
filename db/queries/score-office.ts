// What exam officers do with scores before and after their publication. Whoever calls has checked the role.
import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { ParsedFinding, ParsedScore } from '@/lib/scoring/parse-scores'
import { db, type Queryable, type Tx } from '../client'
import { examPapers } from '../schema/exam'
import { paperMarks, scoreCorrections, scoreImports, scorePublications } from '../schema/score'
import { counting } from './counting-states'
import { forgetScoreCounts } from './tally'

export type ScoreImport = typeof scoreImports.$inferSelect
export type Correction = typeof scoreCorrections.$inferSelect

/** Lets one officer at a time change the scores of a session, until the transaction ends; false: another is at it. */
export async function holdScores(tx: Tx, sessionId: string): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`scores ${sessionId}`}, 0)) as held`,
  )
  return row?.held === true
}

/**
 * For the rest of the transaction: what a file holds counts for a hundred rows with the planner, who would compare each of a hundred thousand
 * with every seat.
 */
export async function planForFiles(tx: Tx) {
  await tx.execute(sql`set local enable_nestloop = off`)
}

/** The papers of a session with their full marks, in the order of the timetable. */
export async function listMarkedPapers(
  sessionId: string,
  on: Queryable = db(),
): Promise<{ subject: string; fullMarks: number }[]> {
  return on
    .select({ subject: examPapers.subject, fullMarks: sql<number>`coalesce(${paperMarks.fullMarks}, 100)` })
    .from(examPapers)
    .leftJoin(paperMarks, and(eq(paperMarks.sessionId, examPapers.sessionId), eq(paperMarks.subject, examPapers.subject)))
    .where(eq(examPapers.sessionId, sessionId))
    .orderBy(examPapers.startsAt, examPapers.subject)
}

export async function setFullMarks(tx: Tx, sessionId: string, subject: string, fullMarks: number) {
  await tx
    .insert(paperMarks)
    .values({ sessionId, subject, fullMarks })
    .onConflictDoUpdate({ target: [paperMarks.sessionId, paperMarks.subject], set: { fullMarks } })
}

/** The highest score of a paper so far; null: there is none. */
export async function highestScore(sessionId: string, subject: string, on: Queryable = db()): Promise<number | null> {
  const [row] = await on.execute<{ highest: string | null }>(
    sql`select max(score) as highest from scores where session_id = ${sessionId} and subject = ${subject}`,
  )
  return row?.highest == null ? null : Number(row.highest)
}

type Entry = ParsedScore | (ParsedFinding & { score: number })
export type Unfit = { row: number; number: string; subject: string; why: 'unknown' | 'unpaid' | 'not-sat' | 'empty' }

/**
 * Keeps the registrations of these entries as they are until the transaction ends, the lower ids first: 成绩无效 of one of them waits, or was
 * first and shows in whatever is read from here on (E-37).
 */
export async function holdScored(tx: Tx, sessionId: string, entries: readonly Pick<Entry, 'number'>[]) {
  const numbers = JSON.stringify([...new Set(entries.map(({ number }) => number))])
  await tx.execute(sql`
    select from cases c where c.id in (
      select s.case_id from seats s join seat_draws d on d.id = s.draw_id and d.session_id = ${sessionId} and d.state = 'frozen'
      where s.admit_card_number in (select jsonb_array_elements_text(${numbers}::text::jsonb)))
    order by c.id for share`)
}

/** The entries that the session's seats, registrations and papers do not bear out. */
export async function listUnfit(tx: Tx, sessionId: string, entries: readonly Entry[]): Promise<Unfit[]> {
  const rows = await tx.execute<Unfit>(sql`
    with ${given(sessionId, entries)}
    select i.row, i.number, i.subject,
      case when s.case_id is null then 'unknown' when s.state not in ${counting} then 'unpaid'
        when rp.case_id is null then 'not-sat' else 'empty' end as why
    from given i
      left join seated s on s.number = i.number
      left join registration_papers rp on rp.case_id = s.case_id and rp.subject = i.subject
    where case when i.score is null then s.case_id is null or rp.case_id is not null
      else rp.case_id is null or s.state not in ${counting} end
    order by i.row`)
  return [...rows]
}

type Written = { sourceId: string; source: 'import' | 'finding'; by: string; at: Date }

/**
 * Writes the entries as the next version of each score that they change; what was found 雷同 stays -4. Answers how many were written.
 */
export async function insertScores(
  tx: Tx,
  sessionId: string,
  entries: readonly Entry[],
  { sourceId, source, by, at }: Written,
): Promise<number> {
  const [row] = await tx.execute<{ written: number }>(sql`
    with ${given(sessionId, entries)}, last as materialized (
      select distinct on (case_id, subject) case_id, subject, version, score, finding from scores
      where session_id = ${sessionId} order by case_id, subject, version desc
    ), written as (
      insert into scores (case_id, subject, version, session_id, score, finding, source, source_id, recorded_by, recorded_at)
      select s.case_id, i.subject, coalesce(last.version, 0) + 1, ${sessionId}, i.score, i.finding, ${source}, ${sourceId}::uuid, ${by}::uuid,
        ${at.toISOString()}::timestamptz
      from given i
        join seated s on s.number = i.number
        left join last on last.case_id = s.case_id and last.subject = i.subject
      where i.score is not null and (last.version is null or (last.score, last.finding) is distinct from (i.score, i.finding))
        and (${source} = 'finding' or coalesce(last.finding, '') = '')
      returning 1
    )
    select count(*)::int as written from written`)
  await forgetScoreCounts(tx, sessionId)
  return row?.written ?? 0
}

/** Four arrays, not four parameters a row; texts travel as JSON because they may hold anything. */
function given(sessionId: string, entries: readonly Entry[]) {
  const rows = entries.map(({ row, number, subject, score, ...more }) => [
    row,
    number,
    subject,
    score,
    'finding' in more ? more.finding : '',
  ])
  return sql`given as materialized (
      select (e ->> 0)::int as row, e ->> 1 as number, e ->> 2 as subject, (e ->> 3)::numeric(5, 1) as score, e ->> 4 as finding
      from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) e
    ), seated as materialized (
      select distinct on (s.admit_card_number) s.admit_card_number as number, s.case_id, c.state
      from seats s join seat_draws d on d.id = s.draw_id and d.session_id = ${sessionId} and d.state = 'frozen' join cases c on c.id = s.case_id
    )`
}

export async function insertImport(tx: Tx, row: typeof scoreImports.$inferInsert) {
  await tx.insert(scoreImports).values(row)
}

/** The runs of a session, newest first; without their problems, which may be many. */
export async function listImports(sessionId: string, on: Queryable = db()) {
  return on
    .select({
      id: scoreImports.id,
      kind: scoreImports.kind,
      outcome: scoreImports.outcome,
      fileName: scoreImports.fileName,
      sha256: scoreImports.sha256,
      rows: scoreImports.rows,
      changed: scoreImports.changed,
      kept: scoreImports.kept,
      bad: sql<number>`jsonb_array_length(${scoreImports.problems})`,
      importedBy: scoreImports.importedBy,
      importedAt: scoreImports.importedAt,
    })
    .from(scoreImports)
    .where(eq(scoreImports.sessionId, sessionId))
    .orderBy(desc(scoreImports.importedAt), desc(scoreImports.id))
    .limit(50)
}

export async function getImport(id: string, on: Queryable = db()): Promise<ScoreImport | null> {
  const [row] = await on.select().from(scoreImports).where(eq(scoreImports.id, id))
  return row ?? null
}

export type ScoreCounts = Awaited<ReturnType<typeof countScores>>
export type PaperCounts = Awaited<ReturnType<typeof listPaperCounts>>[number]

/** How many scores the paid registrations of a session should have, by their papers, and how many of them lack. */
export async function countScores(sessionId: string, on: Queryable = db()) {
  const [row] = await on.execute<{ candidates: number; due: number; lacking: number }>(sql`
    select count(distinct rp.case_id)::int as candidates, count(*)::int as due,
      count(*) filter (where not exists (select from scores s where s.case_id = rp.case_id and s.subject = rp.subject))::int as lacking
    from registration_papers rp join cases c on c.id = rp.case_id
    where rp.session_id = ${sessionId} and c.state in ${counting}`)
  return row ?? { candidates: 0, due: 0, lacking: 0 }
}

/** Of each paper: how many scores, of them how many codes, and the average of the marks. */
export async function listPaperCounts(sessionId: string, on: Queryable = db()) {
  const rows = await on.execute<{
    subject: string
    n: number
    absent: number
    violated: number
    void: number
    average: string | null
  }>(sql`
    select subject, count(*)::int as n, count(*) filter (where score = -1)::int as absent, count(*) filter (where score = -2)::int as violated,
      count(*) filter (where score = -4)::int as void, round(avg(score) filter (where score >= 0), 1) as average
    from (select distinct on (case_id, subject) subject, score from scores where session_id = ${sessionId} order by case_id, subject, version desc) s
    group by subject`)
  return [...rows]
}

/** The publication that is proposed or confirmed. */
export async function livePublication(sessionId: string, on: Queryable = db()) {
  const [row] = await on
    .select()
    .from(scorePublications)
    .where(and(eq(scorePublications.sessionId, sessionId), ne(scorePublications.state, 'withdrawn')))
  return row ?? null
}

export async function getPublication(id: string, on: Queryable = db()) {
  const [row] = await on.select().from(scorePublications).where(eq(scorePublications.id, id))
  return row ?? null
}

export async function insertPublication(tx: Tx, row: typeof scorePublications.$inferInsert): Promise<string> {
  const [made] = await tx.insert(scorePublications).values(row).returning({ id: scorePublications.id })
  if (!made) throw new Error('the publication was not stored')
  return made.id
}

export async function updatePublication(tx: Tx, id: string, change: Partial<typeof scorePublications.$inferInsert>) {
  await tx.update(scorePublications).set(change).where(eq(scorePublications.id, id))
}

/** The registration of an admit-card number of a session, with its papers; null: there is none. */
export async function findByAdmitCard(sessionId: string, number: string, on: Queryable = db()) {
  if (!/^\d{1,30}$/.test(number)) return null
  const [row] = await on.execute<{ case_id: string; name: string; number: string; state: string; subjects: string[] | null }>(sql`
    select s.case_id, p.name, c.number, c.state, (select array_agg(rp.subject) from registration_papers rp where rp.case_id = s.case_id) as subjects
    from seats s join seat_draws d on d.id = s.draw_id and d.session_id = ${sessionId} and d.state = 'frozen'
      join cases c on c.id = s.case_id join registrations r on r.case_id = s.case_id join persons p on p.id = r.person_id
    where s.admit_card_number = ${number} limit 1`)
  return row ? { caseId: row.case_id, name: row.name, number: row.number, state: row.state, subjects: row.subjects ?? [] } : null
}

export async function insertCorrection(tx: Tx, row: typeof scoreCorrections.$inferInsert): Promise<string | null> {
  const [made] = await tx.insert(scoreCorrections).values(row).onConflictDoNothing().returning({ id: scoreCorrections.id })
  return made?.id ?? null
}

export async function getCorrection(id: string, on: Queryable = db()): Promise<Correction | null> {
  const [row] = await on.select().from(scoreCorrections).where(eq(scoreCorrections.id, id))
  return row ?? null
}

export async function updateCorrection(tx: Tx, id: string, change: Partial<typeof scoreCorrections.$inferInsert>) {
  await tx.update(scoreCorrections).set(change).where(eq(scoreCorrections.id, id))
}

/** How many corrections of a session wait to be confirmed. */
export async function countWaitingCorrections(sessionId: string, on: Queryable = db()): Promise<number> {
  return on.$count(scoreCorrections, and(eq(scoreCorrections.sessionId, sessionId), eq(scoreCorrections.state, 'proposed')))
}

/** The corrections of a session, those that wait first, each with what it replaces and whose it is. */
export async function listCorrections(sessionId: string, on: Queryable = db()) {
  const rows = await on.execute<{
    id: string
    subject: string
    score: string
    before: string
    reason: string
    state: Correction['state']
    proposed_by: string
    proposed_at: string | Date
    decided_by: string | null
    name: string
    admit_card: string | null
    holds_certificate: boolean
  }>(sql`
    select k.id, k.subject, k.score, s.score as before, k.reason, k.state, k.proposed_by, k.proposed_at, k.decided_by, p.name,
      (select t.admit_card_number from seats t join seat_draws d on d.id = t.draw_id and d.state = 'frozen' where t.case_id = k.case_id limit 1) as admit_card,
      exists (select from certificates h join exam_sessions he on he.id = h.session_id join exam_sessions e on e.id = k.session_id and e.exam = he.exam
        where h.person_id = r.person_id and not exists (select from certificate_revocations v where v.certificate_id = h.id)) as holds_certificate
    from score_corrections k join scores s on s.case_id = k.case_id and s.subject = k.subject and s.version = k.version
      join registrations r on r.case_id = k.case_id join persons p on p.id = r.person_id
    where k.session_id = ${sessionId} order by k.state <> 'proposed', k.proposed_at desc limit 100`)
  return rows.map(({ score, before, proposed_by, proposed_at, decided_by, admit_card, holds_certificate, ...row }) => ({
    ...row,
    score: Number(score),
    before: Number(before),
    proposedBy: proposed_by,
    proposedAt: new Date(proposed_at),
    decidedBy: decided_by,
    admitCard: admit_card,
    holdsCertificate: holds_certificate,
  }))
}
