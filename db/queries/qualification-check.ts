// 报考资格在线核查 after the scores (E-36): who is to be checked, what a check is about, how many there are.
import { and, eq, sql } from 'drizzle-orm'
import { overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable, type Tx } from '../client'
import { cases } from '../schema/case'
import { scorePublications } from '../schema/score'
import { among } from './among'
import { counting } from './counting-states'

/** What is known of a registration that is checked, or might be. */
export type Checked = {
  caseId: string
  personId: string
  scope: string
  number: string
  sessionId: string
  title: string
  year: number
  publishedAt: Date | null
  isSigned: boolean
  forfeited: 'withdrawn' | 'declined' | null
  isEducationOpen: boolean
  owesReport: boolean
  isVoid: boolean
}

/** One registration, checked or not; null: there is none. */
export async function readChecked(registrationId: string, on: Queryable): Promise<Checked | null> {
  return (await checkedBy(sql`r.case_id = ${registrationId}`, on))[0] ?? null
}

/** Those of these registrations that have no check yet. */
export async function listWithoutCheck(registrationIds: readonly string[], on: Queryable): Promise<Checked[]> {
  if (registrationIds.length === 0) return []
  const isUnchecked = sql`not exists (select from cases k where k.kind = 'qualification-check' and k.parent_id = r.case_id)`
  return checkedBy(sql`r.case_id in ${among(registrationIds)} and ${isUnchecked}`, on)
}

/** A diploma that 学信网 did not confirm, among those that the registration was confirmed with. */
const unconfirmed = sql`select from education_uses u join education_checks k on k.level_id = u.level_id
  where u.case_id = r.case_id and k.standing in ('failed', 'onsite')`

/** One of them still lacks its report (E-14). */
const owesReport = sql`exists (${unconfirmed} and coalesce((select f.kind from education_proofs f where f.level_id = u.level_id
  order by f.attached_at desc limit 1), 'scan') <> 'report')`

async function checkedBy(which: ReturnType<typeof sql>, on: Queryable): Promise<Checked[]> {
  const rows = await on.execute<Omit<Checked, 'publishedAt'> & { publishedAt: string | null }>(sql`
    select r.case_id as "caseId", r.person_id as "personId", c.scope, c.number, e.id as "sessionId", e.title, e.year,
      p.publish_at as "publishedAt",
      exists (select from commitments m where m.case_id = r.case_id and m.what = 'chosen') as "isSigned",
      (select max(m.what) from commitments m
        where m.person_id = r.person_id and m.exam = e.exam and m.year = e.year and m.what <> 'chosen') as forfeited,
      exists (${unconfirmed}) as "isEducationOpen",
      ${owesReport} as "owesReport",
      c.state not in ${counting} or not exists (
        select from (select distinct on (s.subject) s.score from scores s where s.case_id = r.case_id
          order by s.subject, s.version desc) counting where counting.score <> -4) as "isVoid"
    from registrations r
      join cases c on c.id = r.case_id
      join exam_sessions e on e.id = r.session_id
      left join score_publications p on p.session_id = e.id and p.state = 'confirmed' and p.publish_at <= business_now()
    where ${which} order by r.case_id`)
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt === null ? null : new Date(row.publishedAt) }))
}

/**
 * Publications in force of exams that check after the scores, for which checks may have to be opened: none were yet, or a score was corrected
 * since, of this or, as scores may roll, an earlier year. A correction that was being written while it was looked through is looked at again.
 */
export async function listToBeChecked(on: Queryable = db()): Promise<{ id: string; sessionId: string }[]> {
  const rows = await on.execute<{ id: string; sessionId: string }>(sql`
    select p.id, p.session_id as "sessionId" from score_publications p
      join exam_sessions e on e.id = p.session_id and (e.features ->> 'checkAfterScores')::boolean
    where p.state = 'confirmed' and p.publish_at <= business_now() and (p.checks_opened_at is null or exists (
      select from scores s join exam_sessions se on se.id = s.session_id and se.exam = e.exam and se.year <= e.year
        where s.source in ('correction', 'recheck') and s.recorded_at > p.checks_opened_at - interval '2 minutes'))
    order by p.publish_at`)
  return [...rows]
}

export async function markChecksOpened(publicationId: string, checksOpenedAt: Date, on: Queryable = db()) {
  await on.update(scorePublications).set({ checksOpenedAt }).where(eq(scorePublications.id, publicationId))
}

/** What the registration was submitted with, and what its diplomas were proved by, is looked at with the check. */
export async function shareMaterials(tx: Tx, checkId: string, registrationId: string) {
  await tx.execute(sql`
    insert into material_uses (case_id, field, material_id, frozen)
    select ${checkId}::uuid, 'registration', used.id, true from (
      select material_id as id from material_uses where case_id = ${registrationId}::uuid and frozen
      union
      select p.material_id from education_uses u join education_proofs p on p.level_id = u.level_id
        where u.case_id = ${registrationId}::uuid
    ) used on conflict do nothing`)
}

/** The check of a registration; null: it is not checked. For who has been let to the registration. */
export async function findCheck(registrationId: string, on: Queryable = db()) {
  const [found] = await on
    .select()
    .from(cases)
    .where(and(eq(cases.kind, 'qualification-check'), eq(cases.parentId, registrationId)))
  return found ?? null
}

export type OwnCheck = Pick<typeof cases.$inferSelect, 'id' | 'state' | 'dueAt'> & { owesReport: boolean }

/** The checks of the viewer's own registrations, by registration. */
export async function listOwnChecks(viewer: Viewer, on: Queryable = db()): Promise<Map<string, OwnCheck>> {
  if (!viewer.personId) return new Map()
  const rows = await on.execute<{ id: string; caseId: string; state: string; dueAt: string | null; owes: boolean }>(sql`
    select c.id, r.case_id as "caseId", c.state, c.due_at as "dueAt",
      ${owesReport} and not exists (select from case_documents d where d.case_id = c.id) as owes
    from cases c join registrations r on r.case_id = c.parent_id
    where c.applicant_id = ${viewer.personId} and c.kind = 'qualification-check'`)
  return new Map(
    rows.map(({ id, caseId, state, dueAt, owes }) => [
      caseId,
      { id, state, dueAt: dueAt === null ? null : new Date(dueAt), owesReport: owes },
    ]),
  )
}

/** How many checks of a session stand in each state, for who oversees it. */
export async function countChecks(viewer: Viewer, sessionId: string, on: Queryable = db()): Promise<Map<string, number>> {
  if (!overseesExam(viewer, sessionId)) return new Map()
  const rows = await on.execute<{ state: string; n: number }>(sql`
    select c.state, count(*)::int as n from cases c join registrations r on r.case_id = c.parent_id
    where c.kind = 'qualification-check' and c.about_type = 'registration' and r.session_id = ${sessionId} group by c.state`)
  return new Map(rows.map(({ state, n }) => [state, n]))
}
