// What cashiers see of reconciliation, and the auditor with them (E-24, O-21): others get nothing. Money of no order that we know is of no
// exam, and so for those whose role is for all of them.
import { and, asc, desc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { moneyScopes } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type DifferenceKind, standingAfter } from '@/lib/reconciliation/kinds'
import { db, type Queryable } from '../client'
import { accounts } from '../schema/account'
import { examSessions } from '../schema/exam'
import {
  reconciliationDecisions,
  reconciliationDifferences,
  reconciliationReturnResults,
  reconciliationReturns,
  reconciliationRuns,
} from '../schema/reconciliation'
import { returnOutcome } from './reconciliation'

export const daysPerPage = 31
export const differencesPerPage = 50

/** The differences that the viewer may see; null: none at all. */
function visible(viewer: Viewer): SQL | undefined | null {
  const scopes = moneyScopes(viewer)
  if (scopes?.length === 0) return null
  return scopes ? inArray(reconciliationDifferences.sessionId, [...scopes]) : undefined
}

// Names written out: the query builder leaves the table's away where there is one, and an inner `id` would be meant.
const isClosed = sql`(
  exists (select from reconciliation_decisions d where d.difference_id = reconciliation_differences.id and d.closes)
  or coalesce(${returnOutcome}, '') = 'done')`
const isOpen = sql`not ${isClosed}`
const lastDecision = sql<string | null>`(
  select d.what from reconciliation_decisions d where d.difference_id = reconciliation_differences.id order by d.closes desc, d.at desc limit 1)`
const openCount = sql<number>`count(*) filter (where ${isOpen})::int`

/** Days with the newest run of each and what is open of it, the newest day first; `after`: the day before which the page begins. */
export async function listReconciledDays(viewer: Viewer, after = '', limit = daysPerPage, on: Queryable = db()) {
  const seen = visible(viewer)
  if (seen === null) return { rows: [], next: null }
  const runs = await on
    .selectDistinctOn([reconciliationRuns.day])
    .from(reconciliationRuns)
    .where(after ? sql`${reconciliationRuns.day} < ${after}::date` : undefined)
    .orderBy(desc(reconciliationRuns.day), desc(reconciliationRuns.ordinal))
    .limit(limit + 1)
  const rows = runs.slice(0, limit)
  const counted = await on
    .select({ day: reconciliationDifferences.day, all: sql<number>`count(*)::int`, open: openCount })
    .from(reconciliationDifferences)
    .where(
      and(
        seen,
        inArray(
          reconciliationDifferences.day,
          rows.map(({ day }) => day),
        ),
      ),
    )
    .groupBy(reconciliationDifferences.day)
  const counts = new Map(counted.map(({ day, ...count }) => [day, count]))
  return {
    rows: rows.map((run) => ({ run, ...(counts.get(run.day) ?? { all: 0, open: 0 }) })),
    next: runs.length > limit ? (rows.at(-1)?.day ?? null) : null,
  }
}

/** How many differences wait for a decision of the viewer's. */
export async function countOpenDifferences(viewer: Viewer, on: Queryable = db()): Promise<number> {
  const seen = visible(viewer)
  if (seen === null) return 0
  const [row] = await on.select({ open: sql<number>`count(*)::int` }).from(reconciliationDifferences).where(and(seen, isOpen))
  return row?.open ?? 0
}

/** How an exam's differences stand, for whoever asks in the name of the product: is there any without its last decision? */
export async function hasOpenDifferences(sessionId: string, on: Queryable = db()): Promise<boolean> {
  const [row] = await on
    .select({ id: reconciliationDifferences.id })
    .from(reconciliationDifferences)
    .where(and(eq(reconciliationDifferences.sessionId, sessionId), isOpen))
    .limit(1)
  return row !== undefined
}

