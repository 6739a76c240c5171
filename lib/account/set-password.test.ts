import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { listMessages } from '@/db/queries/message'
import { countTry } from '@/db/queries/sign-in'
import { accountIdOf, personIdOf, seedAccounts } from '@/db/seed/accounts'
import { openSession, viewerOf } from '@/lib/access/session'
import { checkCredentials, type Origin } from '@/lib/access/sign-in'
import { sha256 } from '@/lib/crypto/canonical'
import { deliverOutbox } from '@/lib/message/deliver-outbox'
import { candidate } from '@/lib/workflow/fixtures/world'
import { hashPassword } from './password'
import { setPassword } from './set-password'
import { signInSubject } from './sign-in-subject'

let owner: Awaited<ReturnType<typeof openTestDatabase>>['owner']
const place = { device: 'iPhone · 微信', address: '10.0.0.7' }
const account = { id: accountIdOf('ouyang'), kind: 'person', usernameKey: 'ouyang' } as const
const from: Origin = { device: null, deviceName: '', address: '', network: null, later: () => {} }

beforeAll(async () => {
  const { close, ...database } = await openTestDatabase()
  owner = database.owner
  await seedAccounts()
  return close
})

async function hashOf(password: string) {
  const made = await hashPassword(password)
  if (!made.ok) throw new Error(made.message)
  return made.hash
}

test('A-21 A-24 a new password ends the sessions but the kept one, lifts the locks, is an event, and its owner is told', async () => {
  const [kept, other] = [await openSession(account.id, place), await openSession(account.id, place)]
  const stranger = await openSession(accountIdOf('lidu1988'), place)
  const subject = signInSubject('person', 'ouyang')
  const counters = [`name:${subject}`, `device:${subject}:x`]
  const others = [`name:${signInSubject('unit', 'ouyang')}`, `device:${signInSubject('unit', 'ouyang')}:x`]
  for (const key of [...counters, ...others]) await countTry(key, 1)
  const hash = await hashOf('三月十五一起去看大海')
  await db().transaction((tx) => setPassword(tx, account, hash, sha256(kept), { how: 'changed', place }))
  expect(await viewerOf(kept)).toMatchObject({ accountId: account.id })
  expect(await viewerOf(other)).toBeNull()
  expect(await viewerOf(stranger)).not.toBeNull()
  const left = await owner`select key from sign_in_tries order by key`
  expect(left.map(({ key }) => key)).toEqual(others.toSorted())
  expect(
    await checkCredentials('person', { username: 'ouyang', password: '三月十五一起去看大海', code: '' }, from),
  ).toMatchObject({
    ok: true,
  })
  const events =
    await owner`select name, device, address from security_events where account_id = ${account.id} order by at limit 1`
  expect(events).toMatchObject([{ name: 'password-changed', ...place }])
  await deliverOutbox()
  expect(await listMessages(candidate(personIdOf('ouyang')))).toMatchObject([
    { title: '您的密码已修改', body: expect.stringContaining('iPhone · 微信'), href: '/profile/security' },
  ])
})

test('A-24 a recovery keeps no session; a transaction that fails changes nothing', async () => {
  const session = await openSession(account.id, place)
  const hash = await hashOf('再也不会忘记的一句话')
  const failing = db().transaction(async (tx) => {
    await setPassword(tx, account, hash, null, { how: 'reset', place })
    throw new Error('it did not happen')
  })
  await expect(failing).rejects.toThrow('it did not happen')
  expect(await viewerOf(session)).not.toBeNull()
  await db().transaction((tx) => setPassword(tx, account, hash, null, { how: 'reset', place }))
  expect(await viewerOf(session)).toBeNull()
})

test('A-21 O-28 of staff it stands in the ledger', async () => {
  const staff = { id: accountIdOf('kaowu1'), kind: 'staff', usernameKey: 'kaowu1' } as const
  const hash = await hashOf('另一句不会忘记的话')
  await db().transaction((tx) => setPassword(tx, staff, hash, null, { how: 'changed', place }))
  expect(await owner`select what, actor_id from audit_entries where about_id = ${staff.id}`).toMatchObject([
    { what: 'password-changed', actor_id: staff.id },
  ])
})
