import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { listSessions, touchSession } from '@/db/queries/account'
import { removeExpired } from '@/db/queries/sign-in'
import { accounts, sessions } from '@/db/schema/account'
import { accountIdOf, personIdOf, seedAccounts } from '@/db/seed/accounts'
import { sha256 } from '@/lib/crypto/canonical'
import { endOtherSessions, endSession, openSession, viewerOf } from './session'

const ouyang = accountIdOf('ouyang')
const origin = { device: 'iPhone · 微信', address: '1.2.3.4' }

beforeAll(async () => {
  const { close } = await openTestDatabase()
  await seedAccounts()
  return close
})
beforeEach(async () => {
  await db().delete(sessions)
  await db().execute(sql`update clock_shift set shift = '0'`)
})

describe('A-04 a session', () => {
  test('A-04 stands for its account, and the database holds only the hash of its id', async () => {
    const id = await openSession(ouyang, origin)
    expect(id).toMatch(/^[\w-]{43}$/)
    expect(await viewerOf(id)).toEqual({
      accountId: ouyang,
      kind: 'person',
      name: '欧阳䶮',
      personId: personIdOf('ouyang'),
      unitId: null,
      roles: [],
      place: origin,
    })
    expect(JSON.stringify(await db().select().from(sessions))).not.toContain(id)
  })

  test('A-34 of staff carries their roles, of a unit account none of staff', async () => {
    expect(await viewerOf(await openSession(accountIdOf('kaowu1'), origin))).toMatchObject({
      kind: 'staff',
      roles: [{ role: 'examOfficer', scope: '*' }],
    })
    expect(await viewerOf(await openSession(accountIdOf('haiqiao_hr'), origin))).toMatchObject({
      kind: 'unit',
      roles: [],
      unitId: expect.any(String),
    })
  })

  test.each([
    ['29 minutes unused lives', { lastUsedAt: ago('29 minutes') }, true],
    ['30 minutes unused is over', { lastUsedAt: ago('30 minutes') }, false],
    ['12 hours old is over although used', { expiresAt: ago('0') }, false],
  ])('A-04 %s', async (_, change, lives) => {
    const id = await openSession(ouyang, origin)
    await db().update(sessions).set(change)
    expect((await viewerOf(id)) !== null).toBe(lives)
    expect(await listSessions(ouyang)).toHaveLength(lives ? 1 : 0)
    if (!lives) expect(await touchSession(sha256(id))).toBe(false)
  })

  test('A-04 lives twelve hours from its beginning', async () => {
    await openSession(ouyang, origin)
    const [row] = await db()
      .select({ hours: sql<number>`extract(epoch from expires_at - created_at)::int / 3600` })
      .from(sessions)
    expect(row?.hours).toBe(12)
  })

  test('A-04 does not notice the business clock', async () => {
    const id = await openSession(ouyang, origin)
    await db().execute(sql`update clock_shift set shift = '-6 years'`)
    expect(await viewerOf(id)).not.toBeNull()
    await db().execute(sql`update clock_shift set shift = '6 years'`)
    expect(await viewerOf(id)).not.toBeNull()
  })

  test('A-04 a use is written down after a minute, not at each page', async () => {
    const id = await openSession(ouyang, origin)
    const lastUse = async () =>
      (await db().select({ seconds: sql<number>`extract(epoch from clock_timestamp() - last_used_at)::int` }).from(sessions))[0]
        ?.seconds
    await db()
      .update(sessions)
      .set({ lastUsedAt: ago('50 seconds') })
    await viewerOf(id)
    expect(await lastUse()).toBeGreaterThanOrEqual(50)
    await db()
      .update(sessions)
      .set({ lastUsedAt: ago('20 minutes') })
    await viewerOf(id)
    expect(await lastUse()).toBeLessThan(60)
  })

  test('A-04 signing in again gives a new id and ends the old one', async () => {
    const first = await openSession(ouyang, origin)
    const second = await openSession(ouyang, origin, first)
    expect(second).not.toBe(first)
    expect(await viewerOf(first)).toBeNull()
    expect(await viewerOf(second)).not.toBeNull()
  })

  test('A-04 ends alone, or all others with a new password (A-21)', async () => {
    const [one, two, three] = [
      await openSession(ouyang, origin),
      await openSession(ouyang, origin),
      await openSession(ouyang, origin),
    ]
    const rival = await openSession(accountIdOf('lidu1988'), origin)
    await endSession(one)
    expect(await viewerOf(one)).toBeNull()
    await endOtherSessions(ouyang, three)
    expect([await viewerOf(two), (await viewerOf(three))?.accountId, (await viewerOf(rival))?.accountId]).toEqual([
      null,
      ouyang,
      accountIdOf('lidu1988'),
    ])
    await endOtherSessions(ouyang, null)
    expect(await viewerOf(three)).toBeNull()
  })

  test('A-04 of a closed account is over at once', async () => {
    const id = await openSession(accountIdOf('abudula'), origin)
    await db()
      .update(accounts)
      .set({ disabledAt: new Date() })
      .where(eq(accounts.id, accountIdOf('abudula')))
    expect(await viewerOf(id)).toBeNull()
  })

  test.each([null, '', 'x', '\u0000', '\ud800', "' or 1=1"])('A-04 %j is nobody’s', async (id) => {
    expect(await viewerOf(id)).toBeNull()
  })

  test('A-04 the sweep removes ended rows and keeps live ones', async () => {
    const live = await openSession(ouyang, origin)
    const ended = await openSession(ouyang, origin)
    await db()
      .update(sessions)
      .set({ expiresAt: ago('1 minute') })
      .where(eq(sessions.idHash, sha256(ended)))
    await removeExpired()
    expect((await db().select().from(sessions)).map((row) => row.idHash)).toEqual([sha256(live)])
  })
})

function ago(interval: string) {
  return sql`clock_timestamp() - ${interval}::interval`
}
