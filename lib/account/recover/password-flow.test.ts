import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts, sessions, signInTries, units } from '@/db/schema/account'
import { unitMembers } from '@/db/schema/unit'
import { openSession } from '@/lib/access/session'
import { checkCredentials } from '@/lib/access/sign-in'
import { flowBrowser, flowOrigin, newcomer, newestSms } from '@/lib/account/fixtures/flow-browser'
import { atMost } from '@/lib/account/gates'
import { setSecurityQuestions } from '@/lib/account/security-questions'
import { keyedHash, seal } from '@/lib/crypto/sealed'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { candidate } from '@/lib/workflow/fixtures/world'
import type { FlowWork } from '@/lib/workflow/flow'
import { identityOf, newPassword, registered, reset, type Somebody, signIn } from './fixtures/registered'
import { recoverPasswordFlow } from './password-flow'
import { seemingQuestions } from './seeming-questions'
import { recoverUsernameFlow } from './username-flow'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())
beforeEach(() => db().delete(signInTries))

describe('A-24 找回密码', () => {
  async function atSms(username: string) {
    const browser = flowBrowser(recoverPasswordFlow)
    expect(await browser.prove('username', { username, userKind: 'person' })).toMatchObject({ ok: true, next: 'way' })
    expect(await browser.post('way', { way: 'sms' })).toMatchObject({ ok: true, next: 'sms' })
    return browser
  }

  test('A-24 by number and mobile: the old password is dead, every session ends, a lock is lifted, the owner is told', async () => {
    const who = await registered()
    await openSession(who.accountId, { device: '', address: '' })
    for (let time = 0; time < 5; time += 1) await signIn(who.username, 'wrong')
    expect(await signIn(who.username, who.password)).toMatchObject({ refusal: 'locked' })
    const browser = await atSms(who.username)
    const { idKind, idNumber, mobile } = who
    const typed = { idKind, idNumber, mobile }
    const code = await browser.code('sms', typed, mobile)
    expect(await browser.post('sms', { ...typed, code })).toMatchObject({ ok: true, next: 'reset' })
    expect(await browser.post('reset', reset)).toMatchObject({ ok: true, next: null })
    expect(await db().select().from(sessions).where(eq(sessions.accountId, who.accountId))).toEqual([])
    expect(await signIn(who.username, who.password)).toMatchObject({ ok: false, refusal: 'wrong' })
    expect(await signIn(who.username, newPassword)).toMatchObject({ ok: true })
    expect((await newestSms(mobile))[0]?.text).toMatch(/密码/)
  })

  test('A-24 another phone receives a code and fails at 下一步, the same for unknown people', async () => {
    const [who, stranger] = [await registered(), newcomer()]
    const failed = []
    for (const username of [who.username, stranger.username]) {
      const browser = await atSms(username)
      const { idKind, idNumber } = who
      const typed = { idKind, idNumber, mobile: newcomer().mobile }
      const code = await browser.code('sms', typed, typed.mobile)
      expect(code).toMatch(/^\d{6}$/)
      failed.push(await browser.post('sms', { ...typed, code }))
    }
    expect(failed[0]).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('与注册时填写的不一致') } })
    expect(failed.map((one) => one.ok === false && one.refusal)[1]).toEqual(failed[0]?.ok === false && failed[0].refusal)
  })

  test('A-24 by questions: three right answers; without any it says so; five wrong tries end it for an hour', async () => {
    const who = await registered()
    const browser = flowBrowser(recoverPasswordFlow)
    await browser.prove('username', { username: who.username, userKind: 'person' })
    expect(await browser.post('way', { way: 'questions' })).toMatchObject({
      ok: false,
      problems: { way: '未设置密保，不能通过密保问题找回密码' },
    })
    const chosen = [
      { question: 'novel', answer: '西游记' },
      { question: 'dish', answer: '苦瓜炒蛋' },
      { question: 'fear', answer: '打雷的声音' },
    ]
    const viewer = { ...candidate(who.personId), accountId: who.accountId }
    expect(await setSecurityQuestions(viewer, chosen, who.password)).toEqual({ ok: true })
    await browser.prove('username', { username: who.username, userKind: 'person' })
    expect(await browser.post('way', { way: 'questions' })).toMatchObject({ ok: true, next: 'questions' })
    const right = { answer1: ' 西游记', answer2: '苦瓜炒蛋', answer3: '打雷的声音' }
    expect(await browser.post('questions', { ...right, answer3: '打雷' })).toMatchObject({ ok: false })
    expect(await browser.post('questions', right)).toMatchObject({ ok: true, next: 'reset' })
    expect(await browser.post('reset', { ...reset, passwordAgain: 'x' })).toMatchObject({
      problems: { passwordAgain: expect.any(String) },
    })
    const own = `我的号码 ${who.idNumber.slice(6, 14)} 记得住`
    expect(await browser.post('reset', { password: own, passwordAgain: own })).toMatchObject({
      problems: { password: expect.stringContaining('证件号码') },
    })
    expect(await browser.post('reset', reset)).toMatchObject({ ok: true })
    const guesser = flowBrowser(recoverPasswordFlow)
    await guesser.prove('username', { username: who.username, userKind: 'person' })
    await guesser.post('way', { way: 'questions' })
    for (let guess = 0; guess < 5; guess += 1)
      expect(await guesser.post('questions', { ...right, answer1: '水浒' })).toMatchObject({ ok: false })
    expect(await guesser.post('questions', right)).toMatchObject({ ok: false })
    expect(await signIn(who.username, newPassword)).toMatchObject({ ok: true })
  })

  test('A-26 nothing is reset without a proof: neither by skipping, nor by another way, nor for nobody', async () => {
    const [who, stranger] = [await registered(), newcomer()]
    for (const username of [who.username, stranger.username]) {
      const browser = await atSms(username)
      expect(await browser.post('reset', reset)).toMatchObject({ ok: 'elsewhere', next: 'sms' })
      await browser.post('way', { way: 'face' })
      expect(await browser.post('face', {})).toMatchObject({ ok: false })
      expect(await browser.post('reset', reset)).toMatchObject({ ok: 'elsewhere', next: 'face' })
    }
    expect(await signIn(who.username, who.password)).toMatchObject({ ok: true })
  })

  test('A-24 whoever holds the owner’s phone finds no number by trying: five tries in a flow, thirty from a network', async () => {
    const who = await registered()
    const browser = await atSms(who.username)
    const { idKind, idNumber, mobile } = who
    const code = await browser.code('sms', { idKind, idNumber, mobile }, mobile)
    const guess = () => browser.post('sms', { idKind, idNumber: newcomer().idNumber, mobile, code })
    const told = []
    for (let time = 0; time < 7; time += 1) told.push(await guess())
    const words = told.map((one) => (one.ok === false ? one.refusal?.message : null))
    expect(words.map((one) => one?.startsWith('证件号试的次数太多'))).toEqual([false, false, false, false, false, true, true])
    // The right number comes too late in this flow, and in time in the next one.
    expect(await browser.post('sms', { idKind, idNumber, mobile, code })).toMatchObject({ ok: false })
    const guarded = atMost('tested', { inFlow: 5, fromNetwork: 30 }, '')
    const fromOne = (flowHash: string) => guarded({ flowHash, origin: { network: '203.0.113.0/24' } } as FlowWork)
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => fromOne(`flow ${index}`)))
    expect(answers.filter((answer) => answer === null)).toHaveLength(30)
  })

  test('A-23 a code for the face is opened ten times in a flow, and then no more', async () => {
    const who = await registered()
    const browser = await atSms(who.username)
    expect(await browser.post('way', { way: 'face' })).toMatchObject({ ok: true, next: 'face' })
    const told = []
    for (let time = 0; time < 10; time += 1) told.push(await browser.post('face', {}, 'send'))
    expect(told.map((one) => one.ok === false && one.refusal?.message !== undefined)).toEqual([...Array(9).fill(false), true])
    expect(await browser.post('way', { way: 'face' })).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('换得太多') },
    })
    expect(await browser.post('way', { way: 'sms' })).toMatchObject({ ok: true, next: 'sms' })
  })

  test('A-26 which unknown usernames seem to have questions is always the same, and about half of them', () => {
    const subjects = Array.from({ length: 1000 }, (_, index) => `nobody ${index}`)
    const seeming = subjects.map(seemingQuestions)
    expect(subjects.map(seemingQuestions)).toEqual(seeming)
    expect(seeming.filter((questions) => questions.length === 3).length).toBeGreaterThan(400)
    expect(seeming.filter((questions) => questions.length === 0).length).toBeGreaterThan(400)
    for (const questions of seeming) expect(new Set(questions).size).toBe(questions.length)
  })
})

