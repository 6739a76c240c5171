// What passing is judged by. Whoever calls has checked who asks.
import { sql } from 'drizzle-orm'
import type { Standard } from '@/lib/scoring/standard'
import { db, type Queryable } from '../client'
import { counting } from './counting-states'

/** The scores that count, of every paid registration of a session, or of one of them. */
export async function listSessionScores(sessionId: string, on: Queryable = db(), caseId?: string) {
  const only = caseId === undefined ? sql`` : sql`and s.case_id = ${caseId}`
  const rows = await on.execute<{
    case_id: string
    person_id: string
    level: string | null
    specialty: string | null
    subject: string
    score: string
  }>(sql`
    select distinct on (s.case_id, s.subject) s.case_id, r.person_id, r.level, r.specialty, s.subject, s.score
    from scores s join registrations r on r.case_id = s.case_id join cases c on c.id = s.case_id and c.state in ${counting}
    where s.session_id = ${sessionId} ${only} order by s.case_id, s.subject, s.version desc`)
  return rows.map((row) => ({
    caseId: row.case_id,
    personId: row.person_id,
    level: row.level,
    specialty: row.specialty,
    subject: row.subject,
    score: Number(row.score),
  }))
}

/**
 * Of the paid registrations of a session: those whose every score passes by the standard, as `isPassed` says of one. Counted here because tens of
 * thousands are asked about whenever a page is opened.
 */
export async function listAllPassed(sessionId: string, standard: Standard, on: Queryable = db()) {
  const rows = await on.execute<{ case_id: string; person_id: string }>(sql`
    with mark as materialized (
      select subject, level, mark from jsonb_to_recordset(${JSON.stringify(standard.marks)}::text::jsonb) as m (subject text, level text, mark numeric)
    )
    select s.case_id, r.person_id
    from scores s join registrations r on r.case_id = s.case_id join cases c on c.id = s.case_id and c.state in ${counting}
      left join mark own on own.subject = s.subject and own.level = r.level
      left join mark every on every.subject = s.subject and every.level is null
    where s.session_id = ${sessionId}
      and not exists (select from scores n where n.case_id = s.case_id and n.subject = s.subject and n.version > s.version)
    group by s.case_id, r.person_id
    having bool_and(s.score >= 0 and coalesce(s.score >= coalesce(own.mark, every.mark), false))
    order by s.case_id`)
  return rows.map((row) => ({ caseId: row.case_id, personId: row.person_id }))
}
