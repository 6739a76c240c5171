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
    addPersons: () => addPersons(owner),
  }
}

export function staff(role: StaffRole, scope = '*'): Viewer {
  return { accountId: randomUUID(), kind: 'staff', name: role, personId: null, unitId: null, roles: [{ role, scope }] }
}

/** Rows as the workflow leaves them; opening and paying a hundred thousand cases one by one would say nothing more about seats. */
async function addPaid(owner: Sql, count: number, inSession = sessionId): Promise<string[]> {
  const rows = await owner<{ id: string }[]>`
    insert into cases (number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id)
    select 'T' || nextval('case_numbers'), 'exam-registration', 'paid', business_now(), 'examOfficer', ${inSession}, gen_random_uuid(), 'examSession', ${inSession}
    from generate_series(1, ${count}) returning id`
  return rows.map((row) => row.id)
}

/** A person behind every case that has none yet: what pages of names need. */
async function addPersons(owner: Sql) {
  const sealed = seal('999999199507210015', 'id-number')
  await owner`insert into persons (id, name, id_kind, id_number_sealed, id_number_hash, sex, birth_date, mobile_sealed, mobile_hash)
    select applicant_id, '考生' || number, 'residentId', ${sealed}, number, '男', '1995-07-21', 'x', 'x' from cases on conflict do nothing`
  await owner`insert into registrations (case_id, session_id, person_id, level, specialty)
    select id, about_id, applicant_id, '中级', '园林' from cases where about_id = ${sessionId} on conflict do nothing`
}
