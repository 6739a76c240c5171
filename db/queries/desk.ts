// What waits for staff, as the desk shows it; who may read and decide comes from policy.ts by lib/desk/awaited.
import { and, asc, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { maySeeCase, relationsTo } from '@/lib/access/policy'
import { examOfScope } from '@/lib/access/scope'
import type { StaffRole, Viewer } from '@/lib/access/viewer'
import { overdueSince } from '@/lib/clock/working-days'
import { awaitedBy, awaitedToRead, type Waiting } from '@/lib/desk/awaited'
import { countMax } from '@/lib/desk/queue-choices'
import type { QueueFilter } from '@/lib/desk/queue-filter'
import type { Barred } from '@/lib/workflow/four-eyes'
import type { Relation } from '@/lib/workflow/machine'
import { db, type Queryable, type Tx } from '../client'
import { accountRoles, accounts, persons, units } from '../schema/account'
import { caseDocuments, cases, materials, materialUses } from '../schema/case'
import { examSessions } from '../schema/exam'
import type { CaseHead } from './case'
import { among, arrayOf, findNamed, type Named } from './desk-search'
import { barring } from './four-eyes'

export const queuePageSize = 50

export type QueueRow = Awaited<ReturnType<typeof listQueuePage>>['rows'][number]

/**
 * One page of what the viewer may read of the queues, longest waiting first; `next` is where the following page starts (Q-54: keyset).
 * `tooMany`: the search names more than are looked through.
 */
export async function listQueuePage(viewer: Viewer, filter: QueueFilter, at: Date, limit = queuePageSize, on: Queryable = db()) {
  const named = await findNamed(filter.search, on)
  if (named === 'tooMany') return { rows: [], next: null, tooMany: true }
  const pairs = pairsOf(awaitedToRead(viewer), filter)
  const order = filter.newestFirst ? sql`entered_at desc, id desc` : sql`entered_at, id`
  const found = await fromEach(
    pairs,
    at,
    ({ each, ofEach }) =>
      sql`select q.* from ${each} cross join lateral (select c.id, c.entered_at from cases c where ${ofEach}
        and ${narrowed(viewer, filter, named, at)} order by ${order} limit ${limit + 1}) q`,
    (all) => on.execute<{ id: string }>(sql`select id from (${all}) found order by ${order} limit ${limit + 1}`),
  )
  const ids = found.slice(0, limit).map(({ id }) => id)
  const rows = await rowsOf(ids, on)
  const last = found.length > limit ? rows.at(-1) : undefined
  return { rows, next: last ? { enteredAt: last.enteredAt, id: last.id } : null, tooMany: false }
}

/**
 * How many there are of each kind and state that the filter leaves, whatever kind and state it names; counted up to `countMax`. None at
 * all where the search names too many.
 */
export async function countQueue(viewer: Viewer, filter: QueueFilter, at: Date, on: Queryable = db()) {
  const { after: _, ...rest } = filter
  const named = await findNamed(filter.search, on)
  if (named === 'tooMany') return []
  const pairs = awaitedToRead(viewer)
  const counted = await fromEach(
    pairs,
    at,
    ({ pairs, ofEach, throughScopes }) => {
      // In the order of the index, or all of it would be gathered before the first is counted.
      const some = sql`select from cases c where ${ofEach} and ${narrowed(viewer, rest, named, at)}
        order by c.entered_at, c.id limit ${countMax + 1}`
      return sql`select w.kind, w.state,
        (select count(*)::int from (select from ${throughScopes(some)} limit ${countMax + 1}) counted) as n from ${pairs}`
    },
    (all) => on.execute<{ kind: string; state: string; n: number }>(all),
  )
  return pairs.map(({ kind, state, relation }) => ({
    kind,
    state,
    relation,
    n: counted.find((one) => one.kind === kind && one.state === state)?.n ?? 0,
  }))
}

/**
 * The oldest case of one pair, in one scope or in all, that nobody holds and the viewer may decide, its row locked; those that others are
 * just taking are passed over.
 */
export async function lockOldestFree(
  tx: Tx,
  viewer: Viewer,
  pair: Waiting,
  filter: QueueFilter,
  at: Date,
): Promise<string | null> {
  const named = await findNamed(filter.search, tx)
  if (named === 'tooMany') return null
  const [row] = await tx.execute<{ id: string }>(
    oldestFree(viewer, waitingIn([pair], at), filter, named, at, sql`for update of c skip locked`),
  )
  return row?.id ?? null
}

/** Those pairs of the filter in which something is free for the viewer, each scope for itself, the one with the longest waiting first. */
export async function listFreePairs(viewer: Viewer, filter: QueueFilter, at: Date, on: Queryable = db()): Promise<Waiting[]> {
  const named = await findNamed(filter.search, on)
  if (named === 'tooMany') return []
  const pairs = pairsOf(awaitedBy(viewer), filter)
  const found = await fromEach(
    pairs,
    at,
    (rows) => oldestFree(viewer, rows, filter, named, at),
    (all) =>
      on.execute<{ kind: string; state: string; scope: string | null }>(sql`select * from (${all}) free order by entered_at`),
  )
  return found.flatMap(({ kind, state, scope }) =>
    pairs
      .filter((pair) => pair.kind === kind && pair.state === state)
      .map((pair): Waiting => ({ ...pair, scopes: scope === null ? '*' : [scope] })),
  )
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
    .select({ id: materials.id, name: materials.name, purpose: materials.purpose, mediaType: materials.mediaType })
    .from(materials)
    .where(or(eq(materials.caseId, caseId), inArray(materials.id, usedBy(caseId, on))))
    .orderBy(asc(materials.createdAt), asc(materials.id))
}

export async function getUnitName(unitId: string, on: Queryable = db()): Promise<string | null> {
  const [unit] = await on.select({ name: units.name }).from(units).where(eq(units.id, unitId))
  return unit?.name ?? null
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
  const [session] = await on
    .select({ title: examSessions.shortTitle })
    .from(examSessions)
    .where(eq(examSessions.id, examOfScope(scope)))
  return session?.title ?? null
}

/** Who else may be given a case that awaits `relation`: staff with the role in its scope, whom four eyes keep from nothing in it. */
export async function listColleagues(
  viewer: Viewer,
  head: CaseHead,
  { relation, barred }: { relation: Relation; barred: Barred },
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
        inArray(accountRoles.scope, ['*', head.scope, examOfScope(head.scope)]),
        sql`not exists (${barring(sql`${head.id}::uuid`, sql`${accounts.id}`, barred)})`,
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
      name: sql<string | null>`coalesce(${persons.name}, ${units.name})`,
      about: examSessions.shortTitle,
      assignedTo: cases.assignedTo,
      claimedUntil: cases.claimedUntil,
      holder: accounts.displayName,
    })
    .from(cases)
    .leftJoin(persons, eq(persons.id, cases.applicantId))
    .leftJoin(units, eq(units.id, cases.unitId))
    .leftJoin(examSessions, eq(examSessions.id, sql`split_part(${cases.scope}, '/', 1)`))
    .leftJoin(accounts, eq(accounts.id, cases.assignedTo))
    .where(sql`${cases.id} = any(${arrayOf(ids)}::uuid[])`)
  const place = new Map(ids.map((id, index) => [id, index]))
  return found.sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
}

