import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import { checkCredentials } from '@/lib/access/sign-in'
import { deliverOutbox } from '@/lib/message/deliver-outbox'
import { listMessages } from '@/lib/message/inbox'
import { readRequest } from '@/lib/service/read-request'
import { candidate, openWorld, staff, type World } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { checkUnitRegistrationStep } from './check-step'
import { decide, draftUnit, newHandler, place, someCode, someHandler, viewerAs } from './fixtures/units'
import { openHandler } from './open-handler'
import { makeManagerLink, readUnitLink, setUnitPassword } from './set-first-password'

const reviewer = staff('reviewer')
const password = '三月十五一起去看大海吧'
let world: World

beforeAll(async () => {
  world = await openWorld()
  await seedAccounts()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

const unitOf = async (code: string) => (await world.owner`select * from units where code = ${code}`)[0]
const managerOf = async (unitId: string) =>
  (
    await world.owner`select a.*, m.role, m.id_number_hash from accounts a join unit_members m on m.account_id = a.id where a.unit_id = ${unitId}`
  )[0]

describe('A-30 单位注册', () => {
  test('A-30 submitted, sent back with an opinion, mended, passed: unit and manager come into being together, and the applicant is told', async () => {
    const { id, viewer, personId, answers } = await draftUnit()
    expect(await transition(viewer, id, 'submit')).toMatchObject({ state: 'submitted' })
    expect(await decide(reviewer, id, 'return', { opinion: '' })).toMatchObject({ refusal: 'invalid_input' })
    expect(await decide(reviewer, id, 'return', { opinion: '扫描件不清楚' })).toMatchObject({ state: 'returned' })
    expect((await readRequest(viewer, 'unit-registration', id))?.events.at(-1)).toMatchObject({ opinion: '扫描件不清楚' })
    expect(await unitOf(answers.code ?? '')).toBeUndefined()
    expect(await transition(viewer, id, 'submit')).toMatchObject({ state: 'submitted' })
    expect(await transition(reviewer, id, 'approve')).toMatchObject({ refusal: 'claimed_by_other' })
    await world.setClock('2026-03-10T10:05:00+08:00')
    expect(await decide(reviewer, id, 'approve')).toMatchObject({ state: 'registered' })
    const unit = await unitOf(answers.code ?? '')
    expect(unit).toMatchObject({ name: '测试单位有限公司', legal_representative: '测法' })
    const manager = await managerOf(unit?.id)
    expect(manager).toMatchObject({
      role: 'manager',
      kind: 'unit',
      username: answers.username,
      password_hash: null,
      person_id: null,
    })
    await deliverOutbox()
    expect((await listMessages(candidate(personId))).map(({ title, href }) => [title, href])).toEqual(
      expect.arrayContaining([
        ['单位注册成功，请设置密码', '/profile/units'],
        ['单位注册被退回，请修改', `/services/unit-registration/${id}`],
      ]),
    )
    expect(await verifyChain(id)).toEqual([])
  })

  test('A-30 the manager sets the first password as the same human, once; nobody else can', async () => {
    const { id, viewer, answers } = await draftUnit()
    await transition(viewer, id, 'submit')
    await decide(reviewer, id, 'approve')
    const manager = await managerOf((await unitOf(answers.code ?? ''))?.id)
    const stranger = await draftUnit()
    for (const [who, account] of [
      [stranger.viewer, manager?.id],
      [viewer, accountIdOf('haiqiao_admin')],
      [viewer, 'x'],
    ] as const)
      expect(await makeManagerLink(who, account)).toMatchObject({ refusal: 'not_found' })
    await world.owner`insert into accounts (id, kind, username, username_key, display_name, person_id)
      values (${viewer.accountId}, 'person', 'licensee', 'licensee', '领证人', ${viewer.personId})`
    const made = await makeManagerLink(viewer, manager?.id)
    const token = made.ok ? (made.address.split('/').at(-1) ?? '') : ''
    expect(await readUnitLink(token)).toMatchObject({ username: answers.username })
    expect(await setUnitPassword(token, { password: '1234567890', repeat: '1234567890' }, place)).toMatchObject({
      field: 'password',
    })
    expect(await setUnitPassword(token, { password, repeat: 'x' }, place)).toMatchObject({ field: 'repeat' })
    const both = await Promise.all([1, 2].map(() => setUnitPassword(token, { password, repeat: password }, place)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await makeManagerLink(viewer, manager?.id)).toMatchObject({ refusal: 'wrong_state' })
    const origin = { device: null, deviceName: '', address: '', network: null, later: () => {} }
    expect(await checkCredentials('unit', { username: answers.username ?? '', password, code: '' }, origin)).toMatchObject({
      ok: true,
    })
    expect(await viewerAs(manager?.id)).toMatchObject({ kind: 'unit', unitRole: 'manager', personId: null })
  })

  test.each([
    ['code', someCode(false), '信用代码有误'],
    ['code', '440301103097413', '旧的营业执照注册号'],
    ['legalRepresentative', '', '法定代表人'],
    ['phone', '十二', '电话'],
    ['username', '5lian', '以字母开头'],
    ['license', '', '营业执照'],
  ] as const)('A-30 %s “%s” is said beside its field, and not submitted by any way', async (field, value, words) => {
    const { id, viewer, answers } = await draftUnit({ [field]: value })
    expect(checkUnitRegistrationStep('request', null, answers)).toEqual({ [field]: expect.stringContaining(words) })
    expect(await transition(viewer, id, 'submit')).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringMatching('没有填好'),
    })
  })

  test('A-30 two registrations of one code at once: one is under way, and after it no other', async () => {
    const code = someCode()
    const [one, two] = [await draftUnit({ code }), await draftUnit({ code })]
    const outcomes = await Promise.all([one, two].map(({ id, viewer }) => transition(viewer, id, 'submit')))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const [first, second] = outcomes[0]?.ok ? [one, two] : [two, one]
    expect(await decide(reviewer, first.id, 'approve')).toMatchObject({ state: 'registered' })
    expect(await transition(second.viewer, second.id, 'submit')).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringMatching('已经注册'),
    })
    expect(await world.owner`select from units where code = ${code}`).toHaveLength(1)
    await expect(world.owner`insert into units (name, code) values ('x', ${code})`).rejects.toThrow('units_code')
  })

  test('A-30 what was sent back keeps the code from nobody', async () => {
    const code = someCode()
    const [impostor, owner] = [await draftUnit({ code }), await draftUnit({ code })]
    await transition(impostor.viewer, impostor.id, 'submit')
    expect(await transition(owner.viewer, owner.id, 'submit')).toMatchObject({ refusal: 'not_ready' })
    await decide(reviewer, impostor.id, 'return', { opinion: '请补交授权书' })
    expect(await transition(owner.viewer, owner.id, 'submit')).toMatchObject({ ok: true })
    expect(await transition(impostor.viewer, impostor.id, 'submit')).toMatchObject({ refusal: 'not_ready' })
  })

  test('A-30 a username that is taken is told at 提交, and once more at 通过; two at once do not both get it', async () => {
    const taken = await draftUnit({ username: 'HAIQIAO_admin' })
    expect(await transition(taken.viewer, taken.id, 'submit')).toMatchObject({
      message: expect.stringMatching('HAIQIAO_admin 已被使用'),
    })
    const [one, two] = [await draftUnit({ username: 'same_name' }), await draftUnit({ username: 'Same_Name' })]
    for (const { id, viewer } of [one, two]) expect(await transition(viewer, id, 'submit')).toMatchObject({ ok: true })
    const outcomes = await Promise.all(
      [one, two].map(({ id }, nth) => decide(staff('reviewer', undefined), id, 'approve', { opinion: String(nth) })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ message: expect.stringMatching('已被使用') })
  })
})

describe('A-16 one human, two kinds of account', () => {
  test('A-16 a handler who is also a candidate does not collide', async () => {
    const { id, viewer, answers } = await draftUnit()
    await transition(viewer, id, 'submit')
    await decide(reviewer, id, 'approve')
    const manager = await viewerAs((await managerOf((await unitOf(answers.code ?? ''))?.id))?.id)
    // 欧阳䶮 is a candidate of the demo.
    const typed = { ...someHandler(), name: '欧阳䶮', idKind: 'residentId', idNumber: '99999919920314002x' }
    expect(await openHandler(manager, typed)).toMatchObject({ ok: true })
    expect(await openHandler(manager, { ...typed, username: 'another_name' })).toMatchObject({ refusal: 'conflict' })
    expect(await openHandler(await viewerAs(accountIdOf('haiqiao_admin')), { ...typed, username: 'third_name' })).toMatchObject({
      ok: true,
    })
    expect(await viewerAs(accountIdOf('ouyang'))).toMatchObject({ kind: 'person', unitId: null })
    // The manager, who applied as a person, is not taken on a second time either.
    await expect(newHandler(manager)).resolves.toMatchObject({ ok: true })
  })
})
