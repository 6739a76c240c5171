import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { seedExams } from '@/db/seed/exams'
import { hasRole } from '@/lib/access/policy'
import { openSession, viewerOf } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { closeStaffAccount, reopenStaffAccount, resetStaffAccount } from './change-account'
import { giveRole, takeRole } from './change-role'
import { newStaff, personaViewer, place } from './fixtures/office'
import { openStaffAccount } from './open-account'

let administrator: Viewer
let owner: Awaited<ReturnType<typeof openTestDatabase>>['owner']
const session = 'title-knowledge-2020'

beforeAll(async () => {
  const { close, ...database } = await openTestDatabase()
  owner = database.owner
  await seedAccounts()
  await seedExams()
  return close
})
beforeEach(async () => {
  administrator = await personaViewer('guanliyuan')
})

describe('O-27 roles', () => {
  test('O-27 given for one session they hold there alone; taken they are gone at the next request', async () => {
    const { accountId } = await newStaff(administrator, 'fanwei01')
    const cookie = await openSession(accountId, place)
    const change = { accountId, role: 'examOfficer', scope: session }
    expect(hasRole(await viewerOf(cookie), 'examOfficer', session)).toBe(false)
    expect(await giveRole(administrator, change)).toEqual({ ok: true })
    expect(hasRole(await viewerOf(cookie), 'examOfficer', session)).toBe(true)
    expect(hasRole(await viewerOf(cookie), 'examOfficer', 'another-session')).toBe(false)
    expect(await takeRole(administrator, change)).toEqual({ ok: true })
    expect((await viewerOf(cookie))?.roles).toEqual([])
  })

  test('O-27 every change is in the ledger with before and after, what changed nothing is not', async () => {
    const { accountId } = await newStaff(administrator, 'zhangben1')
    const change = { accountId, role: 'reviewer', scope: '*' }
    await Promise.all([giveRole(administrator, change), giveRole(administrator, change)])
    await takeRole(administrator, change)
    await takeRole(administrator, change)
    const rows =
      await owner`select what, actor_id, before, after, device, address from audit_entries where about_id = ${accountId} and what like 'role%' order by seq`
    expect(rows.map((row) => [row.what, row.before, row.after])).toEqual([
      ['role-given', '[]', '["reviewer:*"]'],
      ['role-taken', '["reviewer:*"]', '[]'],
    ])
    expect(rows[0]).toMatchObject({ actor_id: administrator.accountId, device: place.device, address: place.address })
  })

  test.each([
    ['noSuchRole', '*'],
    ['__proto__', '*'],
    ['reviewer', 'no-such-session'],
    ['reviewer', "'"],
    ['administrator', session],
    ['auditor', session],
  ])('O-27 %s for %s is refused', async (role, scope) => {
    expect(await giveRole(administrator, { accountId: accountIdOf('shenhe2'), role, scope })).toMatchObject({
      refusal: 'invalid_input',
    })
  })

  test('O-27 administrator and auditor are never one account, not even past the pages', async () => {
    const { accountId } = await newStaff(administrator, 'sanyuan01')
    expect(await giveRole(administrator, { accountId, role: 'auditor', scope: '*' })).toEqual({ ok: true })
    expect(await giveRole(administrator, { accountId, role: 'administrator', scope: '*' })).toMatchObject({
      refusal: 'not_allowed',
    })
    const past = owner`insert into account_roles (account_id, role) values (${accountId}, 'administrator')`
    await expect(past).rejects.toThrow('two people')
  })

  test('O-27 nobody else changes anything, and nobody their own account', async () => {
    const accountId = accountIdOf('shenhe1')
    const others = await Promise.all(['shenhe1', 'kaowu1', 'shenjiyuan', 'rensheju1'].map(personaViewer))
    const forged: Viewer = { ...administrator, accountId: accountIdOf('kaowu2') }
    for (const viewer of [...others, forged]) {
      const target = viewer.accountId === accountId ? accountIdOf('shenhe2') : accountId
      expect(await giveRole(viewer, { accountId: target, role: 'bureau', scope: '*' })).toMatchObject({ refusal: 'not_found' })
      expect(await takeRole(viewer, { accountId: target, role: 'reviewer', scope: '*' })).toMatchObject({ refusal: 'not_found' })
      expect(await closeStaffAccount(viewer, target)).toMatchObject({ refusal: 'not_found' })
      expect(await resetStaffAccount(viewer, target)).toMatchObject({ refusal: 'not_found' })
      expect(await openStaffAccount(viewer, { name: '名', username: 'bukeyi01' })).toMatchObject({ refusal: 'not_found' })
    }
    for (const viewer of [administrator, ...others]) {
      const own = { accountId: viewer.accountId, role: 'cashier', scope: '*' }
      expect(await giveRole(viewer, own)).toMatchObject({ refusal: 'not_allowed' })
    }
    const own = administrator.accountId
    expect(await takeRole(administrator, { accountId: own, role: 'administrator', scope: '*' })).toMatchObject({ ok: false })
    expect(await closeStaffAccount(administrator, own)).toMatchObject({ refusal: 'not_allowed' })
    expect(await resetStaffAccount(administrator, own)).toMatchObject({ refusal: 'not_allowed' })
  })

  test('O-27 two administrators who put each other out at once leave one, by whatever door', async () => {
    const other = await newStaff(administrator, 'guanli02')
    const give = { accountId: other.accountId, role: 'administrator', scope: '*' }
    for (const door of ['role', 'close', 'reset'] as const) {
      await giveRole(administrator, give)
      const rival = await viewerOf(await openSession(other.accountId, place))
      if (!rival) throw new Error('the rival cannot sign in')
      const through = (viewer: Viewer, accountId: string) => {
        if (door === 'role') return takeRole(viewer, { accountId, role: 'administrator', scope: '*' })
        return door === 'close' ? closeStaffAccount(viewer, accountId) : resetStaffAccount(viewer, accountId)
      }
      const both = await Promise.all([through(administrator, other.accountId), through(rival, administrator.accountId)])
      expect(
        both.filter((one) => one.ok),
        door,
      ).toHaveLength(1)
      // Whoever lost comes back for the next round.
      const seeded = await owner`select password_hash, totp_sealed from accounts where id = ${accountIdOf('kaowu1')}`
      for (const id of [administrator.accountId, other.accountId]) {
        await owner`update accounts set disabled_at = null, password_hash = ${seeded[0]?.password_hash}, totp_sealed = ${seeded[0]?.totp_sealed} where id = ${id}`
        await owner`insert into account_roles (account_id, role) values (${id}, 'administrator') on conflict do nothing`
      }
    }
  })
})

