// What waits for staff, as the desk shows it; who may read and decide comes from policy.ts by lib/desk/awaited.
import { and, asc, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { maySeeCase, relationsTo } from '@/lib/access/policy'
import type { StaffRole, Viewer } from '@/lib/access/viewer'
import { overdueSince } from '@/lib/clock/working-days'
import { awaitedBy, awaitedToRead, type Waiting } from '@/lib/desk/awaited'
import type { QueueFilter } from '@/lib/desk/queue-filter'
import type { Relation } from '@/lib/workflow/machine'
import { db, type Queryable, type Tx } from '../client'
import { accountRoles, accounts, persons } from '../schema/account'
import { caseDocuments, cases, materials, materialUses } from '../schema/case'
import { examSessions } from '../schema/exam'
import type { CaseHead } from './case'

export const queuePageSize = 50
/** Counted no further: a number above it helps nobody and would be counted anew on every page (Q-54). */
export const countMax = 999

export type QueueRow = Awaited<ReturnType<typeof listQueuePage>>['rows'][number]

/** One page of what the viewer may read of the queues, longest waiting first; `next` is where the following page starts (Q-54: keyset). */
export async function listQueuePage(viewer: Viewer, filter: QueueFilter, at: Date, limit = queuePageSize, on: Queryable = db()) {
  const pairs = pairsOf(awaitedToRead(viewer), filter)
  const order = filter.newestFirst ? sql`entered_at desc, id desc` : sql`entered_at, id`
  const found = await fromEach(
    pairs,
    at,
    (from, matches) =>
      sql`select q.* from ${from} cross join lateral (select c.id, c.entered_at from cases c where ${matches}
        and ${narrowed(viewer, filter, at)} order by ${order} limit ${limit + 1}) q`,
    (all) => on.execute<{ id: string }>(sql`select id from (${all}) found order by ${order} limit ${limit + 1}`),
  )
  const ids = found.slice(0, limit).map(({ id }) => id)
  const rows = await rowsOf(ids, on)
  const last = found.length > limit ? rows.at(-1) : undefined
  return { rows, next: last ? { enteredAt: last.enteredAt, id: last.id } : null }
}

/** How many there are of each kind and state that the filter leaves, whatever kind and state it names; counted up to `countMax`. */
export async function countQueue(viewer: Viewer, filter: QueueFilter, at: Date, on: Queryable = db()) {
  const { kind: _, state: __, after: ___, ...rest } = filter
  const pairs = awaitedToRead(viewer)
  const counted = await fromEach(
    pairs,
    at,
    (from, matches) =>
      sql`select w.kind, w.state, (select count(*)::int from (select from cases c where ${matches}
        and ${narrowed(viewer, rest, at)} limit ${countMax + 1}) counted) as n from ${from}`,
    (all) =>
      on.execute<{ kind: string; state: string; n: number }>(
        sql`select kind, state, sum(n)::int as n from (${all}) part group by kind, state`,
      ),
  )
  return pairs.map(({ kind, state }) => ({
    kind,
    state,
    n: counted.find((one) => one.kind === kind && one.state === state)?.n ?? 0,
  }))
}

/** The oldest case of one pair that nobody holds and the viewer may decide, its row locked; those that others are just taking are passed over. */
export async function lockOldestFree(
  tx: Tx,
  viewer: Viewer,
  pair: Waiting,
  filter: QueueFilter,
  at: Date,
): Promise<string | null> {
  const [row] = await tx.execute<{ id: string }>(
    sql`${oldestFree(viewer, pair, filter, at, sql`c.id`)} for update of c skip locked`,
  )
  return row?.id ?? null
}

/** Those pairs of the filter in which something is free for the viewer, the one with the longest waiting first. */
export async function listFreePairs(viewer: Viewer, filter: QueueFilter, at: Date, on: Queryable = db()): Promise<Waiting[]> {
  const pairs = pairsOf(awaitedBy(viewer), filter)
  const oldest = await Promise.all(
    pairs.map(async (pair) => {
      const [row] = await on.execute<{ entered_at: string }>(oldestFree(viewer, pair, filter, at, sql`c.entered_at`))
      return row ? [{ pair, since: new Date(row.entered_at) }] : []
    }),
  )
  return oldest
    .flat()
    .sort((one, other) => one.since.getTime() - other.since.getTime())
    .map(({ pair }) => pair)
}

/** Cases of the same applicant that the viewer may see too, newest first (S-14). */
export async function listEarlierCases(viewer: Viewer, head: CaseHead, on: Queryable = db()) {
  if (!head.applicantId) return []
  const found = await on
    .select()
    .from(cases)
    .where(and(eq(cases.applicantId, head.applicantId), ne(cases.id, head.id)))
    .orderBy(desc(cases.enteredAt), desc(cases.id))
    .limit(30)
  return found.filter((one) => maySeeCase(viewer, one))
}

/** The newest documents of a case, the newest first. */
export async function listDocuments(caseId: string, limit: number, on: Queryable = db()) {
  return on.select().from(caseDocuments).where(eq(caseDocuments.caseId, caseId)).orderBy(desc(caseDocuments.version)).limit(limit)
}

/** What was submitted with a case; what its applicant took back before is not shown. */
function usedBy(caseId: string, on: Queryable) {
  return on
    .select({ id: materialUses.materialId })
    .from(materialUses)
    .where(and(eq(materialUses.caseId, caseId), eq(materialUses.frozen, true)))
}

/** What was uploaded for a case, oldest first. */
export async function listCaseMaterials(caseId: string, on: Queryable = db()) {
  return on
    .select({ id: materials.id, purpose: materials.purpose, mediaType: materials.mediaType })
    .from(materials)
    .where(or(eq(materials.caseId, caseId), inArray(materials.id, usedBy(caseId, on))))
    .orderBy(asc(materials.createdAt), asc(materials.id))
}

export async function getApplicant(personId: string, on: Queryable = db()) {
  const [person] = await on
    .select({ name: persons.name, idKind: persons.idKind, idNumberSealed: persons.idNumberSealed })
    .from(persons)
    .where(eq(persons.id, personId))
  return person ?? null
}

/** The exam session of that id in short; null: the scope is none. */
export async function getScopeTitle(scope: string, on: Queryable = db()): Promise<string | null> {
  const [session] = await on.select({ title: examSessions.shortTitle }).from(examSessions).where(eq(examSessions.id, scope))
  return session?.title ?? null
}

/** Who else may be given a case that awaits `relation`: staff with the role in its scope, who did none of `barredBy` on it. */
export async function listColleagues(
  viewer: Viewer,
  head: CaseHead,
  { relation, barredBy }: { relation: Relation; barredBy: readonly string[] },
  on: Queryable = db(),
) {
  const found = await on
    .select({ id: accounts.id, name: accounts.displayName, role: accountRoles.role, scope: accountRoles.scope })
    .from(accounts)
    .innerJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(
      and(
        eq(accounts.kind, 'staff'),
        isNull(accounts.disabledAt),
        ne(accounts.id, viewer.accountId),
        eq(accountRoles.role, relation),
        inArray(accountRoles.scope, ['*', head.scope]),
        barredBy.length === 0
          ? undefined
          : sql`not exists (select from case_events e where e.case_id = ${head.id} and e.actor_id = ${accounts.id} and e.name in ${[...barredBy]})`,
      ),
    )
    .orderBy(asc(accounts.displayName), asc(accounts.id))
  const able = found.filter(({ id, name, role, scope }) => {
    const roles = [{ role: role as StaffRole, scope }]
    return relationsTo({ accountId: id, kind: 'staff', name, personId: null, unitId: null, roles }, head).has(relation)
  })
  return [...new Map(able.map(({ id, name }) => [id, { id, name }])).values()]
}

async function rowsOf(ids: readonly string[], on: Queryable) {
  if (ids.length === 0) return []
  const found = await on
    .select({
      id: cases.id,
      number: cases.number,
      kind: cases.kind,
      state: cases.state,
      enteredAt: cases.enteredAt,
      name: persons.name,
      about: examSessions.shortTitle,
      assignedTo: cases.assignedTo,
      claimedUntil: cases.claimedUntil,
      holder: accounts.displayName,
    })
    .from(cases)
    .leftJoin(persons, eq(persons.id, cases.applicantId))
    .leftJoin(examSessions, eq(examSessions.id, cases.scope))
    .leftJoin(accounts, eq(accounts.id, cases.assignedTo))
    .where(inArray(cases.id, [...ids]))
  const place = new Map(ids.map((id, index) => [id, index]))
  return found.sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
}

function oldestFree(viewer: Viewer, pair: Waiting, filter: QueueFilter, at: Date, column: SQL): SQL {
  const { after: _, ...rest } = filter
  return sql`select ${column} from cases c, ${recordset([pair], at)} where ${matching(pair.scopes === '*')}
    and ${narrowed(viewer, { ...rest, who: 'free' }, at)} and ${notBarred(viewer, pair.barredBy)}
    order by c.entered_at, c.id limit 1`
}

function pairsOf(pairs: readonly Waiting[], { kind, state }: QueueFilter): Waiting[] {
  return pairs.filter((pair) => (!kind || pair.kind === kind) && (!state || pair.state === state))
}

/**
 * One query over the pairs: those of all scopes walk `cases_desk`, those of some scopes `cases_queue`, each in the order of the list, so
 * that a page costs its own rows and not the whole queue (Q-54). No pair: nothing is asked.
 */
async function fromEach<Row>(
  pairs: readonly Waiting[],
  at: Date,
  select: (from: SQL, matches: SQL) => SQL,
  run: (all: SQL) => PromiseLike<Row[]>,
): Promise<Row[]> {
  const [everywhere, scoped] = [pairs.filter(({ scopes }) => scopes === '*'), pairs.filter(({ scopes }) => scopes !== '*')]
  const parts = [everywhere, scoped].flatMap((some, index) =>
    some.length > 0 ? [select(recordset(some, at), matching(index === 0))] : [],
  )
  return parts.length > 0 ? run(sql.join(parts, sql` union all `)) : []
}

function matching(isEverywhere: boolean): SQL {
  const named = sql`c.awaits is not null and c.kind = w.kind and c.state = w.state`
  return isEverywhere ? named : sql`${named} and c.scope = w.scope`
}

function recordset(pairs: readonly Waiting[], at: Date): SQL {
  const rows = pairs.flatMap(({ kind, state, scopes, sla }) =>
    (scopes === '*' ? [null] : scopes).map((scope) => ({ kind, state, scope, overdue: overdueSince(at, sla) })),
  )
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(kind text, state text, scope text, overdue timestamptz)`
}

function narrowed(viewer: Viewer, { who, overdue, search, newestFirst, after }: QueueFilter, at: Date): SQL {
  const instant = sql`${at.toISOString()}::timestamptz`
  const beyond = newestFirst ? sql`<` : sql`>`
  const wanted = [
    who === 'free' ? sql`(c.assigned_to is null or c.claimed_until <= ${instant})` : null,
    who === 'mine' ? sql`c.assigned_to = ${viewer.accountId}::uuid and c.claimed_until > ${instant}` : null,
    overdue ? sql`c.entered_at < w.overdue` : null,
    after ? sql`(c.entered_at, c.id) ${beyond} (${after.enteredAt.toISOString()}::timestamptz, ${after.id}::uuid)` : null,
    search ? begins(search) : null,
  ].filter((one) => one !== null)
  return wanted.length > 0 ? sql.join(wanted, sql` and `) : sql`true`
}

/** Byte by byte, which the prefix indexes are ordered by; numbers begin with a digit and names never do. */
function begins(search: string): SQL {
  const end = `${search}\u{10ffff}`
  if (/^\d/.test(search)) return sql`c.number ~>=~ ${search} and c.number ~<~ ${end}`
  return sql`c.applicant_id in (select p.id from persons p where p.name ~>=~ ${search} and p.name ~<~ ${end})`
}

function notBarred(viewer: Viewer, barredBy: readonly string[]): SQL {
  if (barredBy.length === 0) return sql`true`
  return sql`not exists (select from case_events e where e.case_id = c.id and e.actor_id = ${viewer.accountId}::uuid and e.name in ${[...barredBy]})`
}
