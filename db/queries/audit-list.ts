// What the auditor reads: one list over the history of all cases and the ledger of staff (O-28). Everybody else gets nothing.
import { and, asc, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { accountKinds, usernameKey } from '@/lib/account/username'
import { db, type Queryable } from '../client'
import { accounts } from '../schema/account'
import { auditEntries } from '../schema/audit'
import { caseEvents, cases } from '../schema/case'

export const auditRowsPerPage = 50

/** `what`: `ledger:role-given` or `case:confirm`. `from`, `to`: [from, to) of the business clock. */
export type AuditFilter = {
  who?: string | undefined
  what?: { source: Source; name: string } | undefined
  from?: Date | undefined
  to?: Date | undefined
  number?: string | undefined
}
/** Where a page starts: after this row. Newest first; at the same instant the ledger before the cases. */
export type AuditCursor = { source: Source; at: Date; key: string; seq: number }
type Source = 'ledger' | 'case'

export type AuditRow = AuditCursor & {
  name: string
  actorId: string | null
  relation: string | null
  kind: string | null
  number: string | null
  aboutType: string
  aboutId: string
  before: string | null
  after: string | null
  wallAt: Date | null
  device: string
  address: string
}

/** One page, newest first; `next` is where the following page starts (Q-54: keyset on an index of each source, never an offset). */
export async function listAudit(viewer: Viewer, filter: AuditFilter, after?: AuditCursor, on: Queryable = db()) {
  if (!hasRole(viewer, 'auditor')) return { rows: [], next: null }
  const actors = filter.who === undefined ? null : await findActors(filter.who, on)
  const caseId = filter.number === undefined ? null : await findCaseId(filter.number, on)
  if (actors?.length === 0 || (filter.number !== undefined && caseId === null)) return { rows: [], next: null }
  const narrowed = { ...filter, actors, caseId }
  const [ledger, histories] = [
    filter.what?.source === 'case' ? [] : await ledgerRows(narrowed, after, on),
    filter.what?.source === 'ledger' ? [] : await caseRows(narrowed, after, on),
  ]
  const found = [...ledger, ...histories].sort(newestFirst)
  const rows = found.slice(0, auditRowsPerPage)
  return { rows, next: found.length > auditRowsPerPage ? (rows.at(-1) ?? null) : null }
}

type Narrowed = AuditFilter & { actors: string[] | null; caseId: string | null }

async function ledgerRows({ actors, caseId, what, from, to }: Narrowed, after: AuditCursor | undefined, on: Queryable) {
  const t = auditEntries
  const rows = await on
    .select()
    .from(t)
    .where(
      and(
        within(t.at, from, to),
        actors ? inArray(t.actorId, actors) : undefined,
        what ? eq(t.what, what.name) : undefined,
        caseId ? and(eq(t.aboutType, 'case'), eq(t.aboutId, caseId)) : undefined,
        after?.source === 'ledger' ? sql`(${t.at}, ${t.seq}) < (${iso(after.at)}::timestamptz, ${after.seq}::bigint)` : undefined,
        after?.source === 'case' ? lt(t.at, after.at) : undefined,
      ),
    )
    .orderBy(desc(t.at), desc(t.seq))
    .limit(auditRowsPerPage + 1)
  const numbers = await listNumbers(
    rows.filter((row) => row.aboutType === 'case').map((row) => row.aboutId),
    on,
  )
  return rows.map((row): AuditRow => {
    const of = numbers.get(row.aboutId)
    return {
      ...row,
      source: 'ledger',
      key: '',
      name: row.what,
      relation: null,
      kind: of?.kind ?? null,
      number: of?.number ?? null,
    }
  })
}

async function caseRows({ actors, caseId, what, from, to }: Narrowed, after: AuditCursor | undefined, on: Queryable) {
  const t = caseEvents
  const place =
    after && sql`(${t.at}, ${t.caseId}, ${t.seq}) < (${iso(after.at)}::timestamptz, ${after.key}::uuid, ${after.seq}::int)`
  const rows = await on
    .select(eventColumns)
    .from(t)
    .where(
      and(
        within(t.at, from, to),
        actors ? inArray(t.actorId, actors) : undefined,
        what ? eq(t.name, what.name) : undefined,
        caseId ? eq(t.caseId, caseId) : undefined,
        after?.source === 'case' ? place : undefined,
        after?.source === 'ledger' ? lte(t.at, after.at) : undefined,
      ),
    )
    .orderBy(desc(t.at), desc(t.caseId), desc(t.seq))
    .limit(auditRowsPerPage + 1)
  const numbers = await listNumbers(
    rows.map((row) => row.key),
    on,
  )
  return rows.map((row): AuditRow => {
    const { kind = null, number = null } = numbers.get(row.key) ?? {}
    return { ...row, source: 'case', kind, number, aboutType: 'case', aboutId: row.key, wallAt: null, device: '', address: '' }
  })
}

const eventColumns = {
  at: caseEvents.at,
  key: caseEvents.caseId,
  seq: caseEvents.seq,
  name: caseEvents.name,
  actorId: caseEvents.actorId,
  relation: caseEvents.relation,
  before: caseEvents.fromState,
  after: caseEvents.toState,
}

/** Accounts of that username, of whatever kind, and staff of that name. */
async function findActors(who: string, on: Queryable): Promise<string[]> {
  const rows = await on
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      or(
        and(inArray(accounts.kind, [...accountKinds]), eq(accounts.usernameKey, usernameKey(who))),
        and(eq(accounts.kind, 'staff'), eq(accounts.displayName, who.trim())),
      ),
    )
    .limit(20)
  return rows.map((row) => row.id)
}

