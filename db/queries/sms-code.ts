import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db, type Queryable, type Tx } from '../client'
import { accounts, knownDevices, persons } from '../schema/account'
import { smsCodes } from '../schema/flow'

export type SmsCode = typeof smsCodes.$inferSelect

export async function insertSmsCode(tx: Tx, row: typeof smsCodes.$inferInsert) {
  await tx.insert(smsCodes).values(row)
}

export async function findSmsCode(id: string): Promise<SmsCode | null> {
  const [row] = await db().select().from(smsCodes).where(eq(smsCodes.id, id))
  return row ?? null
}

/**
 * Counts a try at the flow's newest code before it is compared, in one statement: of any number of parallel guesses `triesMax` come
 * through. Null: none was sent to that mobile, it is used, too old, or was tried too often.
 */
export async function countCodeTry(
  of: Pick<SmsCode, 'flowHash' | 'purpose' | 'toHash'>,
  triesMax: number,
): Promise<SmsCode | null> {
  const newest = db()
    .select({ id: smsCodes.id })
    .from(smsCodes)
    .where(and(eq(smsCodes.flowHash, of.flowHash), eq(smsCodes.purpose, of.purpose), eq(smsCodes.toHash, of.toHash)))
    .orderBy(desc(smsCodes.sentAt))
    .limit(1)
  const open = sql`${smsCodes.tries} < ${triesMax} and ${smsCodes.usedAt} is null
    and ${smsCodes.expiresAt} > business_now() and ${smsCodes.sentAt} <= business_now()`
  const [row] = await db()
    .update(smsCodes)
    .set({ tries: sql`${smsCodes.tries} + 1` })
    .where(and(eq(smsCodes.id, sql`(${newest})`), open))
    .returning()
  return row ?? null
}

/** True once a code. */
export async function spendSmsCode(id: string): Promise<boolean> {
  const used = await db()
    .update(smsCodes)
    .set({ usedAt: sql`business_now()` })
    .where(and(eq(smsCodes.id, id), isNull(smsCodes.usedAt)))
    .returning({ id: smsCodes.id })
  return used.length > 0
}

/** Did this device sign in before to an account whose person has this mobile? `subjectOf`: how its tries are named. */
export async function isOwnersDevice(
  mobileHash: string,
  deviceHash: string,
  subjectOf: (key: string) => string,
): Promise<boolean> {
  const owners = await db()
    .select({ key: accounts.usernameKey })
    .from(persons)
    .innerJoin(accounts, eq(accounts.personId, persons.id))
    .where(eq(persons.mobileHash, mobileHash))
    .limit(10)
  // Asked for nobody too, so that it takes as long.
  const subjects = owners.length > 0 ? owners.map(({ key }) => subjectOf(key)) : ['']
  const known = and(inArray(knownDevices.usernameKey, subjects), eq(knownDevices.deviceHash, deviceHash))
  return (await db().select({ at: knownDevices.lastUsedAt }).from(knownDevices).where(known)).length > 0
}

/**
 * Counts a request under `key`, by the business clock; answers how many there were within the seconds that began with the first, and how
 * many seconds are left of them. A clock that was set back begins anew.
 */
export async function countWithin(key: string, seconds: number, on: Queryable = db()): Promise<{ n: number; left: number }> {
  const end = sql`business_now() + make_interval(secs => ${seconds})`
  const running = sql`(t.locked_until > business_now() and t.locked_until <= ${end})`
  const [row] = await on.execute<{ n: number; left: number }>(sql`
    insert into sign_in_tries as t (key, wrong, locked_until) values (${key}, 1, ${end})
    on conflict (key) do update set
      wrong = case when ${running} then t.wrong + 1 else 1 end,
      locked_until = case when ${running} then t.locked_until else ${end} end,
      updated_at = clock_timestamp()
    returning wrong as n, ceil(extract(epoch from locked_until - business_now()))::int as left`)
  return row ?? { n: 0, left: 0 }
}

/** Removes codes a day after they ended. For a sweep. */
export async function removeOldCodes() {
  await db().delete(smsCodes).where(sql`${smsCodes.expiresAt} < business_now() - interval '1 day'`)
}
