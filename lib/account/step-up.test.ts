import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/account'
import { smsCodes } from '@/db/schema/flow'
import type { Viewer } from '@/lib/access/viewer'
import { codeOf } from '@/lib/sms-code/sms-code'
import { newPerson, openWorld, type World } from '@/lib/workflow/fixtures/world'
import { hashPassword } from './password'
import { sendStepUpCode, stepUp, stepUpWay } from './step-up'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const about = { purpose: 'commitment', about: 'case-1' }
const nowhere = { device: null, deviceName: '', address: '', network: null, later: () => {} }

async function signedIn(password: string | null): Promise<Viewer> {
  const personId = await newPerson()
  const made = password === null ? null : await hashPassword(password)
  const username = `u${crypto.randomUUID()}`
  const row = { kind: 'person', username, usernameKey: username, displayName: '', personId } as const
  const passwordHash = made?.ok ? made.hash : null
  const [account] = await db()
    .insert(accounts)
    .values({ ...row, passwordHash })
    .returning({ id: accounts.id })
  return { accountId: account?.id ?? '', kind: 'person', name: '', personId, unitId: null, roles: [] }
}

test('E-12 A-21 by the password once more; five wrong ones in a row close it, the right one too', async () => {
  const viewer = await signedIn('三月十五一起去看大海吧')
  expect(await stepUpWay(viewer)).toBe('password')
  const tryWith = (password: string) => stepUp(viewer, { ...about, password, code: '' })
  expect(await tryWith('三月十五一起去看大海吧')).toEqual({ ok: true, by: 'password' })
  for (let wrong = 0; wrong < 5; wrong += 1) expect(await tryWith('别人猜的密码')).toMatchObject({ refusal: 'invalid_input' })
  expect(await tryWith('三月十五一起去看大海吧')).toMatchObject({ ok: false, refusal: 'not_allowed' })
})

test('E-12 A-05 without a password by a fresh code, good once and for this one thing alone', async () => {
  const viewer = await signedIn(null)
  expect(await stepUpWay(viewer)).toBe('sms')
  const tryWith = (code: string, change = {}) => stepUp(viewer, { ...about, password: '', code, ...change })
  expect(await tryWith('000000')).toMatchObject({ ok: false })
  expect(await sendStepUpCode(viewer, about, nowhere)).toEqual({ ok: true, seconds: 60 })
  const [row] = await db().select().from(smsCodes).where(eq(smsCodes.purpose, 'commitment'))
  const code = codeOf(row?.id ?? '')
  expect(await tryWith(code, { about: 'case-2' })).toMatchObject({ refusal: 'invalid_input' })
  expect(await stepUp(await signedIn(null), { ...about, password: '', code })).toMatchObject({ refusal: 'invalid_input' })
  expect(await tryWith(code)).toEqual({ ok: true, by: 'sms' })
  expect(await tryWith(code)).toMatchObject({ refusal: 'invalid_input' })
})
