import { sql } from 'drizzle-orm'
import { db } from '../client'
import { clockShift } from '../schema/clock'
import { seedAccounts } from './accounts'
import { seedDishonesty } from './dishonesty'
import { seedExamConditions } from './exam-conditions'
import { seedExams } from './exams'
import { seedPositions } from './positions'
import { seedQualificationExams } from './qualification-exams'
import { seedRegistrations } from './registrations'
import { seedUnitRegistration } from './unit-registration'

const demoBegins = '2020-08-15T10:00:00+08:00'

/** Fills an empty database with the demo: clock, accounts, exams, a registration in every state, a unit that asks to be registered. What is there already stays as it is. */
export async function seedDemo(): Promise<void> {
  await startClock()
  await seedAccounts()
  await seedExams()
  await seedQualificationExams()
  await seedExamConditions()
  await seedPositions()
  await seedRegistrations()
  await seedUnitRegistration()
  await seedDishonesty()
}

/** The demo's business clock starts at 2020-08-15 10:00 and runs on between starts. */
async function startClock() {
  await db()
    .update(clockShift)
    .set({ shift: sql`${demoBegins}::timestamptz - clock_timestamp()` })
    .where(sql`shift = '0'`)
}
