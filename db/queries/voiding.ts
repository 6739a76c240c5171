import { and, desc, eq } from 'drizzle-orm'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'
import { cases } from '../schema/case'
import { examSessions } from '../schema/exam'

/** The registration that a voiding is about, as it is in this moment; null: there is none of that id. */
export async function readVoided(registrationId: string, on: Queryable) {
  const [row] = await on
    .select({ number: cases.number, state: cases.state, dueAt: cases.dueAt, title: examSessions.title })
    .from(cases)
    .innerJoin(examSessions, eq(examSessions.id, cases.aboutId))
    .where(and(eq(cases.id, registrationId), eq(cases.kind, 'exam-registration')))
  return row ?? null
}

/** The voidings of a registration that the viewer may see, the newest first. */
export async function listVoidings(viewer: Viewer, registrationId: string, on: Queryable = db()) {
  const found = await on
    .select()
    .from(cases)
    .where(and(eq(cases.parentId, registrationId), eq(cases.kind, 'registration-voiding')))
    .orderBy(desc(cases.enteredAt))
  return found.filter((one) => relationsTo(viewer, one).size > 0)
}
