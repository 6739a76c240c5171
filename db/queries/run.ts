// Long work that officers asked for: asked once, done by one worker at a time, taken up by another where that one is gone.
import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import { overseesExam } from '@/lib/access/policy'
import type { StaffRole, Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { db, type Queryable, type Tx } from '../client'
import { accountRoles, accounts } from '../schema/account'
import { runFiles, runs } from '../schema/run'
import { sites } from '../schema/seating'

export type Run = typeof runs.$inferSelect
export type RunKind = Run['kind']
export type RunFile = typeof runFiles.$inferSelect

/** After so long without a word whoever works on it is taken to be gone. */
const lease = sql`clock_timestamp() + interval '3 minutes'`

/** Null: one of its kind is open already. */
export async function insertRun(
  tx: Tx,
  row: Pick<Run, 'kind' | 'sessionId' | 'input' | 'askedBy' | 'askedAt'>,
): Promise<string | null> {
  const [run] = await tx
    .insert(runs)
    .values({ ...row, state: 'waiting' })
    .onConflictDoNothing()
    .returning({ id: runs.id })
  return run?.id ?? null
}

/** Takes a run for oneself; null where it has ended or somebody works on it. */
export async function claimRun(id: string, on: Queryable = db()): Promise<Run | null> {
  if (!isUuid(id)) return null
  const [run] = await on
    .update(runs)
    .set({ state: 'running', tries: sql`${runs.tries} + 1`, leaseUntil: lease })
    .where(
      and(
        eq(runs.id, id),
        inArray(runs.state, ['waiting', 'running']),
        sql`(${runs.leaseUntil} is null or ${runs.leaseUntil} < clock_timestamp())`,
      ),
    )
    .returning()
  return run ?? null
}

/** How far it is, and that it is being worked on; false: another has taken it over. */
export async function reportRun(
  { id, tries }: Pick<Run, 'id' | 'tries'>,
  { stage, done, total }: Pick<Run, 'stage' | 'done' | 'total'>,
  on: Queryable = db(),
): Promise<boolean> {
  const held = and(eq(runs.id, id), eq(runs.tries, tries), eq(runs.state, 'running'))
  const told = await on.update(runs).set({ stage, done, total, leaseUntil: lease }).where(held).returning({ id: runs.id })
  return told.length > 0
}

export async function endRun(
  { id, tries }: Pick<Run, 'id' | 'tries'>,
  end: { state: 'done' | 'refused' | 'failed'; message: string },
  on: Queryable = db(),
) {
  await on
    .update(runs)
    .set({ ...end, endedAt: sql`business_now()`, leaseUntil: null })
    .where(and(eq(runs.id, id), eq(runs.tries, tries), eq(runs.state, 'running')))
}

/** Lets the next try begin at once. */
export async function letGoOfRun({ id, tries }: Pick<Run, 'id' | 'tries'>, on: Queryable = db()) {
  await on
    .update(runs)
    .set({ leaseUntil: null })
    .where(and(eq(runs.id, id), eq(runs.tries, tries)))
}

/** Runs that nobody works on although they are open: their worker was killed. */
export async function listLeftRuns(on: Queryable = db()): Promise<string[]> {
  const rows = await on
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.state, 'running'), sql`(${runs.leaseUntil} is null or ${runs.leaseUntil} < clock_timestamp())`))
  return rows.map((row) => row.id)
}

/** The latest run of each kind of a session, for who oversees it. */
export async function listLatestRuns(
  viewer: Viewer,
  sessionId: string,
  on: Queryable = db(),
): Promise<Partial<Record<RunKind, Run>>> {
  if (!overseesExam(viewer, sessionId)) return {}
  const rows = await on
    .selectDistinctOn([runs.kind])
    .from(runs)
    .where(eq(runs.sessionId, sessionId))
    .orderBy(asc(runs.kind), desc(runs.askedAt), desc(runs.id))
  return Object.fromEntries(rows.map((run) => [run.kind, run]))
}

export async function getRun(viewer: Viewer, id: string, on: Queryable = db()): Promise<Run | null> {
  if (!isUuid(id)) return null
  const [run] = await on.select().from(runs).where(eq(runs.id, id))
  return run && overseesExam(viewer, run.sessionId) ? run : null
}

export async function insertRunFile(row: RunFile, on: Queryable = db()) {
  await on.insert(runFiles).values(row).onConflictDoNothing()
}

/** The files of a run in their order. */
export async function listRunFiles(runId: string, on: Queryable = db()): Promise<RunFile[]> {
  return on.select().from(runFiles).where(eq(runFiles.runId, runId)).orderBy(asc(runFiles.ordinal))
}

/** How many files a run made for each site, and of how many bytes. */
export async function listRunSites(runId: string, on: Queryable = db()) {
  return on
    .select({ id: sites.id, name: sites.name, files: count(), bytes: sql<number>`sum(${runFiles.bytes})::float8` })
    .from(runFiles)
    .innerJoin(sites, eq(sites.id, runFiles.siteId))
    .where(eq(runFiles.runId, runId))
    .groupBy(sites.id)
    .orderBy(asc(sites.ordinal))
}

/** Forgets what runs of the same kind made before: it is out of date, and full of personal data. The bytes go with the next sweep. */
export async function forgetEarlierFiles(run: Pick<Run, 'id' | 'kind' | 'sessionId'>, on: Queryable = db()) {
  await on.execute(sql`
    delete from run_files f using runs r
    where r.id = f.run_id and r.session_id = ${run.sessionId} and r.kind = ${run.kind} and r.id <> ${run.id}`)
}

/** Staff by account, as they stand now; null: closed, or no staff. */
export async function findStaffViewer(accountId: string, on: Queryable = db()): Promise<Viewer | null> {
  const [row] = await on
    .select({ name: accounts.displayName })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), eq(accounts.kind, 'staff'), sql`${accounts.disabledAt} is null`))
  if (!row) return null
  const held = await on.select().from(accountRoles).where(eq(accountRoles.accountId, accountId))
  const roles = held.map(({ role, scope }) => ({ role: role as StaffRole, scope }))
  return { accountId, kind: 'staff', name: row.name, personId: null, unitId: null, roles }
}
