import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts, persons, securityEvents, signInTries } from '@/db/schema/account'
import { consents, flows } from '@/db/schema/flow'
import { checkCredentials } from '@/lib/access/sign-in'
import { flowBrowser, flowOrigin, newcomer } from '@/lib/account/fixtures/flow-browser'
import { sha256 } from '@/lib/crypto/canonical'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { readFlow } from '@/lib/workflow/advance-flow'
import { checkStep, stepOf } from '@/lib/workflow/form'
import { documents } from './documents'
import { registerFlow } from './flow'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())
beforeEach(() => db().delete(signInTries))

type Newcomer = ReturnType<typeof newcomer>
const agreed = Object.fromEntries(Object.entries(documents).map(([name, { version }]) => [name, version]))
const loginOf = ({ username, password }: Newcomer) => ({ username, password, passwordAgain: password })
const identityOf = ({ name, idKind, idNumber }: Newcomer) => ({ name, idKind, idNumber })
const bankOf = ({ bank, account, mobile }: Newcomer) => ({ bank, account, mobile })

/** A browser at 填写验证信息, with the code that reached the phone. */
async function atVerify(who: Newcomer) {
  const browser = flowBrowser(registerFlow)
  expect(await browser.post('agreement', agreed)).toMatchObject({ ok: true, next: 'login' })
  expect(await browser.prove('login', loginOf(who))).toMatchObject({ ok: true, next: 'identity' })
  expect(await browser.post('identity', identityOf(who))).toMatchObject({ ok: true, next: 'verify' })
  return { browser, sent: { ...bankOf(who), code: await browser.code('verify', bankOf(who), who.mobile) } }
}

const planBank = (account: string, outcome: string) =>
  fetch(`${world.address}/api/sandbox/bank`, { method: 'POST', body: JSON.stringify({ account, outcome, times: 1 }) })

const countOf = async (username: string) =>
  (await db().select().from(accounts).where(eq(accounts.usernameKey, username.toLowerCase()))).length

describe('A-10 A-16 registration', () => {
  test('A-10 A-14 A-16 four steps make a person who can sign in, with what was agreed to', async () => {
    const who = newcomer()
    const { browser, sent } = await atVerify(who)
    expect(await browser.post('verify', sent)).toMatchObject({ ok: true, next: null })
    const typed = { username: who.username.toUpperCase(), password: who.password, code: '' }
    const signedIn = await checkCredentials('person', typed, flowOrigin)
    if (!signedIn.ok) throw new Error(signedIn.message)
    const accountId = signedIn.account.id
    const [person] = await db()
      .select({ name: persons.name, sex: persons.sex, birthDate: persons.birthDate, bank: persons.bank })
      .from(persons)
      .innerJoin(accounts, eq(accounts.personId, persons.id))
      .where(eq(accounts.id, accountId))
    const [, year] = /999999(\d{4})/.exec(who.idNumber) ?? []
    expect(person).toMatchObject({ name: who.name, birthDate: `${year}-01-01`, bank: 'icbc' })
    expect(await db().select().from(consents).where(eq(consents.accountId, accountId))).toHaveLength(3)
    const events = await db().select().from(securityEvents).where(eq(securityEvents.accountId, accountId))
    expect(events.map(({ name }) => name)).toContain('registered')
    const standing = await readFlow(registerFlow, browser.id, null)
    expect(standing).toMatchObject({ at: null, answers: {}, kept: { username: who.username } })
  })

  test('A-10 it goes on where it stood for 30 minutes, and then what was typed is gone', async () => {
    const { browser } = await atVerify(newcomer())
    expect(await readFlow(registerFlow, browser.id, null)).toMatchObject({ at: 'verify' })
    await db()
      .update(flows)
      .set({ expiresAt: sql`clock_timestamp()` })
      .where(eq(flows.idHash, sha256(browser.id ?? '')))
    expect(await readFlow(registerFlow, browser.id, null)).toBeNull()
    expect(await browser.post('verify', {})).toEqual({ ok: 'elsewhere', next: 'agreement', over: true })
  })

  test('A-10 numbers and password of a flow under way are in plain nowhere in its row', async () => {
    const who = newcomer()
    const { browser } = await atVerify(who)
    const rows = await db().execute<{ row: string }>(
      sql`select row_to_json(f)::text as row from flows f where id_hash = ${sha256(browser.id ?? '')}`,
    )
    for (const secret of [who.idNumber, who.mobile, who.account, who.password]) expect(rows[0]?.row).not.toContain(secret)
    expect(rows[0]?.row).toContain(who.username)
  })

  test('A-26 steps cannot be skipped, nor gone on with from another browser, nor done twice', async () => {
    const who = newcomer()
    const stranger = flowBrowser(registerFlow)
    expect(await stranger.post('verify', bankOf(who))).toMatchObject({ ok: 'elsewhere', next: 'agreement' })
    await stranger.post('agreement', agreed)
    expect(await stranger.post('identity', identityOf(who))).toMatchObject({ ok: 'elsewhere', next: 'login' })
    const { browser, sent } = await atVerify(who)
    const other = flowBrowser(registerFlow)
    other.id = `${browser.id}x`
    expect(await other.post('verify', sent)).toMatchObject({ ok: 'elsewhere', over: true })
    const twice = await Promise.all(Array.from({ length: 8 }, () => browser.post('verify', sent)))
    expect(twice.filter(({ ok }) => ok === true)).toHaveLength(1)
    expect(await countOf(who.username)).toBe(1)
  })

  test('A-10 going back and answering anew takes back what came after', async () => {
    const who = newcomer()
    const { browser } = await atVerify(who)
    expect(await browser.prove('login', loginOf({ ...who, username: `${who.username}b` }))).toMatchObject({ next: 'identity' })
    expect(await browser.post('verify', bankOf(who))).toMatchObject({ ok: 'elsewhere', next: 'identity' })
  })
})

