// Staff accounts for the administrator; nobody else gets anything.
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { usernameKey } from '@/lib/account/username'
import { isUuid } from '@/lib/text/is-uuid'
import { db, type Queryable, type Tx } from '../client'
import { accountRoles, accounts } from '../schema/account'
import { enrolments, recoveryCodes } from '../schema/staff'
import { insertAccount } from './account'

export const staffListedMax = 200

export type StaffAccount = Awaited<ReturnType<typeof listStaffAccounts>>[number]

// Spelled out: drizzle leaves the table's name away where one table is read, and `id` would be that of the inner one.
const columns = {
  id: accounts.id,
  username: accounts.username,
  name: accounts.displayName,
  disabledAt: accounts.disabledAt,
  createdAt: accounts.createdAt,
  enrolled: sql<boolean>`${accounts.totpSealed} is not null and ${accounts.passwordHash} is not null`,
  codesLeft: sql<number>`(select count(*) from ${recoveryCodes} c where c.account_id = accounts.id and c.used_at is null)::int`,
  linkUntil:
    sql<Date | null>`(select max(e.expires_at) from ${enrolments} e where e.account_id = accounts.id and e.ended_at is null and e.expires_at > clock_timestamp())`.mapWith(
      (value) => (value === null ? null : new Date(value)),
    ),
  roles: sql<
    { role: string; scope: string }[]
  >`coalesce((select json_agg(json_build_object('role', r.role, 'scope', r.scope) order by r.role, r.scope) from ${accountRoles} r where r.account_id = accounts.id), '[]')`,
}

/** Staff accounts by username, those that begin with `asked` in username or name; one more than `staffListedMax` at most. */
export async function listStaffAccounts(viewer: Viewer, asked = '', on: Queryable = db()) {
  if (!hasRole(viewer, 'administrator')) return []
  const [key, name] = [`${escaped(usernameKey(asked))}%`, `${escaped(asked.trim())}%`]
  return on
    .select(columns)
    .from(accounts)
    .where(
      and(
        eq(accounts.kind, 'staff'),
        asked.trim() === '' ? undefined : or(sql`${accounts.usernameKey} like ${key}`, sql`${accounts.displayName} like ${name}`),
      ),
    )
    .orderBy(asc(accounts.usernameKey))
    .limit(staffListedMax + 1)
}

export async function getStaffAccount(viewer: Viewer, id: string, on: Queryable = db()): Promise<StaffAccount | null> {
  if (!hasRole(viewer, 'administrator') || !isUuid(id)) return null
  const [account] = await on
    .select(columns)
    .from(accounts)
    .where(and(eq(accounts.kind, 'staff'), eq(accounts.id, id)))
  return account ?? null
}

/** What a role may be limited to: exam sessions, the latest first, each with its 报名地; for the administrator. */
export async function listScopes(viewer: Viewer, on: Queryable = db()): Promise<{ id: string; title: string }[]> {
  if (!hasRole(viewer, 'administrator')) return []
  return on.execute<{ id: string; title: string }>(sql`
    select s.id || coalesce('/' || r.region, '') as id, s.title || coalesce(' · ' || r.region, '') as title
    from exam_sessions s left join lateral (
      select null as region, 0 as ordinal union all
      select region, ordinal from exam_regions where session_id = s.id) r on true
    order by s.year desc, s.id, r.ordinal`)
}

export async function isScope(tx: Tx, scope: string): Promise<boolean> {
  const found = await tx.execute(sql`
    select from exam_sessions where id = ${scope} union all
    select from exam_regions where session_id || '/' || region = ${scope}`)
  return found.length > 0
}

/** Changes of staff accounts wait for each other: the last administrator cannot go by two doors at once (O-27). */
export async function lockStaffAccounts(tx: Tx) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('staff_accounts'))`)
}

/** Open accounts that can sign in and are administrators. */
export async function listAdministrators(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(accountRoles, and(eq(accountRoles.accountId, accounts.id), eq(accountRoles.role, 'administrator')))
    .where(
      and(
        eq(accounts.kind, 'staff'),
        isNull(accounts.disabledAt),
        sql`${accounts.totpSealed} is not null and ${accounts.passwordHash} is not null`,
      ),
    )
  return rows.map((row) => row.id)
}

export async function lockStaffAccount(tx: Tx, id: string) {
  const [account] = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, id), eq(accounts.kind, 'staff')))
    .for('no key update')
  return account ?? null
}

/** Null: the username is taken. */
export function insertStaffAccount(tx: Tx, row: { username: string; displayName: string }): Promise<string | null> {
  return insertAccount(tx, { ...row, kind: 'staff', usernameKey: usernameKey(row.username) })
}

export async function updateStaffAccount(tx: Tx, id: string, change: PgUpdateSetSource<typeof accounts>) {
  await tx.update(accounts).set(change).where(eq(accounts.id, id))
}

export async function listRoles(tx: Tx, accountId: string) {
  return tx
    .select({ role: accountRoles.role, scope: accountRoles.scope })
    .from(accountRoles)
    .where(eq(accountRoles.accountId, accountId))
    .orderBy(asc(accountRoles.role), asc(accountRoles.scope))
}

export async function insertRole(tx: Tx, row: typeof accountRoles.$inferInsert) {
  await tx.insert(accountRoles).values(row)
}

export async function deleteRole(tx: Tx, { accountId, role, scope }: { accountId: string; role: string; scope: string }) {
  const which = and(eq(accountRoles.accountId, accountId), eq(accountRoles.role, role), eq(accountRoles.scope, scope))
  await tx.delete(accountRoles).where(which)
}

/** A new link; those before it no longer work. */
export async function replaceEnrolment(
  tx: Tx,
  { minutes, ...row }: { accountId: string; tokenHash: string; madeBy: string; minutes: number },
): Promise<Date> {
  await endEnrolments(tx, row.accountId)
  const expiresAt = sql`date_trunc('milliseconds', clock_timestamp()) + make_interval(mins => ${minutes})`
  const [made] = await tx
    .insert(enrolments)
    .values({ ...row, expiresAt })
    .returning({ expiresAt: enrolments.expiresAt })
  if (!made) throw new Error('the link was not stored')
  return made.expiresAt
}

export async function endEnrolments(tx: Tx, accountId: string) {
  const open = and(eq(enrolments.accountId, accountId), isNull(enrolments.endedAt))
  await tx.update(enrolments).set({ endedAt: sql`clock_timestamp()` }).where(open)
}

/** The link that still works, with its account; `lock` keeps a second one with the same link waiting. */
export async function findEnrolment(tokenHash: string, on: Queryable = db(), lock = false) {
  const query = on
    .select({
      id: enrolments.id,
      accountId: accounts.id,
      expiresAt: enrolments.expiresAt,
      kind: accounts.kind,
      username: accounts.username,
      usernameKey: accounts.usernameKey,
      name: accounts.displayName,
    })
    .from(enrolments)
    .innerJoin(accounts, eq(accounts.id, enrolments.accountId))
    .where(
      and(
        eq(enrolments.tokenHash, tokenHash),
        isNull(enrolments.endedAt),
        gt(enrolments.expiresAt, sql`clock_timestamp()`),
        isNull(accounts.disabledAt),
      ),
    )
  const [found] = await (lock ? query.for('no key update') : query)
  return found ?? null
}

/** A new set in place of the old one. */
export async function replaceRecoveryCodes(tx: Tx, accountId: string, hashes: readonly string[]) {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId))
  if (hashes.length > 0) await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ accountId, codeHash })))
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
