import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts, signInTries } from '@/db/schema/account'
import { accountIdOf, personIdOf, seedAccounts } from '@/db/seed/accounts'
import { openSession, viewerOf } from '@/lib/access/session'
import { checkCredentials, type Origin } from '@/lib/access/sign-in'
import { personaViewer } from '@/lib/staff/fixtures/office'
import { draftRegistration, openWorld, type World } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { closeAccount, closingObjections } from './close-account'

let world: World
const password = 'kaosheng-2020'
const from: Origin = { device: null, deviceName: '', address: '', network: null, later: () => {} }

beforeAll(async () => {
  world = await openWorld()
  await seedAccounts()
})
afterAll(() => world.close())
beforeEach(async () => {
  await db().delete(signInTries)
})

test('A-27 refused while something is under way, which it names with a way to it; nothing happened', async () => {
  const viewer = await personaViewer('ouyang')
  const { id } = await draftRegistration(personIdOf('ouyang'))
  await transition(viewer, id, 'confirm')
  expect(await closingObjections(viewer)).toEqual([
    { message: expect.stringMatching(/^考试报名 \S+：待缴费$/), href: `/exams/mine/${id}` },
  ])
  expect(await closeAccount(viewer, password)).toMatchObject({
    refusal: 'not_ready',
    objections: [{ href: `/exams/mine/${id}` }],
  })
  expect(await checkCredentials('person', { username: 'ouyang', password, code: '' }, from)).toMatchObject({ ok: true })
})

test('A-27 asks for the password', async () => {
  expect(await closeAccount(await personaViewer('lidu1988'), 'wrong')).toMatchObject({ message: '密码不正确，还可以试 4 次。' })
})

test('A-27 closed: out everywhere and never in again; the person stays, and another account may take it up', async () => {
  const viewer = await personaViewer('lidu1988')
  const elsewhere = await openSession(viewer.accountId, { device: '', address: '' })
  expect(await closeAccount(viewer, password)).toEqual({ ok: true })
  expect(await viewerOf(elsewhere)).toBeNull()
  expect(await checkCredentials('person', { username: 'lidu1988', password, code: '' }, from)).toMatchObject({ ok: false })
  expect(await closeAccount(viewer, password)).toMatchObject({ refusal: 'not_found' })
  const personId = personIdOf('lidu1988')
  expect(await world.owner`select from persons where id = ${personId}`).toHaveLength(1)
  const again = (username: string) => ({
    kind: 'person' as const,
    username,
    usernameKey: username,
    displayName: '李渡',
    personId,
  })
  await db().insert(accounts).values(again('lidu_again'))
  // One live account a person all the same.
  const third = db().insert(accounts).values(again('lidu_third'))
  await expect(third).rejects.toMatchObject({ cause: { constraint_name: 'accounts_person' } })
  const events =
    await world.owner`select name from security_events where account_id = ${accountIdOf('lidu1988')} order by at desc limit 1`
  expect(events).toEqual([{ name: 'account-closed' }])
})

test.each([
  ['haiqiao_hr', /管理员/],
  ['kaowu1', /系统管理员/],
])('A-27 %s is closed by somebody else', async (username, words) => {
  expect(await closeAccount(await personaViewer(username), 'whatever')).toMatchObject({ message: expect.stringMatching(words) })
})
