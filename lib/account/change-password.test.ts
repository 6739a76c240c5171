import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { accounts, signInTries } from '@/db/schema/account'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { personas } from '@/db/seed/personas'
import { openSession, viewerOf } from '@/lib/access/session'
import { checkCredentials, type Origin } from '@/lib/access/sign-in'
import { personaViewer, place } from '@/lib/staff/fixtures/office'
import { changePassword, type PasswordChange } from './change-password'
import { oneTimeCode } from './one-time-code'
import { hashPassword } from './password'

let database: Awaited<ReturnType<typeof openTestDatabase>>
const from: Origin = { device: null, deviceName: '', address: '', network: null, later: () => {} }
const old = 'kaosheng-2020'
const good = '三月十五一起去看大海'
const change = (typed: Partial<PasswordChange> = {}) => ({ old, code: '', password: good, repeat: good, ...typed })
const passwordOf = (username: string) => personas.find((one) => one.username === username)?.password ?? ''

beforeAll(async () => {
  database = await openTestDatabase()
  await seedAccounts()
  return database.close
})
beforeEach(async () => {
  await db().delete(signInTries)
  await db().update(accounts).set({ totpLastStep: null })
})

async function hashOf(password: string) {
  const made = await hashPassword(password)
  if (!made.ok) throw new Error(made.message)
  return made.hash
}

async function signedIn(username: string) {
  const session = await openSession(accountIdOf(username), place)
  const viewer = await viewerOf(session)
  if (!viewer) throw new Error(`${username} cannot sign in`)
  return { session, viewer }
}

test('A-21 the others end, this one goes on under a new id, the old password is over', async () => {
  const [{ session, viewer }, other] = [await signedIn('ouyang'), await signedIn('ouyang')]
  const changed = await changePassword(viewer, change(), session)
  if (!changed.ok || !changed.sessionId) throw new Error(JSON.stringify(changed))
  expect(changed.sessionId).not.toBe(session)
  expect(await viewerOf(changed.sessionId)).toMatchObject({ accountId: viewer.accountId })
  expect(await viewerOf(session)).toBeNull()
  expect(await viewerOf(other.session)).toBeNull()
  expect(await checkCredentials('person', { username: 'ouyang', password: old, code: '' }, from)).toMatchObject({ ok: false })
  expect(await checkCredentials('person', { username: 'ouyang', password: good, code: '' }, from)).toMatchObject({ ok: true })
})

test.each([
  ['old', { old: '' }, /请填写原密码/],
  ['password', { password: '短', repeat: '短' }, /至少 10 个字符/],
  ['password', { password: '我是欧阳䶮没错就是我呀' }, /姓名/],
  ['password', { password: 'kaosheng-2020', repeat: 'kaosheng-2020' }, /不能和原密码一样/],
  ['repeat', { repeat: `${good}呀` }, /不一样/],
])('A-21 A-11 %s: refused before the old password is looked at', async (field, typed, words) => {
  const { session, viewer } = await signedIn('ouyang')
  expect(await changePassword(viewer, change(typed), session)).toMatchObject({ field, message: expect.stringMatching(words) })
  expect(await db().select().from(signInTries)).toEqual([])
  expect(await viewerOf(session)).not.toBeNull()
})

test('A-21 Q-31 digits of the masked numbers are refused to who knows the old password, and nobody learns them by trying', async () => {
  const { session, viewer } = await signedIn('ouyang')
  const person = personas.find((one) => one.username === 'ouyang')?.person
  const guess = (digits: string) => ({ password: `我的号码里有${digits}对吗`, repeat: `我的号码里有${digits}对吗` })
  const [right, wrong] = [guess(person?.idNumber.slice(6, 14) ?? ''), guess('20010917')]
  const words = []
  for (const typed of [right, wrong]) {
    const tried = await changePassword(viewer, change({ ...typed, old: 'wrong' }), session)
    words.push(!tried.ok && tried.message.replace(/\d/, 'n'))
  }
  expect(words[0]).toBe(words[1])
  await database.owner`update accounts set password_hash = ${await hashOf(old)} where id = ${viewer.accountId}`
  expect(await changePassword(viewer, change(right), session)).toMatchObject({
    field: 'password',
    message: expect.stringMatching(/证件号码/),
  })
})