/** The oldest of each pair and scope that is free for the viewer (four eyes). */
function oldestFree(
  viewer: Viewer,
  { each, scope, ofEach }: Rows,
  filter: QueueFilter,
  named: Named,
  at: Date,
  lock = sql``,
): SQL {
  const { after: _, ...rest } = filter
  const barred = barring(sql`c.id`, sql`${viewer.accountId}::uuid`, { ever: sql`w.ever`, last: sql`w.last` })
  return sql`select w.kind, w.state, ${scope} as scope, q.* from ${each} cross join lateral (
    select c.id, c.entered_at from cases c where ${ofEach} and ${narrowed(viewer, { ...rest, who: 'free' }, named, at)}
      and not exists (${barred}) order by c.entered_at, c.id limit 1 ${lock}) q`
}

function pairsOf(pairs: readonly Waiting[], { kind, state }: QueueFilter): Waiting[] {
  return pairs.filter((pair) => (!kind || pair.kind === kind) && (!state || pair.state === state))
}

/** Pairs as rows `w`, and of which cases of theirs: `each` has a row a scope, so that each walks its index in order. */
type Rows = { pairs: SQL; each: SQL; scope: SQL; ofEach: SQL; throughScopes: (cases: SQL) => SQL }

/**
 * One query over the pairs: those of all scopes walk `cases_desk`, those of some scopes `cases_queue`, each in the order of the list, so
 * that a page costs its own rows and not the whole queue (Q-54). No pair: nothing is asked.
 */
