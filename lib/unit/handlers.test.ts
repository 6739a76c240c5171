import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getHandover, getMember, listHandovers, listMembers } from '@/db/queries/unit-member'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { mayOpenMenu, maySeeCase } from '@/lib/access/policy'
import { openSession, viewerOf } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { verifyLedger } from '@/lib/audit/verify-ledger'
import { sha256 } from '@/lib/crypto/canonical'
import { goodInput, leadTitleTo } from '@/lib/workflow/fixtures/walks'
import { openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { changeGrants, setGrants } from './change-grants'
import { closeHandler, editHandler, resetHandler } from './change-handler'
import { newHandler, place, someHandler, viewerAs } from './fixtures/units'
import { grantsOf } from './grants'
import { handOverHandler, resignManager } from './hand-over'
import { readHandoverList } from './handover-list'
import { openHandler } from './open-handler'
import { setUnitPassword } from './set-first-password'

let world: World
let manager: Viewer
let other: Viewer

beforeAll(async () => {
  world = await openWorld()
  await seedAccounts()
  manager = await viewerAs(accountIdOf('haiqiao_admin'))
  other = await viewerAs(accountIdOf('nanhu_admin'))
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const review = ['system:talent', 'item:title-unit-review', 'menu:home']

/** A title application that waits for this unit. */
async function applicationFor(unitId: string | null) {
  const { id } = await leadTitleTo(world, 'unitReview')
  await world.owner`update cases set unit_id = ${unitId} where id = ${id}`
  await world.owner`update case_answers set answers = answers || ${world.owner.json({ unitId })} where case_id = ${id}`
  return id
}
const pass = async (viewer: Viewer, id: string) => transition(viewer, id, 'unitPass', await goodInput(id))

describe('A-31 经办人管理', () => {
  test('A-31 新增, 修改, 重置密码, 注销 by the manager; queries by name, username and state', async () => {
    const { accountId, link, typed } = await newHandler(manager)
    expect(await getMember(manager, accountId)).toMatchObject({ name: '经小办', state: 'invited', role: 'handler', grants: [] })
    const token = link.address.split('/').at(-1) ?? ''
    expect(await setUnitPassword(token, { password: '三月十五一起去看大海吧', repeat: '三月十五一起去看大海吧' }, place)).toEqual(
      { ok: true },
    )
    const session = await openSession(accountId, place)
    expect(await editHandler(manager, accountId, { ...typed, name: '经大办', idNumber: '' })).toEqual({ ok: true })
    expect(
      (await listMembers(manager, { name: '大办', username: typed.username.toUpperCase(), state: 'active' })).map(
        (one) => one.accountId,
      ),
    ).toEqual([accountId])
    expect(await listMembers(manager, { name: '大办', state: 'left' })).toEqual([])
    expect(await viewerOf(session)).toMatchObject({ name: '经大办', unitRole: 'handler' })
    expect(await resetHandler(manager, accountId)).toMatchObject({ ok: true })
    expect(await viewerOf(session)).toBeNull()
    expect(await closeHandler(manager, accountId)).toEqual({ ok: true })
    expect(await closeHandler(manager, accountId)).toMatchObject({ refusal: 'wrong_state' })
    expect(await getMember(manager, accountId)).toMatchObject({ state: 'left' })
    // Who left may come back under another username.
    expect(await openHandler(manager, { ...typed, username: `${typed.username}_again` })).toMatchObject({ ok: true })
  })

  test.each([
    ['name', '王5', '数字'],
    ['idKind', '', '请选择证件类型'],
    ['idNumber', '999999198105120048', '证件号有误'],
    ['username', '1abc', '以字母开头'],
    ['username', 'haiqiao_hr', '已被使用'],
    ['until', '2026-02-30', '有效期'],
    ['until', '2026-03-09', '不能早于今天'],
  ] as const)('A-31 A-12 %s “%s” is refused in words: %s', async (field, value, words) => {
    const typed = { ...someHandler(), idKind: 'residentId', idNumber: '999999199501170083', name: '舒欣二', [field]: value }
    const free = field === 'username' ? { ...typed, idKind: 'passport', idNumber: 'E20000001' } : typed
    expect(await openHandler(manager, free)).toMatchObject({ ok: false, message: expect.stringContaining(words) })
  })

  test('A-31 one account a unit and ID number, however many try at once', async () => {
    const typed = someHandler()
    const all = await Promise.all([1, 2, 3, 4].map((nth) => openHandler(manager, { ...typed, username: `race_${nth}_x` })))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('Q-31 the ID number is sealed at rest', async () => {
    const { typed } = await newHandler(manager)
    const [row] =
      await world.owner`select (select jsonb_agg(to_jsonb(m)) from unit_members m)::text || (select jsonb_agg(to_jsonb(e)) from audit_entries e)::text as text`
    expect(row?.text).not.toContain(typed.idNumber)
  })

  test('A-31 Q-11 another unit’s handler does not exist, and a handler does nothing that is the manager’s', async () => {
    const { accountId, typed } = await newHandler(manager, review)
    const handler = await viewerAs(accountId)
    const before = await world.owner`select jsonb_agg(to_jsonb(m) order by account_id)::text as m from unit_members m`
    for (const who of [other, handler, staff('administrator'), { ...handler, unitRole: 'manager' as const }]) {
      for (const outcome of [
        await openHandler(who, someHandler()).then((one) => (who === other ? { refusal: 'not_found' } : one)),
        await editHandler(who, accountId, typed),
        await resetHandler(who, accountId),
        await closeHandler(who, accountId),
        await changeGrants(who, accountId, { give: ['system:exams'] }),
        await setGrants(who, accountId, 'item', []),
        await handOverHandler(who, accountId, accountIdOf('haiqiao_hr')),
      ])
        expect(outcome).toMatchObject({ refusal: 'not_found' })
      expect(await resignManager(who, accountId)).toMatchObject({ ok: false })
    }
    expect(await getMember(other, accountId)).toBeNull()
    expect(await listMembers(handler)).toEqual([])
    const after =
      await world.owner`select jsonb_agg(to_jsonb(m) order by account_id)::text as m from unit_members m where unit_id = ${manager.unitId}`
    expect(before[0]?.m).toContain(accountId)
    expect(JSON.parse(after[0]?.m)).toEqual(
      JSON.parse(before[0]?.m).filter((one: { unit_id: string }) => one.unit_id === manager.unitId),
    )
    expect(await closeHandler(manager, manager.accountId)).toMatchObject({ refusal: 'not_allowed' })
    for (const id of ['', 'x', '__proto__', crypto.randomUUID(), accountIdOf('ouyang')])
      expect(await resetHandler(manager, id)).toMatchObject({ refusal: 'not_found' })
  })
})

describe('A-32 授权', () => {
  test('A-32 a handler does what was granted and nothing else, and no more from the request after it was taken', async () => {
    const { accountId } = await newHandler(manager, review)
    const session = await openSession(accountId, place)
    const now = async () => (await viewerOf(session)) ?? expect.fail('the session ended')
    const id = await applicationFor(manager.unitId)
    expect(await pass(await viewerAs((await newHandler(manager)).accountId), id)).toMatchObject({ refusal: 'not_found' })
    await changeGrants(manager, accountId, { take: ['item:title-unit-review'] })
    expect(await pass(await now(), id)).toMatchObject({ refusal: 'not_found' })
    await changeGrants(manager, accountId, { give: ['item:title-pre-publicity'] })
    expect(await pass(await now(), id)).toMatchObject({ refusal: 'not_allowed' })
    await changeGrants(manager, accountId, { give: ['item:title-unit-review'], take: ['system:talent'] })
    expect(await pass(await now(), id)).toMatchObject({ refusal: 'not_found' })
    expect(mayOpenMenu(await now(), 'home')).toBe(false)
    await changeGrants(manager, accountId, { give: ['system:talent'] })
    expect(mayOpenMenu(await now(), 'home')).toBe(true)
    expect(await pass(await now(), id)).toMatchObject({ state: 'prePrint' })
    const elsewhere = await applicationFor(other.unitId)
    expect(await pass(await now(), elsewhere)).toMatchObject({ refusal: 'not_found' })
  })

  test('A-32 业务授权 and 功能菜单授权 are saved list by list; what is no grant is refused', async () => {
    const { accountId } = await newHandler(manager, review)
    expect(await setGrants(manager, accountId, 'menu', ['menu:info'])).toEqual({ ok: true })
    expect((await getMember(manager, accountId))?.grants).toEqual(['item:title-unit-review', 'menu:info', 'system:talent'])
    expect(await setGrants(manager, accountId, 'item', [])).toEqual({ ok: true })
    expect((await getMember(manager, accountId))?.grants).toEqual(['menu:info', 'system:talent'])
    for (const name of ['', 'menu:', 'role:manager', 'system:talent', '__proto__'])
      expect(await setGrants(manager, accountId, 'menu', [name])).toMatchObject({ refusal: 'invalid_input' })
    expect(await changeGrants(manager, accountId, {})).toMatchObject({ refusal: 'invalid_input' })
  })

  test('A-32 权限管理 as a granted menu lets read, never grant', async () => {
    const { accountId } = await newHandler(manager, ['system:talent', ...grantsOf('menu')])
    const reader = await viewerAs(accountId)
    expect((await listMembers(reader)).length).toBeGreaterThan(1)
    expect(await changeGrants(reader, accountId, { give: ['item:title-unit-review'] })).toMatchObject({ refusal: 'not_found' })
  })

  test('A-33 an account that came in through the provincial platform is a handler without grants until the manager grants', async () => {
    const accountId = crypto.randomUUID()
    await world.owner`insert into accounts (id, kind, username, username_key, display_name, unit_id)
      values (${accountId}, 'unit', 'gd_unit_1', 'gd_unit_1', '省平台用户', ${manager.unitId})`
    expect(await viewerAs(accountId)).toMatchObject({ unitRole: 'handler', grants: [] })
    const id = await applicationFor(manager.unitId)
    expect(
      maySeeCase(await viewerAs(accountId), { kind: 'title-review', applicantId: null, unitId: manager.unitId, scope: '' }),
    ).toBe(false)
    expect(await getMember(manager, accountId)).toMatchObject({ role: 'handler', idKind: null, state: 'active' })
    expect(await changeGrants(manager, accountId, { give: review })).toEqual({ ok: true })
    expect(await pass(await viewerAs(accountId), id)).toMatchObject({ state: 'prePrint' })
    expect(await resignManager(manager, accountId)).toMatchObject({ message: expect.stringMatching('已登记证件') })
    expect(await editHandler(manager, accountId, { ...someHandler(), name: '省平台' })).toEqual({ ok: true })
    expect(await getMember(manager, accountId)).toMatchObject({ name: '省平台', idKind: 'passport' })
    await closeHandler(manager, accountId)
    expect(await getMember(manager, accountId)).toMatchObject({ state: 'left', grants: [] })
  })
})

describe('B-13 mandates and handing over', () => {
  test('B-13 a mandate ends with its last day by the business clock, and says so', async () => {
    const { accountId, typed } = await newHandler(manager, review)
    expect(await editHandler(manager, accountId, { ...typed, until: '2026-03-31' })).toEqual({ ok: true })
    await world.setClock('2026-03-31T23:59:50+08:00')
    expect(await viewerAs(accountId)).toMatchObject({ grants: expect.arrayContaining(review), isMandateOver: false })
    await world.setClock('2026-04-01T00:00:00+08:00')
    expect(await viewerAs(accountId)).toMatchObject({ grants: [], isMandateOver: true })
    const id = await applicationFor(manager.unitId)
    expect(await pass(await viewerAs(accountId), id)).toMatchObject({ refusal: 'not_found' })
    expect(await editHandler(manager, accountId, { ...typed, until: '' })).toEqual({ ok: true })
    expect(await viewerAs(accountId)).toMatchObject({ isMandateOver: false })
  })

  test('B-13 a handler who leaves hands open business and grants over; the list is chained into the ledger and cannot be changed', async () => {
    const [from, to, third] = [await newHandler(manager, review), await newHandler(manager), await newHandler(manager)]
    const id = await applicationFor(manager.unitId)
    const session = await openSession(from.accountId, place)
    for (const wrong of ['', from.accountId, other.accountId, crypto.randomUUID()])
      expect(await handOverHandler(manager, from.accountId, wrong)).toMatchObject({ refusal: 'invalid_input' })
    const handed = await handOverHandler(manager, from.accountId, to.accountId)
    if (!handed.ok) throw new Error(handed.message)
    expect(await viewerOf(session)).toBeNull()
    expect(await pass(await viewerAs(to.accountId), id)).toMatchObject({ state: 'prePrint' })
    const row = await getHandover(await viewerAs(to.accountId), handed.handoverId)
    const list = readHandoverList(row?.list ?? '')
    expect(list).toMatchObject({
      who: 'handler',
      from: { username: from.typed.username },
      to: { username: to.typed.username },
      grants: [...review].sort(),
    })
    expect(list.business.map((one) => one.id)).toContain(id)
    expect(sha256(row?.list ?? '')).toBe(row?.hash)
    const [entry] = await world.owner`select after from audit_entries where what = 'unit-handed-over' order by seq desc limit 1`
    expect(JSON.parse(entry?.after)).toMatchObject({ handover: handed.handoverId, hash: row?.hash })
    await expect(world.owner`update unit_handovers set list = '' where id = ${handed.handoverId}`).rejects.toThrow()
    expect(await getHandover(await viewerAs(third.accountId), handed.handoverId)).toBeNull()
    expect(await getHandover(other, handed.handoverId)).toBeNull()
    expect(await handOverHandler(manager, from.accountId, to.accountId)).toMatchObject({ refusal: 'not_found' })
    expect((await verifyLedger(0, 10_000)).found).toEqual([])
  })

  test('B-13 a manager who resigns is a handler without grants from the next request on; of two who would resign at once one does', async () => {
    const { accountId, link } = await newHandler(other, ['system:talent'])
    expect(await resignManager(other, accountId)).toMatchObject({ message: expect.stringMatching('已设置密码') })
    const password = '三月十五一起去看大海吧'
    await setUnitPassword(link.address.split('/').at(-1) ?? '', { password, repeat: password }, place)
    const session = await openSession(other.accountId, place)
    const both = await Promise.all([resignManager(other, accountId), resignManager(other, accountId)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const before = await viewerOf(session)
    expect(before).toMatchObject({ unitRole: 'handler', grants: [] })
    expect(await viewerAs(accountId)).toMatchObject({ unitRole: 'manager' })
    expect(await resetHandler(other, accountId)).toMatchObject({ refusal: 'not_found' })
    expect((await listHandovers(before ?? other)).length).toBe(1)
    expect(await closeHandler(await viewerAs(accountId), other.accountId)).toEqual({ ok: true })
    const [managers] =
      await world.owner`select count(*)::int as n from unit_members where unit_id = ${other.unitId} and role = 'manager' and left_at is null`
    expect(managers?.n).toBe(1)
  })
})
