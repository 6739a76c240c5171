import { beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { getStaffAccount, listStaffAccounts } from '@/db/queries/staff'
import { seedAccounts } from '@/db/seed/accounts'
import { openSession, viewerOf } from '@/lib/access/session'
import { checkCredentials, type Origin } from '@/lib/access/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { oneTimeCode } from '@/lib/account/one-time-code'
import { seal } from '@/lib/crypto/sealed'
import { resetStaffAccount } from './change-account'
import { enrol, readEnrolment } from './enrol'
import { accountRow, enrolWith, goodPassword, newStaff, personaViewer, place, tokenOf } from './fixtures/office'
import { openStaffAccount } from './open-account'
import { reenrol } from './reenrol'

let administrator: Viewer
let owner: Awaited<ReturnType<typeof openTestDatabase>>['owner']
let setClock: Awaited<ReturnType<typeof openTestDatabase>>['setClock']

beforeAll(async () => {
  const { close, ...database } = await openTestDatabase()
  owner = database.owner
  setClock = database.setClock
  await seedAccounts()
  administrator = await personaViewer('guanliyuan')
  return close
})

const from: Origin = { device: null, deviceName: place.device, address: place.address, network: null, later: () => {} }
const signIn = (username: string, code: string, password = goodPassword) =>
  checkCredentials('staff', { username, password, code }, from)
/** The code after the one that enrolment used up. */
const nextCode = (secret: string) => oneTimeCode(secret, new Date(Date.now() + 30_000))

describe('A-34 the link', () => {
  test('A-34 makes an account usable, once, and never before its owner has set password and authenticator', async () => {
    const opened = await openStaffAccount(administrator, { name: '  新  同事 ', username: 'xintongshi' })
    if (!opened.ok) throw new Error(opened.message)
    const token = tokenOf(opened.link.address)
    expect(await signIn('xintongshi', '123456')).toMatchObject({ refusal: 'wrong' })
    const read = await readEnrolment(token)
    expect(read).toMatchObject({ name: '新 同事', username: 'xintongshi' })
    const { secret, recoveryCodes } = await enrolWith(token)
    expect(recoveryCodes).toHaveLength(10)
    expect(await readEnrolment(token)).toBeNull()
    expect(await enrol(token, { password: goodPassword, repeat: goodPassword, code: '', sealed: '' }, place)).toMatchObject({
      message: expect.stringContaining('已经用过'),
    })
    expect(await signIn('xintongshi', nextCode(secret))).toMatchObject({ ok: true })
  })

  test('A-34 of two who use it at once one gets in', async () => {
    const opened = await openStaffAccount(administrator, { name: '双开', username: 'shuangkai' })
    if (!opened.ok) throw new Error(opened.message)
    const token = tokenOf(opened.link.address)
    const { secret, sealed } = (await readEnrolment(token))?.pairing ?? { secret: '', sealed: '' }
    const typed = { password: goodPassword, repeat: goodPassword, code: oneTimeCode(secret), sealed }
    const both = await Promise.all([enrol(token, typed, place), enrol(token, typed, place)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
  })

  test('A-34 is over after 72 hours of the wall clock, whatever the business clock says, and after a newer one', async () => {
    const opened = await openStaffAccount(administrator, { name: '过期', username: 'guoqi01' })
    if (!opened.ok) throw new Error(opened.message)
    const token = tokenOf(opened.link.address)
    await setClock('2035-01-01T00:00:00+08:00')
    expect(await readEnrolment(token)).not.toBeNull()
    expect(opened.link.expiresAt.getTime() - Date.now()).toBeGreaterThan(71 * 3_600_000)
    const newer = await resetStaffAccount(administrator, opened.accountId)
    expect(await readEnrolment(token)).toBeNull()
    expect((await getStaffAccount(administrator, opened.accountId))?.linkUntil).toEqual(newer.ok && newer.link.expiresAt)
    const newerToken = tokenOf(newer.ok ? newer.link.address : '')
    expect(await readEnrolment(newerToken)).not.toBeNull()
    await owner`update enrolments set expires_at = clock_timestamp() - interval '1 second' where account_id = ${opened.accountId}`
    expect(await readEnrolment(newerToken)).toBeNull()
    expect(await getStaffAccount(administrator, opened.accountId)).toMatchObject({
      linkUntil: null,
      enrolled: false,
      codesLeft: 0,
    })
  })

  test('A-34 whoever opened it before does not know the secret of whoever uses it; a secret sealed for another link is none', async () => {
    const [one, other] = await Promise.all(
      ['mima001', 'mima002'].map((username) => openStaffAccount(administrator, { name: '密码', username })),
    )
    const [token, otherToken] = [one, other].map((made) => tokenOf(made?.ok ? made.link.address : ''))
    const [first, second] = [await readEnrolment(token ?? ''), await readEnrolment(token ?? '')]
    expect(first?.pairing.secret).not.toBe(second?.pairing.secret)
    const foreign = (await readEnrolment(otherToken ?? ''))?.pairing
    const typed = {
      password: goodPassword,
      repeat: goodPassword,
      code: oneTimeCode(foreign?.secret ?? ''),
      sealed: foreign?.sealed ?? '',
    }
    expect(await enrol(token ?? '', typed, place)).toMatchObject({ ok: false, message: expect.stringContaining('重新打开链接') })
    expect(await enrol(token ?? '', { ...typed, sealed: seal('x', 'totp') }, place)).toMatchObject({ ok: false })
  })

  test.each([
    ['short', 'short', 'password'],
    ['password-of-jiancha01-x', 'password-of-jiancha01-x', 'password'],
    ['aaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaa', 'password'],
    ['x1234567890', 'x1234567890', 'password'],
    [goodPassword, `${goodPassword}！`, 'repeat'],
    [goodPassword, goodPassword, 'code'],
  ])('A-34 A-11 %j and %j: the %s is told', async (password, repeat, field) => {
    const username = 'jiancha01'
    const made = await openStaffAccount(administrator, { name: '检查', username })
    const account = made.ok ? made : null
    if (account) tokens.set(username, tokenOf(account.link.address))
    const token = tokens.get(username) ?? ''
    const { sealed } = (await readEnrolment(token))?.pairing ?? { sealed: '' }
    expect(await enrol(token, { password, repeat, code: '000000x', sealed }, place)).toMatchObject({ ok: false, field })
  })
  const tokens = new Map<string, string>()

  test.each([
    ['', 'zhengchang'],
    ['名', '1abcdef'],
    ['名', 'abc'],
    ['名', '有汉字的名'],
    ['名', 'KAOWU1'],
  ])('A-34 no account for the name %j with the username %j', async (name, username) => {
    expect(await openStaffAccount(administrator, { name, username })).toMatchObject({ ok: false })
  })
})

describe('A-34 recovery codes', () => {
  test('A-34 each lets in once in place of the one-time code, however it is typed, and is kept as a hash', async () => {
    const { username, accountId, recoveryCodes } = await newStaff(administrator, 'huifu001')
    const [first = '', second = ''] = recoveryCodes
    expect(await signIn(username, ` ${first.toLowerCase().replace('-', ' ')} `)).toMatchObject({ ok: true, recoveryCode: true })
    expect(await signIn(username, first)).toMatchObject({ refusal: 'wrong' })
    const both = await Promise.all([signIn(username, second), signIn(username, second)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    const rows = await owner`select * from recovery_codes where account_id = ${accountId}`
    expect(rows.filter((row) => row.used_at === null)).toHaveLength(8)
    expect(JSON.stringify(rows)).not.toContain(first.slice(0, 5))
  })

  test('A-34 a wrong password uses none up; those of another account let nobody in', async () => {
    const one = await newStaff(administrator, 'huifu002')
    const other = await newStaff(administrator, 'huifu003')
    const [code = ''] = one.recoveryCodes
    expect(await signIn(one.username, code, 'wrong-password')).toMatchObject({ refusal: 'wrong' })
    expect(await signIn(other.username, code)).toMatchObject({ refusal: 'wrong' })
    expect(await signIn(one.username, code)).toMatchObject({ ok: true })
  })
})

test('A-34 the administrator finds accounts by how username or name begins; nobody else gets any', async () => {
  const named = async (asked: string) => (await listStaffAccounts(administrator, asked)).map((one) => one.username)
  expect(await named(' KAOWU ')).toEqual(['kaowu1', 'kaowu2'])
  expect(await named('陈')).toEqual(['kaowu1'])
  expect(await named('%')).toEqual([])
  expect(await named('')).toContain('shenjiyuan')
  expect(await listStaffAccounts(await personaViewer('shenjiyuan'))).toEqual([])
  expect(await getStaffAccount(await personaViewer('kaowu1'), administrator.accountId)).toBeNull()
})

describe('A-34 anew', () => {
  test('A-34 a reset ends password, authenticator, codes and sessions at once, and the new link gives others', async () => {
    const { accountId, username, secret, recoveryCodes } = await newStaff(administrator, 'chongzhi1')
    const session = await openSession(accountId, place)
    const reset = await resetStaffAccount(administrator, accountId)
    expect(await viewerOf(session)).toBeNull()
    expect(await signIn(username, nextCode(secret))).toMatchObject({ refusal: 'wrong' })
    expect(await signIn(username, recoveryCodes[0] ?? '')).toMatchObject({ refusal: 'wrong' })
    const renewed = await enrolWith(tokenOf(reset.ok ? reset.link.address : ''))
    expect(await signIn(username, recoveryCodes[0] ?? '')).toMatchObject({ refusal: 'wrong' })
    expect(await signIn(username, renewed.recoveryCodes[0] ?? '')).toMatchObject({ ok: true })
  })

  test('A-34 re-enrolment asks for the password, five times at most, and leaves what one has until the link is used', async () => {
    const { accountId, username, recoveryCodes } = await newStaff(administrator, 'huanji01')
    const session = await openSession(accountId, place)
    const viewer = await viewerOf(session)
    if (!viewer) throw new Error('not signed in')
    expect(await reenrol(viewer, 'wrong-password')).toMatchObject({ message: '密码不正确，还可以试 4 次。' })
    const made = await reenrol(viewer, goodPassword)
    expect(await signIn(username, recoveryCodes[0] ?? '')).toMatchObject({ ok: true })
    await enrolWith(tokenOf(made.ok ? made.address : ''), `${goodPassword}二`)
    expect(await viewerOf(session)).toBeNull()
    expect(await signIn(username, recoveryCodes[1] ?? '')).toMatchObject({ refusal: 'wrong' })
    for (let time = 0; time < 5; time += 1) await reenrol(viewer, 'wrong-password')
    expect(await reenrol(viewer, `${goodPassword}二`)).toMatchObject({ refusal: 'not_allowed' })
  })

  test('A-34 enrolling lifts a lock', async () => {
    const { accountId, username } = await newStaff(administrator, 'suoding1')
    for (let time = 0; time < 5; time += 1) await signIn(username, '000000', 'wrong')
    const reset = await resetStaffAccount(administrator, accountId)
    const { recoveryCodes } = await enrolWith(tokenOf(reset.ok ? reset.link.address : ''))
    expect(await signIn(username, recoveryCodes[0] ?? '')).toMatchObject({ ok: true })
    expect((await accountRow(accountId)).totpSealed).toMatch(/^v1\./)
  })
})