/** One day: its newest run, the newest that came to its end, and how many differences there are of each kind; null: not for this viewer, or never reconciled. */
export async function readReconciledDay(viewer: Viewer, day: string, on: Queryable = db()) {
  const seen = visible(viewer)
  if (seen === null) return null
  const runs = await on
    .select()
    .from(reconciliationRuns)
    .where(eq(reconciliationRuns.day, day))
    .orderBy(desc(reconciliationRuns.ordinal))
    .limit(50)
  const [run] = runs
  if (!run) return null
  const kinds = await on
    .select({ kind: reconciliationDifferences.kind, all: sql<number>`count(*)::int`, open: openCount })
    .from(reconciliationDifferences)
    .where(and(seen, eq(reconciliationDifferences.day, day)))
    .groupBy(reconciliationDifferences.kind)
  return { run, done: runs.find(({ state }) => state === 'done') ?? null, kinds }
}

export type DifferenceFilter = {
  day: string
  kind?: DifferenceKind | undefined
  state: 'open' | 'closed' | 'all'
  after?: string
}

/** One page of a day's differences. */
export async function listDifferences(
  viewer: Viewer,
  { day, kind, state, after }: DifferenceFilter,
  limit = differencesPerPage,
  on: Queryable = db(),
) {
  const seen = visible(viewer)
  if (seen === null) return { rows: [], next: null }
  const found = await on
    .select({ difference: reconciliationDifferences, last: lastDecision, returned: returnOutcome, exam: examSessions.shortTitle })
    .from(reconciliationDifferences)
    .leftJoin(examSessions, eq(examSessions.id, reconciliationDifferences.sessionId))
    .where(
      and(
        seen,
        eq(reconciliationDifferences.day, day),
        kind ? eq(reconciliationDifferences.kind, kind) : undefined,
        state === 'all' ? undefined : state === 'open' ? isOpen : isClosed,
        after ? gt(reconciliationDifferences.id, after) : undefined,
      ),
    )
    .orderBy(asc(reconciliationDifferences.id))
    .limit(limit + 1)
  const rows = found.slice(0, limit).map(({ last, returned, ...row }) => ({ ...row, standing: standingAfter(last, returned) }))
  return { rows, next: found.length > limit ? (rows.at(-1)?.difference.id ?? null) : null }
}

export type DifferenceRow = Awaited<ReturnType<typeof listDifferences>>['rows'][number]

/** One difference with everything that was decided of it, and what became of its return; null: there is none for this viewer. */
export async function readDifference(viewer: Viewer, id: string, on: Queryable = db()) {
  const seen = visible(viewer)
  if (seen === null) return null
  const [row] = await on
    .select({
      difference: reconciliationDifferences,
      last: lastDecision,
      returned: returnOutcome,
      exam: examSessions.title,
      // A later run of its day did not find it any more.
      isGone: sql<boolean>`reconciliation_differences.last_run_id <> (select r.id from reconciliation_runs r
        where r.day = reconciliation_differences.day and r.state = 'done' order by r.ordinal desc limit 1)`,
    })
    .from(reconciliationDifferences)
    .leftJoin(examSessions, eq(examSessions.id, reconciliationDifferences.sessionId))
    .where(and(seen, eq(reconciliationDifferences.id, id)))
  if (!row) return null
  const [decided, answers] = await Promise.all([
    on
      .select({
        what: reconciliationDecisions.what,
        reason: reconciliationDecisions.reason,
        at: reconciliationDecisions.at,
        decidedBy: reconciliationDecisions.decidedBy,
        name: accounts.displayName,
      })
      .from(reconciliationDecisions)
      .leftJoin(accounts, eq(accounts.id, reconciliationDecisions.decidedBy))
      .where(eq(reconciliationDecisions.differenceId, id))
      .orderBy(asc(reconciliationDecisions.at), asc(reconciliationDecisions.closes)),
    on
      .select({
        id: reconciliationReturns.id,
        number: reconciliationReturns.number,
        outcome: reconciliationReturnResults.outcome,
        refundedAt: reconciliationReturnResults.refundedAt,
        at: reconciliationReturnResults.at,
      })
      .from(reconciliationReturns)
      .leftJoin(reconciliationReturnResults, eq(reconciliationReturnResults.returnId, reconciliationReturns.id))
      .where(eq(reconciliationReturns.differenceId, id))
      .orderBy(asc(reconciliationReturnResults.at)),
  ])
  const { last, returned, ...rest } = row
  return { ...rest, standing: standingAfter(last, returned), decisions: decided, answers }
}

export type DifferenceStory = NonNullable<Awaited<ReturnType<typeof readDifference>>>