describe('A-10 nothing is held hostage', () => {
  test('A-16 an impostor who starts first never blocks the owner', async () => {
    const who = newcomer()
    const impostor = await atVerify({ ...who, mobile: '13600000001', username: `${who.username}_no` })
    const owner = await atVerify(who)
    expect(await owner.browser.post('verify', owner.sent)).toMatchObject({ ok: true, next: null })
    expect(await impostor.browser.post('verify', impostor.sent)).toMatchObject({
      ok: false,
      refusal: { message: '证件已被使用', link: { href: '/recover/username' } },
    })
    expect(await countOf(`${who.username}_no`)).toBe(0)
  })

  test('A-16 of two with one ID number, and of two with one username, at the same moment, one is made', async () => {
    const who = newcomer()
    const ends = ['a', 'b', 'c']
    const same = await Promise.all(
      ends.map((end, place) => atVerify({ ...who, mobile: `1360000000${place}`, username: `${who.username}${end}` })),
    )
    const made = await Promise.all(same.map(({ browser, sent }) => browser.post('verify', sent)))
    expect(made.map(({ ok }) => ok).sort()).toEqual([false, false, true])
    const [one, two] = [newcomer(), newcomer()]
    const [first, second] = [await atVerify(one), await atVerify({ ...two, username: one.username.toUpperCase() })]
    const raced = await Promise.all([first.browser.post('verify', first.sent), second.browser.post('verify', second.sent)])
    expect(raced.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(raced.find(({ ok }) => !ok)).toMatchObject({ refusal: { message: expect.stringContaining('用户名刚刚被别人使用') } })
    expect(await countOf(one.username)).toBe(1)
  })

  test('A-12 an ID number that is registered is told at its step, and how often may be asked is limited', async () => {
    const who = newcomer()
    const { browser, sent } = await atVerify(who)
    await browser.post('verify', sent)
    const again = flowBrowser(registerFlow)
    await again.post('agreement', agreed)
    await again.prove('login', loginOf(newcomer()))
    for (let asked = 0; asked < 20; asked += 1) {
      const told = await again.post('identity', identityOf(who))
      expect(told).toMatchObject({ ok: false, problems: { idNumber: '证件已被使用' } })
    }
    expect(await again.post('identity', identityOf(who))).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('次数太多') },
    })
  })
})

