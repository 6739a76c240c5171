// What candidates read of scores: nothing at all before two people have published them and their time has come (E-33, O-27).
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import type { Standard } from '@/lib/scoring/standard'
import { db, type Queryable, type Tx } from '../client'
import { scorePublications, scores } from '../schema/score'
import { among } from './among'
import { getCase } from './case'
import { counting } from './counting-states'

export type Publication = typeof scorePublications.$inferSelect
export type ScoreVersion = typeof scores.$inferSelect

/** In force: confirmed by a second person, and its time has come by the business clock. */
const inForce = sql`p.state = 'confirmed' and p.publish_at <= business_now()`

/** The publication of a session that is in force; null: its scores are nobody's to see but officers'. */
export async function publicationInForce(sessionId: string, on: Queryable = db()): Promise<Publication | null> {
  const [row] = await on
    .select()
    .from(scorePublications)
    .where(
      and(
        eq(scorePublications.sessionId, sessionId),
        eq(scorePublications.state, 'confirmed'),
        sql`${scorePublications.publishAt} <= business_now()`,
      ),
    )
  return row ?? null
}

/** When the scores of these sessions come out, or came out, as two people have set it. */
export async function publishTimes(sessionIds: readonly string[], on: Queryable = db()): Promise<Map<string, Date>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await on
    .select({ sessionId: scorePublications.sessionId, publishAt: scorePublications.publishAt })
    .from(scorePublications)
    .where(
      and(
        eq(scorePublications.state, 'confirmed'),
        sql`${scorePublications.sessionId} in (${sql.join(
          sessionIds.map((id) => sql`${id}`),
          sql`, `,
        )})`,
      ),
    )
  return new Map(rows.map((row) => [row.sessionId, row.publishAt]))
}

/**
 * Every published version of every score of a registration that the viewer may see, the oldest first; empty before publication. What was
 * imported and replaced before it came out is nobody's but officers'.
 */
export async function listPublishedScores(viewer: Viewer, caseId: string, on: Queryable = db()): Promise<ScoreVersion[]> {
  const found = await getCase(viewer, caseId, on)
  const publication = found && (await publicationInForce(found.head.aboutId, on))
  if (!publication) return []
  const versions = await listVersions(caseId, on)
  return versions.filter(({ subject, version }) => {
    return !versions.some((one) => one.subject === subject && one.version > version && one.recordedAt < publication.publishAt)
  })
}

/** All versions, of a registration whose viewer and publication have been checked. */
export async function listVersions(caseId: string, on: Queryable = db()): Promise<ScoreVersion[]> {
  return on.select().from(scores).where(eq(scores.caseId, caseId)).orderBy(asc(scores.subject), asc(scores.version))
}

/** The score that counts; null: there is none. */
export async function currentScore(caseId: string, subject: string, on: Queryable = db()): Promise<ScoreVersion | null> {
  const [row] = await on
    .select()
    .from(scores)
    .where(and(eq(scores.caseId, caseId), eq(scores.subject, subject)))
    .orderBy(sql`${scores.version} desc`)
    .limit(1)
  return row ?? null
}

/** Adds the next version of a score. Whoever calls holds the session's scores (`holdScores`) or the registration's case. */
export async function addScore(
  tx: Tx,
  row: Pick<ScoreVersion, 'caseId' | 'subject' | 'sessionId' | 'score' | 'source' | 'sourceId' | 'recordedBy'> & {
    finding?: string
    at: Date
  },
): Promise<number> {
  const { at, ...score } = row
  const version = ((await currentScore(row.caseId, row.subject, tx))?.version ?? 0) + 1
  await tx.insert(scores).values({ ...score, version, recordedAt: at })
  return version
}

export type SittingRow = {
  personId: string
  sessionId: string
  year: number
  subject: string
  level: string | null
  score: number
  standard: Standard
}

/**
 * What these people sat of an exam by its published scores, whichever session, up to a year: what rolling looks at (E-34). Registrations that
 * came to nothing are left out.
 */
export async function listSittings(
  exam: string,
  personIds: readonly string[],
  upTo: number,
  on: Queryable = db(),
): Promise<SittingRow[]> {
  if (personIds.length === 0) return []
  const rows = await on.execute<{
    person_id: string
    session_id: string
    year: number
    subject: string
    level: string | null
    score: string
    standard: Standard
  }>(sql`
    select distinct on (s.case_id, s.subject) r.person_id, r.session_id, e.year, s.subject, r.level, s.score, p.standard
    from registrations r
      join cases c on c.id = r.case_id and c.state in ${counting}
      join exam_sessions e on e.id = r.session_id and e.exam = ${exam} and e.year <= ${upTo}
      join score_publications p on p.session_id = e.id and ${inForce}
      join scores s on s.case_id = r.case_id
    where r.person_id in ${among(personIds)}
    order by s.case_id, s.subject, s.version desc`)
  return rows.map((row) => ({
    personId: row.person_id,
    sessionId: row.session_id,
    year: row.year,
    subject: row.subject,
    level: row.level,
    score: Number(row.score),
    standard: row.standard,
  }))
}

/** The years in which an exam is held, as far as its sessions are there; one that is only being set up is held in no year yet. */
export async function listExamYears(exam: string, on: Queryable = db()): Promise<number[]> {
  const rows = await on.execute<{ year: number }>(
    sql`select distinct year from exam_sessions where exam = ${exam} and published_at is not null order by year`,
  )
  return rows.map(({ year }) => year)
}

/** The next confirmed publication whose candidates have not all been told, locked; null: there is none, or another process is at it. */
export async function lockUntold(tx: Tx) {
  const [row] = await tx.execute<{ id: string; session_id: string; told_up_to: string | null }>(sql`
    select p.id, p.session_id, p.told_up_to from score_publications p
    where ${inForce} and p.told_at is null order by p.publish_at limit 1 for update skip locked`)
  return row ? { id: row.id, sessionId: row.session_id, toldUpTo: row.told_up_to } : null
}

export type Addressee = { caseId: string; personId: string; exam: string }

/** The next candidates of the session who have a score, in the order of their cases. */
export async function nextToTell(tx: Tx, { sessionId, toldUpTo }: { sessionId: string; toldUpTo: string | null }, most: number) {
  const rows = await tx.execute<Addressee>(sql`
    select c.id as "caseId", c.applicant_id as "personId", e.title as exam from cases c join exam_sessions e on e.id = c.about_id
    where c.kind = 'exam-registration' and c.about_type = 'examSession' and c.about_id = ${sessionId}
      and c.state in ${counting} and (${toldUpTo}::uuid is null or c.id > ${toldUpTo}::uuid)
      and exists (select from scores s where s.case_id = c.id)
    order by c.id limit ${most}`)
  return [...rows]
}

export async function markTold(tx: Tx, id: string, change: { toldUpTo?: string; toldAt?: Date }) {
  await tx.update(scorePublications).set(change).where(eq(scorePublications.id, id))
}
