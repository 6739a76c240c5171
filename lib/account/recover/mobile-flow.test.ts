import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { persons, signInTries } from '@/db/schema/account'
import { flowBrowser, newcomer, newestSms } from '@/lib/account/fixtures/flow-browser'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { identityOf, registered } from './fixtures/registered'
import { changeMobileFlow } from './mobile-flow'
import { recoverUsernameFlow } from './username-flow'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())
beforeEach(() => db().delete(signInTries))

describe('A-25 手机号已停用？', () => {
  test('A-25 the bank knows the new mobile: it takes the old one’s place, the old one is told, and recovery reaches the new', async () => {
    const who = await registered()
    const mobile = newcomer().mobile
    const browser = flowBrowser(changeMobileFlow)
    await browser.prove('identity', identityOf(who))
    const typed = { bank: who.bank, account: who.account, mobile }
    const code = await browser.code('verify', typed, mobile)
    expect(await browser.post('verify', { ...typed, code })).toMatchObject({ ok: true, next: null })
    expect((await newestSms(who.mobile))[0]?.text).toContain('本号码不再接收通知')
    const again = flowBrowser(recoverUsernameFlow)
    await again.post('way', { way: 'sms' })
    await again.prove('identity', identityOf(who))
    await world.setClock(new Date(Date.now() + 120_000))
    expect(await again.code('code', {}, mobile)).toMatch(/^\d{6}$/)
    const [person] = await db().select().from(persons).where(eq(persons.id, who.personId))
    expect(person?.bank).toBe(who.bank)
  })

  test('A-25 a bank that knows the person by another mobile changes nothing', async () => {
    const who = await registered()
    const mobile = newcomer().mobile
    const browser = flowBrowser(changeMobileFlow)
    await browser.prove('identity', identityOf(who))
    const typed = { bank: who.bank, account: who.account, mobile }
    const code = await browser.code('verify', typed, mobile)
    await fetch(`${world.address}/api/sandbox/bank`, {
      method: 'POST',
      body: JSON.stringify({ account: who.account, outcome: 'mismatch', times: 1 }),
    })
    expect(await browser.post('verify', { ...typed, code })).toMatchObject({ ok: false })
    expect(await newestSms(who.mobile)).toHaveLength(1)
  })
})
