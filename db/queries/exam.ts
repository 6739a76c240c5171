import { and, asc, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import { type Conditions, conditionsSchema } from '@/lib/exam/conditions/conditions'
import { isSessionId } from '@/lib/text/is-session-id'
import type { Window } from '@/lib/workflow/machine'
import { type Database, db, type Queryable, type Tx } from '../client'
import { persons } from '../schema/account'
import { caseAnswers, type caseDocuments, cases, materials } from '../schema/case'
import {
  agreements,
  type examPapers,
  examSessions,
  examWindows,
  letters,
  registrationPapers,
  registrations,
} from '../schema/exam'
import type { AgreedConditions } from './exam-conditions'

export type ExamSession = typeof examSessions.$inferSelect
export type WindowName = (typeof examWindows.$inferSelect)['name']
export type Windows = Record<WindowName, Window>
export type Letter = typeof letters.$inferSelect
export type Paper = typeof examPapers.$inferSelect
export type ExamFrame = {
  session: ExamSession
  windows: Windows
  letters: Letter[]
  choices: { level: string; specialty: string; feeFen: number }[]
  regions: string[]
  papers: Paper[]
  /** 报考条件, the newest version; null: the session has none. */
  conditions: Conditions | null
  conditionsVersion: number | null
}

/** Everything that is configured of one exam session; null where there is none. The newest version of each letter. */
export async function getExamFrame(id: string, on: Queryable = db()): Promise<ExamFrame | null> {
  if (!isSessionId(id)) return null
  const [row] = await on.select({ version: examSessions.version }).from(examSessions).where(eq(examSessions.id, id))
  return row ? examFrameAt(id, row.version, on) : null
}

// Read by everyone on every page and step, changed by an officer now and then: kept in this process until its version grows.
const known = new WeakMap<Database, Map<string, ExamFrame>>()
const knownMax = 200

/** The same where the caller has just read the session's version. */
export async function examFrameAt(id: string, version: number, on: Queryable): Promise<ExamFrame | null> {
  const frames = known.get(db()) ?? new Map<string, ExamFrame>()
  known.set(db(), frames)
  const kept = frames.get(id)
  if (kept?.session.version === version) return kept
  const frame = await readExamFrame(id, on)
  if (frames.size >= knownMax) frames.clear()
  if (frame) frames.set(id, frame)
  return frame
}

/** What was read of an exam in a transaction that changed it and then failed never was. */
export function forgetExamFrame(id: string) {
  known.get(db())?.delete(id)
}

/** The same for whoever is not an officer of it: null while it is being set up (O-10). */
export async function getPublishedExam(id: string, on: Queryable = db()): Promise<ExamFrame | null> {
  const frame = await getExamFrame(id, on)
  return frame?.session.publishedAt ? frame : null
}

async function readExamFrame(id: string, on: Queryable): Promise<ExamFrame | null> {
  const [row] = await on
    .select({
      session: examSessions,
      windows: sql<
        { name: WindowName; opensAt: string; closesAt: string }[]
      >`(select coalesce(json_agg(json_build_object('name', w.name, 'opensAt', w.opens_at, 'closesAt', w.closes_at)), '[]') from exam_windows w where w.session_id = exam_sessions.id)`,
      letters: sql<
        Letter[]
      >`(select coalesce(json_agg(json_build_object('id', l.id, 'sessionId', l.session_id, 'key', l.key, 'version', l.version, 'ordinal', l.ordinal, 'title', l.title, 'paragraphs', l.paragraphs, 'textHash', l.text_hash, 'needsTick', l.needs_tick) order by l.ordinal), '[]') from letters l where l.session_id = exam_sessions.id and l.version = (select max(n.version) from letters n where n.session_id = l.session_id and n.key = l.key))`,
      choices: sql<
        ExamFrame['choices']
      >`(select coalesce(json_agg(json_build_object('level', c.level, 'specialty', c.specialty, 'feeFen', c.fee_fen) order by c.ordinal), '[]') from exam_choices c where c.session_id = exam_sessions.id)`,
      regions: sql<
        string[]
      >`(select coalesce(json_agg(r.region order by r.ordinal), '[]') from exam_regions r where r.session_id = exam_sessions.id)`,
      papers: sql<
        (Omit<Paper, 'sessionId' | 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[]
      >`(select coalesce(json_agg(json_build_object('subject', p.subject, 'startsAt', p.starts_at, 'endsAt', p.ends_at, 'levels', p.levels, 'specialties', p.specialties, 'feeFen', p.fee_fen) order by p.starts_at, p.subject), '[]') from exam_papers p where p.session_id = exam_sessions.id)`,
      conditions: sql<{
        version: number
        conditions: unknown
      } | null>`(select json_build_object('version', e.version, 'conditions', e.conditions) from exam_conditions e where e.session_id = exam_sessions.id order by e.version desc limit 1)`,
    })
    .from(examSessions)
    .where(eq(examSessions.id, id))
  if (!row) return null
  const windows = Object.fromEntries(
    row.windows.map((w) => [w.name, { from: new Date(w.opensAt), to: new Date(w.closesAt) }]),
  ) as Windows
  const papers = row.papers.map((paper) => ({
    ...paper,
    sessionId: id,
    startsAt: new Date(paper.startsAt),
    endsAt: new Date(paper.endsAt),
  }))
  const { session, letters, choices, regions } = row
  const conditions = row.conditions ? conditionsSchema.parse(row.conditions.conditions) : null
  const conditionsVersion = row.conditions?.version ?? null
  return { session, windows, letters, choices, regions, papers, conditions, conditionsVersion }
}

/** Ids of all sessions, those whose registration closes soonest and still lies ahead first, then past ones, newest first. */
export async function listSessionIds(at: Date, on: Queryable = db()): Promise<string[]> {
  const rows = await on
    .select({ id: examSessions.id })
    .from(examSessions)
    .innerJoin(examWindows, and(eq(examWindows.sessionId, examSessions.id), eq(examWindows.name, 'registration')))
    .orderBy(
      sql`${examWindows.closesAt} <= ${at.toISOString()}`,
      sql`abs(extract(epoch from ${examWindows.closesAt} - ${at.toISOString()}::timestamptz))`,
    )
  return rows.map((row) => row.id)
}

/**
 * What the facts of a registration are made from, in one statement: the session's version, the time, when money settled its order, and under which
 * conditions it was confirmed. Of one about to be opened the session is held: a change of its windows waits for it, or the other way round.
 */
export async function readFactsRow(sessionId: string, caseId: string | null, on: Queryable) {
  const [row] = await on.execute<{
    version: number | null
    at: string | Date
    settled_at: string | Date | null
    agreed: AgreedConditions | null
  }>(sql`
    select (select version from exam_sessions where id = ${sessionId} ${caseId === null ? sql`for key share` : sql``}) as version, business_now() as at,
      (select p.paid_at from payments p join orders o on o.id = p.order_id where o.case_id = ${caseId} and p.standing = 'settles') as settled_at,
      (select json_build_object('version', r.version, 'byHand', r.by_hand) from registration_conditions r where r.case_id = ${caseId}) as agreed`)
  if (!row) throw new Error('the database answered nothing')
  const settledAt = row.settled_at === null ? null : new Date(row.settled_at)
  return { version: row.version, at: new Date(row.at), settledAt, agreed: row.agreed }
}

/** Every published session with all that is configured of it, in the order of `listSessionIds`. */
export async function listExamFrames(at: Date, on: Queryable = db()): Promise<ExamFrame[]> {
  const frames = await Promise.all((await listSessionIds(at, on)).map((id) => getExamFrame(id, on)))
  return frames.flatMap((frame) => (frame?.session.publishedAt ? [frame] : []))
}

/** What a registration's facts need of its applicant. */
export async function getPerson(id: string, on: Queryable = db()) {
  const [person] = await on.select().from(persons).where(eq(persons.id, id))
  return person ?? null
}

export async function insertRegistration(tx: Tx, row: { caseId: string; sessionId: string; personId: string; openedAt: Date }) {
  await tx.insert(registrations).values(row)
}

export async function updateRegistration(tx: Tx, caseId: string, change: Partial<typeof registrations.$inferInsert>) {
  await tx.update(registrations).set(change).where(eq(registrations.caseId, caseId))
}

/** 报考科目, once confirmed. */
export async function insertRegistrationPapers(tx: Tx, caseId: string, sessionId: string, subjects: readonly string[]) {
  if (subjects.length === 0) return
  await tx.insert(registrationPapers).values(subjects.map((subject) => ({ caseId, sessionId, subject })))
}

export async function insertAgreement(tx: Tx, row: typeof agreements.$inferInsert) {
  await tx.insert(agreements).values(row).onConflictDoNothing()
}

/** Which letters were agreed to, and when, in the order they were read. */
export async function listAgreements(caseId: string, on: Queryable = db()) {
  return on
    .select({ title: letters.title, version: letters.version, agreedAt: agreements.agreedAt })
    .from(agreements)
    .innerJoin(letters, eq(letters.id, agreements.letterId))
    .where(eq(agreements.caseId, caseId))
    .orderBy(asc(letters.ordinal), asc(letters.version))
}

/** What the person typed the last time, for pre-filling (E-04); null the first time. */
export async function lastAnswers(personId: string, sessionId: string, on: Queryable = db()) {
  const [row] = await on
    .select({ answers: caseAnswers.answers })
    .from(cases)
    .innerJoin(caseAnswers, eq(caseAnswers.caseId, cases.id))
    .where(and(eq(cases.applicantId, personId), eq(cases.kind, 'exam-registration'), ne(cases.aboutId, sessionId)))
    .orderBy(desc(cases.enteredAt))
    .limit(1)
  return row?.answers ?? null
}

/** Every registration of a person, newest first (E-09). */
export async function listRegistrations(personId: string, on: Queryable = db()) {
  return on
    .select({ head: cases, registration: registrations, answers: caseAnswers })
    .from(registrations)
    .innerJoin(cases, eq(cases.id, registrations.caseId))
    .leftJoin(caseAnswers, eq(caseAnswers.caseId, cases.id))
    .where(eq(registrations.personId, personId))
    .orderBy(desc(cases.enteredAt))
}

/** The person's registration for one session, or null. */
export async function findRegistration(personId: string, sessionId: string, on: Queryable = db()) {
  if (!isSessionId(sessionId)) return null
  const [row] = await on
    .select({ head: cases, registration: registrations, answers: caseAnswers })
    .from(registrations)
    .innerJoin(cases, eq(cases.id, registrations.caseId))
    .leftJoin(caseAnswers, eq(caseAnswers.caseId, cases.id))
    .where(and(eq(registrations.personId, personId), eq(registrations.sessionId, sessionId)))
  return row ?? null
}

export async function getRegistration(caseId: string, on: Queryable = db()) {
  const [row] = await on.select().from(registrations).where(eq(registrations.caseId, caseId))
  return row ?? null
}

/** Applicants whose deadline lies within (at, until] and who entered their state before `enteredBefore`. */
export async function listDueSoon(at: Date, until: Date, on: Queryable = db()) {
  return on
    .select({
      id: cases.id,
      kind: cases.kind,
      state: cases.state,
      scope: cases.scope,
      dueAt: cases.dueAt,
      enteredAt: cases.enteredAt,
      applicantId: cases.applicantId,
      title: examSessions.title,
    })
    .from(cases)
    .innerJoin(
      examSessions,
      // A check is about a registration; the exam stands in its scope.
      sql`${examSessions.id} = case ${cases.kind} when 'exam-registration' then ${cases.aboutId} else split_part(${cases.scope}, '/', 1) end`,
    )
    .where(
      and(
        inArray(cases.kind, ['exam-registration', 'qualification-check']),
        eq(cases.awaits, 'applicant'),
        gt(cases.dueAt, at),
        sql`${cases.dueAt} <= ${until.toISOString()}`,
      ),
    )
}

/**
 * Paid registrations with a seat of a frozen draw whose candidates have not taken out their admit card, where the last moment to do so,
 * the window's end or the first paper, lies after `from` and by `until`; entered is when one could print at `at`.
 */
export async function listUnprintedCards(at: Date, from: Date, until: Date, on: Queryable = db()) {
  const rows = await on.execute<{
    id: string
    scope: string
    deadline: string
    opens_at: string
    applicant: string
    title: string
  }>(sql`
    with ending as (
      select s.id, s.title, w.opens_at, least(w.closes_at, (select min(p.starts_at) from exam_papers p where p.session_id = s.id)) as deadline
      from exam_sessions s join exam_windows w on w.session_id = s.id and w.name = 'admitCard'
      where w.opens_at <= ${at.toISOString()}
    )
    select c.id, c.scope, e.deadline, e.opens_at, c.applicant_id as applicant, e.title
    from ending e join cases c on c.kind = 'exam-registration' and c.about_id = e.id and c.state = 'paid'
    where e.deadline > ${from.toISOString()} and e.deadline <= ${until.toISOString()}
      and exists (
        select from seats join seat_draws d on d.id = seats.draw_id and d.state = 'frozen' and d.session_id = e.id
        where seats.case_id = c.id)
      and not exists (
        select from printed_documents p where p.case_id = c.id and p.document = 'admit-card' and p.taken_at is not null)`)
  return rows.map(({ id, scope, title, deadline, opens_at, applicant }) => {
    return { id, scope, title, applicantId: applicant, dueAt: new Date(deadline), enteredAt: new Date(opens_at) }
  })
}

/** The photo as uploaded, with where its bytes are. */
export async function getMaterial(id: string, on: Queryable = db()) {
  const [material] = await on.select().from(materials).where(eq(materials.id, id))
  return material ?? null
}

export async function insertMaterial(tx: Tx, row: typeof materials.$inferInsert) {
  const [material] = await tx.insert(materials).values(row).returning({ id: materials.id })
  if (!material) throw new Error('the material was not stored')
  return material.id
}

export type FrozenDocument = typeof caseDocuments.$inferSelect

/** Id, state and deadline of a person's registrations: the hot read (Q-56). */
export async function listStatuses(personId: string, on: Queryable = db()) {
  return on
    .select({ id: cases.id, state: cases.state, dueAt: cases.dueAt })
    .from(cases)
    .where(and(eq(cases.applicantId, personId), eq(cases.kind, 'exam-registration')))
}
