import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { accounts, knownDevices, securityEvents, signInTries } from '@/db/schema/account'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { personas } from '@/db/seed/personas'
import { oneTimeCode } from '@/lib/account/one-time-code'
import { checkCredentials, checkSignIn, type Origin } from './sign-in'

const password = 'kaosheng-2020'
let afterwards: (() => Promise<void>)[] = []

beforeAll(async () => {
  const { close } = await openTestDatabase()
  await seedAccounts()
  return close
})
beforeEach(async () => {
  afterwards = []
  await db().delete(signInTries)
  await db().delete(knownDevices)
  await db().update(accounts).set({ totpLastStep: null })
  await shiftClock('0')
})

describe('A-02 five wrong passwords', () => {
  test('A-02 each says how many tries are left, the fifth locks for an hour, the right one is then refused', async () => {
    const said = []
    for (let time = 0; time < 5; time += 1) said.push(await attempt('ouyang', 'wrong'))
    expect(said.map((outcome) => !outcome.ok && outcome.refusal === 'wrong' && outcome.left)).toEqual([4, 3, 2, 1, 0])
    expect(said[0]).toMatchObject({ message: '用户名或密码不正确。还可以试 4 次，再错就锁定一小时' })
    expect(said[4]).toMatchObject({ message: expect.stringContaining('已连续输错 5 次，此账号锁定到') })
    expect(await attempt('ouyang', password)).toMatchObject({ ok: false, refusal: 'locked' })
  })

  test('A-02 a success begins the count anew', async () => {
    for (const typed of ['a', 'b', 'c', 'd', password, 'a', 'b', 'c', 'd']) await attempt('ouyang', typed)
    expect(await attempt('OUYANG ', password)).toMatchObject({ ok: true, account: { id: accountIdOf('ouyang'), name: '欧阳䶮' } })
  })

  test('A-02 of 200 guesses at once exactly five are looked at', async () => {
    const guesses = await Promise.all(Array.from({ length: 200 }, (_, index) => attempt('ouyang', `guess-${index}`)))
    expect(countOf(guesses, 'wrong')).toBe(5)
    expect(countOf(guesses, 'locked')).toBe(195)
    const right = await Promise.all(Array.from({ length: 20 }, () => attempt('ouyang', password)))
    expect(countOf(right, 'locked')).toBe(20)
  })

  test('A-02 unknown usernames count and lock alike, byte for byte', async () => {
    const both = { known: [] as unknown[], unknown: [] as unknown[] }
    for (let time = 0; time < 7; time += 1) {
      both.known.push(await attempt('ouyang', 'wrong'))
      both.unknown.push(await attempt('nobody_here', 'wrong'))
    }
    const text = (outcomes: unknown[]) => JSON.stringify(outcomes).replace(/\d+:\d\d/g, 'time')
    expect(text(both.unknown)).toBe(text(both.known))
  })

  test('A-02 locking one account never touches another, nor another kind of the same username', async () => {
    await lockFromElsewhere('ouyang')
    expect(await attempt('lidu1988', password)).toMatchObject({ ok: true })
    expect(await checkCredentials('unit', { username: 'ouyang', password: 'wrong', code: '' }, from(null))).toMatchObject({
      left: 4,
    })
  })

  test('A-02 a device that signed in to the account before keeps five tries of its own', async () => {
    expect(await attempt('ouyang', password, 'my-phone')).toMatchObject({ ok: true })
    await lockFromElsewhere('ouyang')
    expect(await attempt('ouyang', password, 'other-phone')).toMatchObject({ refusal: 'locked' })
    expect(await attempt('ouyang', 'slip', 'my-phone')).toMatchObject({ refusal: 'wrong', left: 4 })
    expect(await attempt('ouyang', password, 'my-phone')).toMatchObject({ ok: true })
    expect(await attempt('ouyang', password)).toMatchObject({ refusal: 'locked' })
  })

  test('A-02 a device is known to the accounts that it signed in to, to no other', async () => {
    expect(await attempt('lidu1988', password, 'rival')).toMatchObject({ ok: true })
    await lockFromElsewhere('ouyang')
    expect(await attempt('ouyang', password, 'rival')).toMatchObject({ refusal: 'locked' })
  })

  test('A-02 the lock lifts after an hour of the business clock, and five new tries follow', async () => {
    await lockFromElsewhere('ouyang')
    await shiftClock('59 minutes')
    expect(await attempt('ouyang', password)).toMatchObject({ refusal: 'locked' })
    await shiftClock('61 minutes')
    expect(await attempt('ouyang', 'wrong')).toMatchObject({ refusal: 'wrong', left: 4 })
    expect(await attempt('ouyang', password)).toMatchObject({ ok: true })
  })

  test('A-02 a business clock that is set back does not lengthen the lock', async () => {
    await shiftClock('30 days')
    await lockFromElsewhere('ouyang')
    await shiftClock('0')
    expect(await attempt('ouyang', password)).toMatchObject({ ok: true })
  })

  test('A-02 a closed account is like an unknown one', async () => {
    await db()
      .update(accounts)
      .set({ disabledAt: new Date() })
      .where(eq(accounts.id, accountIdOf('abudula')))
    expect(await attempt('abudula', password)).toMatchObject({ refusal: 'wrong', left: 4 })
  })

  test('A-02 tries that a full queue turned away are given back', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `visitor_${index}`)
    const outcomes = await Promise.all(names.map((name) => attempt(name, 'wrong')))
    const turnedAway = names.filter((_, index) => !outcomes[index]?.ok && outcomes[index]?.refusal === 'busy')
    for (const name of turnedAway.slice(0, 1)) expect(await attempt(name, 'wrong')).toMatchObject({ left: 4 })
    expect(countOf(outcomes, 'wrong') + turnedAway.length).toBe(300)
  })

  test.each([' ', '\u0000', '\ud800', "' or 1=1 --", '😀'.repeat(400)])(
    'A-02 odd usernames are only wrong: %j',
    async (username) => {
      expect(await attempt(`x${username}`, 'wrong')).toMatchObject({ refusal: 'wrong' })
    },
  )
})

