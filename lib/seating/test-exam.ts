// For tests: an exam of which registration has closed, with as many paid registrations as wanted.
import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { openTestDatabase } from '@/bin/open-test-database'
import { seedExams, titleKnowledgeId } from '@/db/seed/exams'
import type { StaffRole, Viewer } from '@/lib/access/viewer'
import { seal } from '@/lib/crypto/sealed'

export const sessionId = titleKnowledgeId
export const afterPayment = '2020-08-25T09:00:00+08:00'
export const afterAdmitCards = '2020-09-12T17:00:00+08:00'

export type TestExam = Awaited<ReturnType<typeof openTestExam>>

export async function openTestExam() {
  const { owner, setClock, close } = await openTestDatabase()
  await seedExams()
  await setClock(afterPayment)
  return {
    owner,
    setClock,
    close,
    addPaid: (count: number, inSession?: string) => addPaid(owner, count, inSession),
    setPapers: (papers: TestPaper[]) => setPapers(owner, papers),
    clear: () => clear(owner),
  }
}

export function staff(role: StaffRole, scope = '*'): Viewer {
  return { accountId: randomUUID(), kind: 'staff', name: role, personId: null, unitId: null, roles: [{ role, scope }] }
}

/** Rows as the workflow leaves them; opening and paying a hundred thousand cases one by one would say nothing more about seats. */
async function addPaid(owner: Sql, count: number, inSession = sessionId): Promise<string[]> {
  const sealed = seal('999999199507210015', 'id-number')
  const rows = await owner<{ id: string }[]>`
    insert into cases (number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id)
    select 'T' || nextval('case_numbers'), 'exam-registration', 'paid', business_now(), 'examOfficer', ${inSession}, gen_random_uuid(), 'examSession', ${inSession}
    from generate_series(1, ${count}) returning id`
  const ids = rows.map((row) => row.id)
  await owner`insert into persons (id, name, id_kind, id_number_sealed, id_number_hash, sex, birth_date, mobile_sealed, mobile_hash)
    select applicant_id, '考生' || number, 'residentId', ${sealed}, number, '男', '1995-07-21', 'x', 'x' from cases where id = any(${ids})`
  await owner`insert into registrations (case_id, session_id, person_id, level, specialty)
    select c.id, s.id, applicant_id, '中级', '园林' from cases c join exam_sessions s on s.id = c.about_id where c.id = any(${ids})`
  await owner`insert into registration_papers (case_id, session_id, subject)
    select r.case_id, p.session_id, p.subject from registrations r join exam_papers p using (session_id) where r.case_id = any(${ids})`
  return ids
}

export type TestPaper = { subject: string; from: string; to: string }

/** Papers instead of the one of the seed; times on 13 September 2020. */
async function setPapers(owner: Sql, papers: TestPaper[]) {
  await clear(owner)
  await owner`delete from exam_papers where session_id = ${sessionId}`
  for (const { subject, from, to } of papers)
    await owner`insert into exam_papers (session_id, subject, starts_at, ends_at)
      values (${sessionId}, ${subject}, ${`2020-09-13T${from}:00+08:00`}, ${`2020-09-13T${to}:00+08:00`})`
}

/** Nobody has registered. */
async function clear(owner: Sql) {
  for (const table of ['seat_needs', 'seats', 'seat_draws', 'registration_papers', 'registrations', 'run_files', 'runs'])
    await owner`delete from ${owner(table)}`
  await owner`delete from cases`
}