describe('A-15 the bank', () => {
  test('A-15 a mismatch says what to do, in four steps; a credit card why; nothing typed is lost', async () => {
    const who = newcomer()
    const { browser, sent } = await atVerify(who)
    await planBank(who.account, 'mismatch')
    const told = await browser.post('verify', sent)
    expect(told).toMatchObject({ ok: false, refusal: { message: '人员姓名或证件名或证件号与银行登记不匹配' } })
    expect(told.ok === false && told.refusal?.advice).toHaveLength(4)
    expect(told).toMatchObject({ answers: bankOf(who) })
    await planBank(who.account, 'credit-card')
    expect(await browser.post('verify', bankOf(who))).toMatchObject({ ok: false, problems: { code: expect.any(String) } })
    expect(await browser.post('verify', { ...bankOf(who), code: sent.code })).toMatchObject({
      ok: false,
      problems: { account: expect.stringContaining('信用卡') },
    })
    expect(await countOf(who.username)).toBe(0)
  })

  test('A-15 a bank that does not answer is no mismatch; the next try needs no second SMS', async () => {
    const who = newcomer()
    const { browser, sent } = await atVerify(who)
    await planBank(who.account, 'timeout')
    const told = await browser.post('verify', sent)
    expect(told).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('银行暂时没有答复') },
      answers: bankOf(who),
    })
    expect(await browser.post('verify', sent)).toMatchObject({ ok: true, next: null })
  })
})

test('A-15 the bank is asked ten times in a flow, and then no more', async () => {
  const who = newcomer()
  const { browser, sent } = await atVerify(who)
  const words = []
  for (let time = 0; time < 12; time += 1) {
    await planBank(who.account, 'mismatch')
    const told = await browser.post('verify', sent)
    words.push(told.ok === false && told.refusal?.message.startsWith('向银行核对的次数太多'))
  }
  expect(words).toEqual([...Array(10).fill(false), true, true])
})

describe('A-11 A-12 what is typed', () => {
  const problems = (step: string, answers: Record<string, string>) => {
    const filled = registerFlow.fill?.[step]?.(answers) ?? answers
    return checkStep(stepOf(registerFlow.form, step), filled)
  }

  test('A-12 sex and birth date follow from the number, and what contradicts it is refused', () => {
    const { name, idKind, idNumber } = newcomer()
    expect(problems('identity', { name, idKind, idNumber: idNumber.toLowerCase() })).toEqual({})
    const contradicted = problems('identity', { name, idKind, idNumber, sex: '男', birthDate: '1991-01-01' })
    expect(contradicted.birthDate).toMatch(/与证件号不一致/)
    const passport = { name, idKind: 'passport', idNumber: 'XA0000017' }
    expect(Object.keys(problems('identity', passport))).toEqual(['sex', 'birthDate'])
    expect(problems('identity', { ...passport, sex: '女', birthDate: '1990-02-30' }).birthDate).toMatch(/1990-05-06/)
    expect(problems('identity', { ...passport, sex: '女', birthDate: '１９９０-05-06' })).toEqual({})
  })

  test.each([
    ['short', 'ouy'],
    ['beginning with a digit', '1ouyang'],
    ['in Chinese', '欧阳欧阳欧阳'],
    ['of 21 letters', 'a'.repeat(21)],
  ])('A-11 a username %s is refused', (_, username) => {
    expect(problems('login', { username, password: 'x', passwordAgain: 'x' }).username).toMatch(/6 至 20 个字母/)
  })

  test('A-11 a password with the username, a common one and two unlike ones are refused', () => {
    const of = (password: string, passwordAgain = password) =>
      problems('login', { username: 'ouyang88', password, passwordAgain })
    expect(of('my ouyang88 word').password).toMatch(/用户名/)
    expect(of('password1234').password).toMatch(/太容易猜到/)
    expect(of('山高月小，水落石出！！', '山高月小，水落石处！！').passwordAgain).toMatch(/不一样/)
    expect(of('山高月小，水落石出！！')).toEqual({})
  })
})