describe('A-34 staff', () => {
  test('A-34 need the code besides the password, and each code works once', async () => {
    const now = new Date()
    const code = oneTimeCode(secretOf('kaowu1'), now)
    expect(await attemptStaff('kaowu1', '000000' === code ? '000001' : '000000')).toMatchObject({
      refusal: 'wrong',
      message: expect.stringContaining('用户名、密码或动态口令不正确'),
    })
    expect(await attemptStaff('kaowu1', code)).toMatchObject({ ok: true })
    expect(await attemptStaff('kaowu1', code)).toMatchObject({ refusal: 'wrong' })
  })

  test('A-34 an older code is refused after a newer one, and of two at once one gets in', async () => {
    const [older, newer] = [oneTimeCode(secretOf('kaowu2')), oneTimeCode(secretOf('kaowu2'), new Date(Date.now() + 30_000))]
    const both = await Promise.all([attemptStaff('kaowu2', newer), attemptStaff('kaowu2', newer)])
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await attemptStaff('kaowu2', older)).toMatchObject({ refusal: 'wrong' })
  })

  test('A-34 a wrong password does not use the code up', async () => {
    const code = oneTimeCode(secretOf('caiwu1'))
    expect(await attemptStaff('caiwu1', code, 'wrong')).toMatchObject({ refusal: 'wrong' })
    expect(await attemptStaff('caiwu1', code)).toMatchObject({ ok: true })
  })

  test('A-34 a staff account without a secret lets nobody in', async () => {
    await db()
      .update(accounts)
      .set({ totpSealed: null })
      .where(eq(accounts.id, accountIdOf('shenjiyuan')))
    expect(await attemptStaff('shenjiyuan', oneTimeCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'))).toMatchObject({ refusal: 'wrong' })
  })
})

describe('A-27 security events', () => {
  test('A-27 the owner can read of successes and failures; unknown usernames leave none', async () => {
    await db().delete(securityEvents)
    await attempt('ouyang', 'wrong')
    await attempt('nobody_here', 'wrong')
    await attempt('ouyang', password)
    await Promise.all(afterwards.map((work) => work()))
    const events = await db().select().from(securityEvents)
    expect(events.map((event) => event.name).sort()).toEqual(['sign-in', 'sign-in-failed'])
    expect(events.every((event) => event.accountId === accountIdOf('ouyang') && event.device === 'Windows 电脑')).toBe(true)
  })
})

describe('A-03 before the password', () => {
  test.each([
    [{}, 'username'],
    [null, 'username'],
    ['text', 'username'],
    [{ username: ['ouyang'], password: {} }, 'username'],
    [{ username: '  ', password: 'x' }, 'username'],
    [{ username: 'ouyang', password: '' }, 'password'],
  ])('A-01 %j asks for the %s', async (typed, field) => {
    expect(await checkSignIn('person', typed, from(null))).toMatchObject({ refusal: 'incomplete', field })
  })

  test('A-34 staff are asked for the code', async () => {
    expect(await checkSignIn('staff', { username: 'kaowu1', password: 'x' }, from(null))).toMatchObject({ field: 'code' })
  })

  test.each(['', '{}', 'null', '[]', 'not json', '{"challenge":{},"solution":{}}'])(
    'A-03 the proof %j is refused and no try counted',
    async (proof) => {
      expect(await checkSignIn('person', { username: 'ouyang', password, proof }, from(null))).toMatchObject({
        refusal: 'no_proof',
      })
      expect(await db().select().from(signInTries)).toEqual([])
    },
  )

  test('A-02 more than 30 posts a minute from one address are refused, without an address none', async () => {
    const post = (network: string | null) =>
      checkSignIn('person', { username: 'ouyang', password, proof: '' }, { ...from(null), network })
    const posts = await Promise.all(Array.from({ length: 40 }, () => post('1.2.3.4')))
    expect(countOf(posts, 'too_many')).toBe(10)
    expect(await post('1.2.3.5')).toMatchObject({ refusal: 'no_proof' })
    expect(countOf(await Promise.all(Array.from({ length: 40 }, () => post(null))), 'too_many')).toBe(0)
  })
})

function attempt(username: string, typedPassword: string, device: string | null = null) {
  return checkCredentials('person', { username, password: typedPassword, code: '' }, from(device))
}

function attemptStaff(username: string, code: string, typedPassword = 'gongzuo-2020') {
  return checkCredentials('staff', { username, password: typedPassword, code }, from(null))
}

async function lockFromElsewhere(username: string) {
  for (let time = 0; time < 5; time += 1) await attempt(username, 'wrong')
}

function from(device: string | null): Origin {
  return { device, deviceName: 'Windows 电脑', address: '1.2.3.4', network: null, later: (work) => void afterwards.push(work) }
}

function secretOf(username: string) {
  return personas.find((persona) => persona.username === username)?.totpSecret ?? ''
}

function countOf(outcomes: Awaited<ReturnType<typeof checkSignIn>>[], refusal: string) {
  return outcomes.filter((outcome) => !outcome.ok && outcome.refusal === refusal).length
}

function shiftClock(shift: string) {
  return db().execute(sql`update clock_shift set shift = ${shift}::interval`)
}
