// 违纪: scores of -2, by session, for who oversees it (O-23).
import { sql } from 'drizzle-orm'
import { overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'
import { maskNumber } from './candidate-columns'

export const violationsListedMax = 500

/** A score of -2 that counts: no later version has taken it back. */
const counts = sql`s.score = -2 and not exists (
  select from scores later where later.case_id = s.case_id and later.subject = s.subject and later.version > s.version)`

/** The viewer's sessions in which violations stand, the latest year first, with how many. */
export async function listViolatedSessions(viewer: Viewer, on: Queryable = db()) {
  const rows = await on.execute<{ id: string; title: string; n: number }>(sql`
    select e.id, e.short_title as title, count(*)::int as n from scores s join exam_sessions e on e.id = s.session_id
    where ${counts} group by e.id order by e.year desc, e.id`)
  return rows.filter(({ id }) => overseesExam(viewer, id))
}

/** The violations of a session by name, ID numbers masked; empty for who does not oversee it. */
export async function listViolations(viewer: Viewer, sessionId: string, on: Queryable = db()) {
  if (!overseesExam(viewer, sessionId)) return []
  const rows = await on.execute<{
    caseId: string
    number: string
    subject: string
    finding: string
    name: string
    idNumberSealed: string
  }>(sql`
    select s.case_id as "caseId", c.number, s.subject, s.finding, p.name, p.id_number_sealed as "idNumberSealed"
    from scores s join cases c on c.id = s.case_id join registrations r on r.case_id = s.case_id join persons p on p.id = r.person_id
    where s.session_id = ${sessionId} and ${counts} order by p.name, s.case_id, s.subject limit ${violationsListedMax}`)
  return rows.map(maskNumber)
}