describe('A-23 A-24 whoever acts for a unit', () => {
  test('A-23 a handler who is a candidate too gets the usernames by the mobile of the person, and resets the password of the unit’s account', async () => {
    const who = await registered()
    const { username, accountId } = await handlerOf(who)
    const browser = flowBrowser(recoverUsernameFlow)
    await browser.post('way', { way: 'sms' })
    await browser.prove('identity', { ...identityOf(who), userKind: 'unit' })
    const code = await browser.code('code', {}, who.mobile)
    expect(await browser.post('code', { code })).toMatchObject({ ok: true, next: null })
    expect((await newestSms(who.mobile))[0]?.text).toContain(`您的用户名是 ${username}`)

    const reset1 = flowBrowser(recoverPasswordFlow)
    await reset1.prove('username', { username, userKind: 'unit' })
    await reset1.post('way', { way: 'sms' })
    const { idKind, idNumber, mobile } = who
    await db().delete(signInTries)
    const typed = { idKind, idNumber, mobile }
    const second = await reset1.code('sms', typed, mobile)
    expect(await reset1.post('sms', { ...typed, code: second })).toMatchObject({ ok: true, next: 'reset' })
    expect(await reset1.post('reset', reset)).toMatchObject({ ok: true, next: null })
    const opened = await checkCredentials('unit', { username, password: newPassword, code: '' }, flowOrigin)
    expect(opened).toMatchObject({ ok: true, account: { id: accountId } })
    expect(await signIn(who.username, who.password)).toMatchObject({ ok: true })
  })
})

/** The same human as a handler of a unit. */
async function handlerOf({ name, idKind, idNumber }: Somebody) {
  const [unit] = await db().insert(units).values({ name: '找回测试单位' }).returning({ id: units.id })
  const username = `handler_${idNumber.slice(-8).toLowerCase()}`
  const row = { kind: 'unit' as const, username, usernameKey: username, displayName: name, unitId: unit?.id ?? '' }
  const [account] = await db().insert(accounts).values(row).returning({ id: accounts.id })
  const accountId = account?.id ?? ''
  const identity = { idKind, idNumberSealed: seal(idNumber, 'id-number'), idNumberHash: keyedHash(idNumber, 'id-number') }
  await db()
    .insert(unitMembers)
    .values({ accountId, unitId: unit?.id ?? '', role: 'handler', ...identity })
  return { username, accountId }
}