test('A-21 wrong old passwords are counted and locked by themselves: signing in stays open, and its lock closes nothing here', async () => {
  const { session, viewer } = await signedIn('lidu1988')
  const tries = []
  for (let time = 0; time < 6; time += 1) tries.push(await changePassword(viewer, change({ old: `wrong ${time}` }), session))
  expect(tries.slice(0, 4).map((one) => !one.ok && one.message)).toEqual(
    [4, 3, 2, 1].map((left) => `密码不正确，还可以试 ${left} 次。`),
  )
  expect(tries[5]).toMatchObject({ refusal: 'not_allowed', message: expect.stringContaining('连续输错太多次') })
  expect(await changePassword(viewer, change(), session)).toMatchObject({ refusal: 'not_allowed' })
  expect(await checkCredentials('person', { username: 'lidu1988', password: old, code: '' }, from)).toMatchObject({ ok: true })
  await db().delete(signInTries)
  for (let time = 0; time < 5; time += 1)
    await checkCredentials('person', { username: 'lidu1988', password: 'x', code: '' }, from)
  expect(await changePassword(viewer, change({ old: 'wrong' }), session)).toMatchObject({
    message: '密码不正确，还可以试 4 次。',
  })
})

test('A-21 of 100 guesses at once exactly five are looked at', async () => {
  const { session, viewer } = await signedIn('zhou_ming')
  const guesses = await Promise.all(
    Array.from({ length: 100 }, (_, nth) => changePassword(viewer, change({ old: `guess ${nth}` }), session)),
  )
  expect(guesses.filter((one) => !one.ok && one.refusal === 'invalid_input')).toHaveLength(5)
})

test('A-21 two changes at once: one of them, and nobody is left with a session that the other should have ended', async () => {
  const { session, viewer } = await signedIn('zhou_ming')
  const both = await Promise.all([
    changePassword(viewer, change(), session),
    changePassword(viewer, change({ password: `${good}了`, repeat: `${good}了` }), session),
  ])
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(await database.owner`select from sessions where account_id = ${viewer.accountId}`).toHaveLength(1)
})

test('A-21 units too', async () => {
  const { session, viewer } = await signedIn('haiqiao_hr')
  const changed = await changePassword(viewer, change({ old: passwordOf('haiqiao_hr') }), session)
  expect(changed).toMatchObject({ ok: true, sessionId: expect.any(String) })
})

test('A-21 A-34 staff give the one-time code as well, each once', async () => {
  const viewer = await personaViewer('kaowu1')
  const secret = personas.find((one) => one.username === 'kaowu1')?.totpSecret ?? ''
  const typed = { old: passwordOf('kaowu1') }
  expect(await changePassword(viewer, change(typed), null)).toMatchObject({ field: 'code' })
  expect(await changePassword(viewer, change({ ...typed, code: '000000' }), null)).toMatchObject({
    message: '密码或动态口令不正确，还可以试 4 次。',
  })
  const code = oneTimeCode(secret)
  expect(await changePassword(viewer, change({ ...typed, code }), null)).toEqual({ ok: true, sessionId: null })
  const again = { old: good, code, password: '另一句永远不会忘记的话', repeat: '另一句永远不会忘记的话' }
  expect(await changePassword(viewer, again, null)).toMatchObject({ message: expect.stringContaining('密码或动态口令不正确') })
})

test('A-05 an account without a password is told how to get one', async () => {
  const { session, viewer } = await signedIn('ouyang')
  await database.owner`update accounts set password_hash = null where id = ${viewer.accountId}`
  expect(await changePassword(viewer, change({ old: 'x' }), session)).toMatchObject({
    message: expect.stringContaining('忘记密码'),
  })
})
