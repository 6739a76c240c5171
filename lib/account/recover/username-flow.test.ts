import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { securityEvents, signInTries } from '@/db/schema/account'
import { flowBrowser, newcomer, newestCode, newestSms } from '@/lib/account/fixtures/flow-browser'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { identityOf, registered, type Somebody } from './fixtures/registered'
import { recoverUsernameFlow } from './username-flow'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())
beforeEach(() => db().delete(signInTries))

/** What a person sees of an answer: without the id of the cookie. */
const seen = (advanced: object) => JSON.stringify({ ...advanced, id: null })

describe('A-23 找回用户名', () => {
  async function byCode(who: Somebody) {
    const browser = flowBrowser(recoverUsernameFlow)
    const answers = [await browser.post('way', { way: 'sms' }), await browser.prove('identity', identityOf(who))]
    answers.push(await browser.post('code', {}, 'send'))
    return { browser, answers }
  }

  test('A-23 it goes by SMS to the registered mobile, and stands on no page', async () => {
    const who = await registered()
    const { browser, answers } = await byCode(who)
    const end = await browser.post('code', { code: await newestCode(who.mobile) })
    expect(end).toMatchObject({ ok: true, next: null })
    expect([...answers, end].map(seen).join('')).not.toContain(who.username)
    expect((await newestSms(who.mobile))[0]?.text).toContain(`您的用户名是 ${who.username}`)
    const events = await db().select().from(securityEvents).where(eq(securityEvents.accountId, who.accountId))
    expect(events.map(({ name }) => name)).toContain('username-recovered')
  })

  test('A-26 for nobody, and for a name that is not the owner’s, every answer is byte for byte the same, and nothing is sent', async () => {
    const who = await registered()
    const stranger = newcomer()
    const [known, unknown, misnamed] = [await byCode(who), await byCode(stranger), await byCode({ ...who, name: '欧阳龑' })]
    const wrong = '000000' === (await newestCode(who.mobile)) ? '000001' : '000000'
    const told = async ({ browser, answers }: typeof known) => [
      ...answers.map(seen),
      seen(await browser.post('code', { code: wrong })),
      seen(await browser.post('code', { code: '12' })),
    ]
    const shown = (text: string[]) => text.join('\n').replaceAll(stranger.idNumber, who.idNumber)
    const own = shown(await told(known))
    expect(shown(await told(unknown))).toBe(own)
    expect(shown(await told(misnamed)).replaceAll('欧阳龑', who.name)).toBe(own)
    expect(await newestSms(stranger.mobile)).toEqual([])
  })

  test('A-26 whoever proves one person’s mobile cannot go back and get another’s username', async () => {
    const [thief, victim] = [await registered(), await registered()]
    const { browser } = await byCode(thief)
    const code = await newestCode(thief.mobile)
    await browser.prove('identity', identityOf(victim))
    expect(await browser.post('code', { code })).toMatchObject({ ok: false, problems: { code: expect.any(String) } })
  })
})
