import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { AccountKind } from '@/lib/account/username'
import { db, type Queryable } from '../client'
import { accounts, knownDevices, securityEvents, sessions, signInTries, spentProofs } from '../schema/account'
import { qrTickets } from '../schema/qr-ticket'

export type Try = { wrong: number; lockedUntil: Date | null } | { wrong: null; lockedUntil: Date }

/**
 * Counts one try as wrong before it is looked at, in one statement: of any number of parallel guesses only `triesMax` come through (A-02).
 * The last of them sets the lock, an hour of the business clock. `wrong: null`: locked already, the password must not be looked at.
 */
export async function countTry(key: string, triesMax: number, on: Queryable = db()): Promise<Try> {
  const [counted] = await on.execute<{ wrong: number; locked_until: Date | string | null }>(sql`
    insert into sign_in_tries as t (key, wrong) values (${key}, 1)
    on conflict (key) do update set
      wrong = case when t.locked_until is null then t.wrong + 1 else 1 end,
      locked_until = case when t.locked_until is null and t.wrong + 1 >= ${triesMax} then business_now() + interval '1 hour' end,
      updated_at = clock_timestamp()
    where t.locked_until is null or not ${isLocked}
    returning wrong, locked_until`)
  if (counted) return { wrong: counted.wrong, lockedUntil: counted.locked_until === null ? null : new Date(counted.locked_until) }
  const [row] = await on.select({ lockedUntil: signInTries.lockedUntil }).from(signInTries).where(eq(signInTries.key, key))
  return row?.lockedUntil ? { wrong: null, lockedUntil: row.lockedUntil } : countTry(key, triesMax, on)
}

// A sandbox that sets the clock back must not turn an hour's lock into weeks.
const isLocked = sql`(t.locked_until > business_now() and t.locked_until <= business_now() + interval '1 hour')`

/** A try that was counted but never looked at is given back. */
export async function giveBackTry(key: string) {
  const change = { wrong: sql`greatest(${signInTries.wrong} - 1, 0)`, lockedUntil: null, updatedAt: sql`clock_timestamp()` }
  await db().update(signInTries).set(change).where(eq(signInTries.key, key))
}

/** After a success, and after a new password: the count begins anew and a lock is lifted. */
export async function forgetTries(key: string, on: Queryable = db()) {
  await on.delete(signInTries).where(eq(signInTries.key, key))
}

/** The same for every way to sign in with that username, from known devices too. */
export async function forgetTriesOf(subject: string, on: Queryable = db()) {
  await on
    .delete(signInTries)
    .where(or(eq(signInTries.key, `name:${subject}`), sql`starts_with(${signInTries.key}, ${`device:${subject}:`})`))
}

/** Counts a request under `key` in its minute of the wall clock; answers how many there were. */
export async function countInMinute(key: string): Promise<number> {
  const [row] = await db().execute<{ wrong: number }>(sql`
    insert into sign_in_tries as t (key, wrong, locked_until) values (${key}, 1, clock_timestamp() + interval '1 minute')
    on conflict (key) do update set
      wrong = case when t.locked_until > clock_timestamp() then t.wrong + 1 else 1 end,
      locked_until = case when t.locked_until > clock_timestamp() then t.locked_until else clock_timestamp() + interval '1 minute' end,
      updated_at = clock_timestamp()
    returning wrong`)
  return row?.wrong ?? 0
}

export async function findAccountToSignIn(kind: AccountKind, usernameKey: string) {
  const [account] = await db()
    .select()
    .from(accounts)
    .where(and(eq(accounts.kind, kind), eq(accounts.usernameKey, usernameKey), isNull(accounts.disabledAt)))
  return account ?? null
}

export async function isKnownDevice(subject: string, deviceHash: string): Promise<boolean> {
  const known = and(eq(knownDevices.usernameKey, subject), eq(knownDevices.deviceHash, deviceHash))
  return (await db().select({ at: knownDevices.lastUsedAt }).from(knownDevices).where(known)).length > 0
}

export async function rememberDevice(subject: string, deviceHash: string) {
  const device = { usernameKey: subject, deviceHash }
  const target = [knownDevices.usernameKey, knownDevices.deviceHash]
  await db()
    .insert(knownDevices)
    .values(device)
    .onConflictDoUpdate({ target, set: { lastUsedAt: sql`now()` } })
}

/** Takes a one-time code's step for this account; false: that code, or a later one, was used before (A-34). */
export async function takeTotpStep(accountId: string, step: number): Promise<boolean> {
  const fresh = or(isNull(accounts.totpLastStep), lt(accounts.totpLastStep, step))
  const taken = await db()
    .update(accounts)
    .set({ totpLastStep: step })
    .where(and(eq(accounts.id, accountId), fresh))
    .returning({ id: accounts.id })
  return taken.length > 0
}

/** True the first time that this proof is seen. */
export async function spendProof(proof: string, expiresAt: Date): Promise<boolean> {
  const spent = await db()
    .insert(spentProofs)
    .values({ proof, expiresAt })
    .onConflictDoNothing()
    .returning({ proof: spentProofs.proof })
  return spent.length > 0
}

export async function insertSecurityEvent(event: typeof securityEvents.$inferInsert, on: Queryable = db()) {
  await on.insert(securityEvents).values(event)
}

/** Removes what no longer matters: ended sessions, spent proofs past their life, minutes and locks that are over, tries of which none was made for a day. For a sweep. */
export async function removeExpired() {
  await db()
    .delete(sessions)
    .where(sql`${sessions.expiresAt} < clock_timestamp() or ${sessions.lastUsedAt} < clock_timestamp() - interval '1 day'`)
  await db().delete(qrTickets).where(sql`${qrTickets.expiresAt} < clock_timestamp() - interval '1 hour'`)
  await db().delete(spentProofs).where(sql`${spentProofs.expiresAt} < clock_timestamp()`)
  await db()
    .delete(signInTries)
    .where(sql`${signInTries.updatedAt} < clock_timestamp() - interval '1 day' or
    case when ${signInTries.key} like 'address:%' then ${signInTries.lockedUntil} < clock_timestamp() else ${signInTries.lockedUntil} < business_now() end`)
}
