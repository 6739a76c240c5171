// For tests: an exam of which registration has closed, with as many paid registrations as wanted.
import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { createTestDatabase } from '@/bin/test-database'
import { closeDatabase } from '@/db/client'
import { seedExams, titleKnowledgeId } from '@/db/seed/exams'
import type { StaffRole, Viewer } from '@/lib/access/viewer'

export const sessionId = titleKnowledgeId
export const afterPayment = '2020-08-25T09:00:00+08:00'
export const afterAdmitCards = '2020-09-12T17:00:00+08:00'

export type TestExam = Awaited<ReturnType<typeof openTestExam>>

export async function openTestExam() {
  const database = await createTestDatabase()
  process.env.DATABASE_URL = database.appUrl
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} })
  await seedExams()
  const setClock = async (time: string) => {
    await owner`update clock_shift set shift = ${time}::timestamptz - clock_timestamp()`
  }
  await setClock(afterPayment)
  const close = async () => {
    await closeDatabase()
    await owner.end()
    await database.drop()
  }
  return { owner, setClock, close, addPaid: (count: number, inSession?: string) => addPaid(owner, count, inSession) }
}

export function staff(role: StaffRole, scope = '*'): Viewer {
  return { accountId: randomUUID(), kind: 'staff', name: role, personId: null, unitId: null, roles: [{ role, scope }] }
}

/** Rows as the workflow leaves them; opening and paying a hundred thousand cases one by one would say nothing more about seats. */
async function addPaid(owner: postgres.Sql, count: number, inSession = sessionId): Promise<string[]> {
  const rows = await owner<{ id: string }[]>`
    insert into cases (number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id)
    select 'T' || nextval('case_numbers'), 'exam-registration', 'paid', business_now(), 'examOfficer', ${inSession}, gen_random_uuid(), 'examSession', ${inSession}
    from generate_series(1, ${count}) returning id`
  return rows.map((row) => row.id)
}
