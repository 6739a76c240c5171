import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'
import { caseEventInputs, caseEvents, cases } from '../schema/case'
import { examSessions, registrationPapers, registrations } from '../schema/exam'
import { scorePublications } from '../schema/score'

/** What a recheck is about, published or not: the registration, the paper, its exam; null: nobody sits that paper there. */
export async function readRecheckSubject(registrationId: string, subject: string, on: Queryable) {
  const [row] = await on
    .select({
      caseId: registrations.caseId,
      sessionId: registrations.sessionId,
      personId: registrations.personId,
      isAnnulled: sql<boolean>`(select c.state = 'annulled' from cases c where c.id = ${registrations.caseId})`,
      title: examSessions.title,
      fullMarks: sql<number>`coalesce((select m.full_marks from paper_marks m where m.session_id = ${registrations.sessionId} and m.subject = ${registrationPapers.subject}), 100)`,
      publishAt: scorePublications.publishAt,
      recheckUntil: scorePublications.recheckUntil,
    })
    .from(registrationPapers)
    .innerJoin(registrations, eq(registrations.caseId, registrationPapers.caseId))
    .innerJoin(examSessions, eq(examSessions.id, registrations.sessionId))
    .leftJoin(
      scorePublications,
      and(eq(scorePublications.sessionId, registrations.sessionId), eq(scorePublications.state, 'confirmed')),
    )
    .where(and(eq(registrationPapers.caseId, registrationId), eq(registrationPapers.subject, subject)))
  return row ?? null
}

/** What a result was recorded with last, by which event and when; null: nothing was recorded. */
export async function lastRecorded(caseId: string, on: Queryable = db()) {
  const [row] = await on
    .select({ input: caseEventInputs.input, at: caseEvents.at, by: caseEvents.actorId })
    .from(caseEvents)
    .innerJoin(caseEventInputs, and(eq(caseEventInputs.caseId, caseEvents.caseId), eq(caseEventInputs.seq, caseEvents.seq)))
    .where(and(eq(caseEvents.caseId, caseId), eq(caseEvents.name, 'record')))
    .orderBy(desc(caseEvents.seq))
    .limit(1)
  return row ?? null
}

/** The papers of the viewer whose scores are out, the latest exam first: what a recheck may be asked of (E-35). */
export async function listPublishedPapers(viewer: Viewer, on: Queryable = db()) {
  if (!viewer.personId) return []
  return on
    .select({
      caseId: registrations.caseId,
      sessionId: registrations.sessionId,
      title: examSessions.title,
      year: examSessions.year,
      subject: registrationPapers.subject,
    })
    .from(registrations)
    .innerJoin(examSessions, eq(examSessions.id, registrations.sessionId))
    .innerJoin(registrationPapers, eq(registrationPapers.caseId, registrations.caseId))
    .innerJoin(
      scorePublications,
      and(
        eq(scorePublications.sessionId, registrations.sessionId),
        eq(scorePublications.state, 'confirmed'),
        sql`${scorePublications.publishAt} <= business_now()`,
      ),
    )
    .where(
      and(
        eq(registrations.personId, viewer.personId),
        sql`exists (select from scores s where s.case_id = ${registrationPapers.caseId} and s.subject = ${registrationPapers.subject})`,
      ),
    )
    .orderBy(desc(scorePublications.publishAt), asc(registrationPapers.subject))
}

/** The rechecks of a registration's papers that were not withdrawn, by what they are about. */
export async function listRechecks(viewer: Viewer, registrationId: string, on: Queryable = db()) {
  if (!viewer.personId) return []
  return on
    .select({ id: cases.id, aboutId: cases.aboutId, state: cases.state })
    .from(cases)
    .where(
      and(
        eq(cases.parentId, registrationId),
        eq(cases.kind, 'score-recheck'),
        eq(cases.applicantId, viewer.personId),
        sql`${cases.state} <> 'withdrawn'`,
      ),
    )
}
