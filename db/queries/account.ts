import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { idleMinutes, sessionHoursMax, touchSeconds } from '@/lib/account/session-limits'
import type { AccountKind } from '@/lib/account/username'
import { db, type Queryable, type Tx } from '../client'
import { accounts, sessions } from '../schema/account'

export type SessionRow = {
  account_id: string
  kind: AccountKind
  display_name: string
  person_id: string | null
  unit_id: string | null
  roles: { role: string; scope: string }[]
  /** Of unit accounts: what they are to the unit, and what they were granted. */
  member: { role: 'manager' | 'handler'; is_mandate_over: boolean } | null
  grants: string[] | null
  to_touch: boolean
  device: string
  address: string
}

/** The live session with its account and roles, by primary key: the one query that every page asks. Null: none, idle too long, too old, account closed. */
export async function findLiveSession(idHash: string): Promise<SessionRow | null> {
  const [row] = await db().execute<SessionRow>(sql`
    select a.id as account_id, a.kind, a.display_name, a.person_id, a.unit_id, s.device, s.address,
      s.last_used_at < clock_timestamp() - make_interval(secs => ${touchSeconds}) as to_touch,
      coalesce((select json_agg(json_build_object('role', r.role, 'scope', r.scope)) from account_roles r where r.account_id = a.id), '[]') as roles,
      case when a.kind = 'unit' then (
        select json_build_object('role', m.role, 'is_mandate_over', coalesce(m.mandate_until <= business_now(), false))
        from unit_members m where m.account_id = a.id) end as member,
      case when a.kind = 'unit' then (select json_agg(g.name) from unit_grants g where g.account_id = a.id) end as grants
    from sessions s join accounts a on a.id = s.account_id
    where s.id_hash = ${idHash} and s.expires_at > clock_timestamp() and a.disabled_at is null
      and s.last_used_at > clock_timestamp() - make_interval(mins => ${idleMinutes})`)
  return row ?? null
}

/** Writes down that a live session is used now; false where there is none. */
export async function touchSession(idHash: string): Promise<boolean> {
  const live = sql`${sessions.expiresAt} > clock_timestamp() and ${sessions.lastUsedAt} > clock_timestamp() - make_interval(mins => ${idleMinutes})`
  const touched = await db()
    .update(sessions)
    .set({ lastUsedAt: sql`clock_timestamp()` })
    .where(and(eq(sessions.idHash, idHash), live))
    .returning({ idHash: sessions.idHash })
  return touched.length > 0
}

/** Now by the wall clock, in a statement. */
export const wallNow = sql`clock_timestamp()`

/** A new session, and in the same step the end of the one it replaces. */
export async function insertSession(
  session: { idHash: string; accountId: string; device: string; address: string },
  replacedHash: string | null,
) {
  await db().transaction(async (tx) => {
    if (replacedHash) await tx.delete(sessions).where(eq(sessions.idHash, replacedHash))
    const expiresAt = sql`clock_timestamp() + make_interval(hours => ${sessionHoursMax})`
    await tx
      .insert(sessions)
      .values({ ...session, createdAt: sql`clock_timestamp()`, lastUsedAt: sql`clock_timestamp()`, expiresAt })
  })
}

/** Ends a session; with an account only where it is that account's. Answers whether there was one. */
export async function deleteSession(idHash: string, accountId?: string): Promise<boolean> {
  const ended = await db()
    .delete(sessions)
    .where(and(eq(sessions.idHash, idHash), accountId ? eq(sessions.accountId, accountId) : undefined))
    .returning({ idHash: sessions.idHash })
  return ended.length > 0
}

/** Ends all sessions of an account, but for the one with `keptHash`. */
export async function deleteSessionsOf(accountId: string, keptHash: string | null, on: Queryable = db()) {
  await on.delete(sessions).where(and(eq(sessions.accountId, accountId), keptHash ? ne(sessions.idHash, keptHash) : undefined))
}

/** The live sessions of an account, the last used first. */
export async function listSessions(accountId: string) {
  const live = sql`${sessions.expiresAt} > clock_timestamp() and ${sessions.lastUsedAt} > clock_timestamp() - make_interval(mins => ${idleMinutes})`
  return db()
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), live))
    .orderBy(desc(sessions.lastUsedAt))
}

/** Is this username taken among accounts of its kind? */
export async function findUsername(kind: AccountKind, usernameKey: string, on: Queryable = db()): Promise<boolean> {
  const taken = and(eq(accounts.kind, kind), eq(accounts.usernameKey, usernameKey))
  return (await on.select({ id: accounts.id }).from(accounts).where(taken)).length > 0
}

/** The id of a new account; null: its username was taken a moment before. */
export async function insertAccount(tx: Tx, row: typeof accounts.$inferInsert): Promise<string | null> {
  const [account] = await tx
    .insert(accounts)
    .values(row)
    .onConflictDoNothing({ target: [accounts.kind, accounts.usernameKey] })
    .returning({ id: accounts.id })
  return account?.id ?? null
}

/** Stores an account's new password and locks its row until the transaction ends; answers whose account it is. */
export async function updatePassword(tx: Tx, accountId: string, passwordHash: string): Promise<string | null> {
  const [account] = await tx
    .update(accounts)
    .set({ passwordHash })
    .where(eq(accounts.id, accountId))
    .returning({ personId: accounts.personId })
  return account?.personId ?? null
}

/** The account that the viewer is signed in to, with what its password is checked by; null: it was closed meanwhile. */
export async function getOwnAccount(viewer: Viewer, on: Queryable = db()) {
  return getAccount(viewer.accountId, on)
}

/** The same, its row locked until the transaction ends. */
export async function lockOwnAccount(tx: Tx, viewer: Viewer) {
  const open = and(eq(accounts.id, viewer.accountId), isNull(accounts.disabledAt))
  const [account] = await tx.select().from(accounts).where(open).for('update')
  return account ?? null
}

/** Nobody signs in to it any more, by whatever way. */
export async function closeAccountRow(tx: Tx, accountId: string) {
  await tx.update(accounts).set({ disabledAt: wallNow, passwordHash: null }).where(eq(accounts.id, accountId))
}

/** Gives a session another id; false: there is none any more. */
export async function renameSession(idHash: string, newHash: string, on: Queryable = db()): Promise<boolean> {
  const renamed = await on
    .update(sessions)
    .set({ idHash: newHash })
    .where(eq(sessions.idHash, idHash))
    .returning({ idHash: sessions.idHash })
  return renamed.length > 0
}

/** An account that is not closed. */
export async function getAccount(id: string, on: Queryable = db()) {
  const [account] = await on
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, id), isNull(accounts.disabledAt)))
  return account ?? null
}
