import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'
import { caseAnswers, caseEventInputs, caseEvents, cases } from '../schema/case'

/** What the viewer ever asked for, of these kinds, newest first; after the last one of the page before (S-01). */
export async function listRequests(
  viewer: Viewer,
  kinds: readonly string[],
  { limit, after }: { limit: number; after?: { createdAt: Date; id: string } | undefined },
  on: Queryable = db(),
) {
  if (!viewer.personId) return []
  const opened = caseEvents.at
  return on
    .select({ head: cases, answers: caseAnswers, openedAt: opened, openedBy: caseEvents.relation })
    .from(cases)
    .innerJoin(caseEvents, and(eq(caseEvents.caseId, cases.id), eq(caseEvents.seq, 1)))
    .leftJoin(caseAnswers, eq(caseAnswers.caseId, cases.id))
    .where(
      and(
        eq(cases.applicantId, viewer.personId),
        inArray(cases.kind, [...kinds]),
        after && or(lt(opened, after.createdAt), and(eq(opened, after.createdAt), sql`${cases.id} < ${after.id}::uuid`)),
      ),
    )
    .orderBy(desc(opened), desc(cases.id))
    .limit(limit)
}

/** What happened to a case whose viewer has been checked, with what each step was given, oldest first. */
export async function listHistory(caseId: string, on: Queryable = db()) {
  return on
    .select({
      name: caseEvents.name,
      toState: caseEvents.toState,
      relation: caseEvents.relation,
      at: caseEvents.at,
      input: caseEventInputs.input,
    })
    .from(caseEvents)
    .leftJoin(caseEventInputs, and(eq(caseEventInputs.caseId, caseEvents.caseId), eq(caseEventInputs.seq, caseEvents.seq)))
    .where(eq(caseEvents.caseId, caseId))
    .orderBy(caseEvents.seq)
}