describe('A-34 closing', () => {
  test('A-34 a closed account is out at once, its link dead, and in again after reopening with the roles it had', async () => {
    const { accountId } = await newStaff(administrator, 'tingyong1')
    await giveRole(administrator, { accountId, role: 'cashier', scope: '*' })
    const cookie = await openSession(accountId, place)
    expect(await viewerOf(cookie)).not.toBeNull()
    expect(await closeStaffAccount(administrator, accountId)).toEqual({ ok: true })
    expect(await viewerOf(cookie)).toBeNull()
    expect(await owner`select from sessions where account_id = ${accountId}`).toHaveLength(0)
    expect(await resetStaffAccount(administrator, accountId)).toMatchObject({ refusal: 'wrong_state' })
    expect(await reopenStaffAccount(administrator, accountId)).toEqual({ ok: true })
    expect(await viewerOf(cookie)).toBeNull()
    expect((await viewerOf(await openSession(accountId, place)))?.roles).toEqual([{ role: 'cashier', scope: '*' }])
  })

  test.each(['', 'x', crypto.randomUUID(), accountIdOf('ouyang')])('A-34 there is no staff account %j', async (accountId) => {
    expect(await closeStaffAccount(administrator, accountId)).toMatchObject({ refusal: 'not_found' })
    expect(await giveRole(administrator, { accountId, role: 'cashier', scope: '*' })).toMatchObject({ refusal: 'not_found' })
  })
})