async function findCaseId(number: string, on: Queryable): Promise<string | null> {
  const [row] = await on.select({ id: cases.id }).from(cases).where(eq(cases.number, number.trim()))
  return row?.id ?? null
}

/** Number and kind of cases by id. */
export async function listNumbers(ids: readonly string[], on: Queryable = db()) {
  if (ids.length === 0) return new Map<string, { kind: string; number: string }>()
  const rows = await on
    .select({ id: cases.id, kind: cases.kind, number: cases.number })
    .from(cases)
    .where(inArray(cases.id, [...ids]))
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** When the first event of a case happened, and the first entry of the ledger was written; null: there is none. */
export async function getBeginnings(on: Queryable = db()): Promise<{ cases: Date | null; ledger: Date | null }> {
  const [event] = await on.select({ at: caseEvents.at }).from(caseEvents).orderBy(asc(caseEvents.at)).limit(1)
  const [entry] = await on.select({ at: auditEntries.at }).from(auditEntries).orderBy(asc(auditEntries.seq)).limit(1)
  return { cases: event?.at ?? null, ledger: entry?.at ?? null }
}

/** Who the rows are about or by: username and name of each account. */
export async function listAccountNames(viewer: Viewer, ids: readonly (string | null)[], on: Queryable = db()) {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  if (!hasRole(viewer, 'auditor') || asked.length === 0)
    return new Map<string, { username: string; name: string; kind: string }>()
  const rows = await on
    .select({ id: accounts.id, username: accounts.username, name: accounts.displayName, kind: accounts.kind })
    .from(accounts)
    .where(inArray(accounts.id, asked))
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

function within(column: PgColumn, from: Date | undefined, to: Date | undefined): SQL | undefined {
  return and(from && gte(column, from), to && lt(column, to))
}

function newestFirst(one: AuditCursor, other: AuditCursor): number {
  if (one.at.getTime() !== other.at.getTime()) return other.at.getTime() - one.at.getTime()
  if (one.source !== other.source) return one.source === 'ledger' ? -1 : 1
  if (one.key !== other.key) return one.key < other.key ? 1 : -1
  return other.seq - one.seq
}

const iso = (at: Date) => at.toISOString()