async function fromEach<Row>(
  pairs: readonly Waiting[],
  at: Date,
  select: (rows: Rows) => SQL,
  run: (all: SQL) => PromiseLike<Row[]>,
): Promise<Row[]> {
  const everywhere = pairs.filter(({ scopes }) => scopes === '*')
  const scoped = pairs.filter(({ scopes }) => scopes !== '*')
  const parts = [everywhere, scoped].flatMap((some) => (some.length > 0 ? [select(waitingIn(some, at))] : []))
  return parts.length > 0 ? run(sql.join(parts, sql` union all `)) : []
}

/** The pairs are all of all scopes, or none of them is. */
function waitingIn(waiting: readonly Waiting[], at: Date): Rows {
  const rows = waiting.map(({ kind, state, scopes, sla, barred }) => {
    return { kind, state, scopes: scopes === '*' ? [] : scopes, overdue: overdueSince(at, sla), ...barred }
  })
  const pairs = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as w(kind text, state text, scopes text[], overdue timestamptz, ever text[], last text[])`
  const named = sql`c.awaits is not null and c.kind = w.kind and c.state = w.state`
  if (waiting[0]?.scopes === '*')
    return { pairs, each: pairs, scope: sql`null::text`, ofEach: named, throughScopes: (cases) => sql`(${cases}) found` }
  // Whoever has a whole exam has each 报名地 of it (E-05).
  const scopes = sql`lateral (select unnest(w.scopes) as scope union
    select r.session_id || '/' || r.region from exam_regions r where r.session_id = any(w.scopes)) as one`
  return {
    pairs,
    each: sql`${pairs} cross join ${scopes}`,
    scope: sql`one.scope`,
    ofEach: sql`${named} and c.scope = one.scope`,
    throughScopes: (cases) => sql`${scopes} cross join lateral (${cases}) found`,
  }
}

function narrowed(viewer: Viewer, { who, overdue, newestFirst, after }: QueueFilter, named: Named, at: Date): SQL {
  const instant = sql`${at.toISOString()}::timestamptz`
  const beyond = newestFirst ? sql`<` : sql`>`
  const wanted = [
    who === 'free' ? sql`(c.assigned_to is null or c.claimed_until <= ${instant})` : null,
    who === 'mine' ? sql`c.assigned_to = ${viewer.accountId}::uuid and c.claimed_until > ${instant}` : null,
    overdue ? sql`c.entered_at < w.overdue` : null,
    after ? sql`(c.entered_at, c.id) ${beyond} (${after.enteredAt.toISOString()}::timestamptz, ${after.id}::uuid)` : null,
    named ? among(named) : null,
  ].filter((one) => one !== null)
  return wanted.length > 0 ? sql.join(wanted, sql` and `) : sql`true`
}
