import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { findSms, unreadCount } from '@/db/queries/message'
import { persons } from '@/db/schema/account'
import { seal } from '@/lib/crypto/sealed'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { candidate, newPerson } from '@/lib/workflow/fixtures/world'
import { deliver, SmsNotTaken } from './deliver'
import { listMessages, markRead } from './inbox'
import { smsText, smsWords } from './sms-text'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())
beforeEach(() => world.resetClock())

async function post(path: string, value: unknown) {
  const answer = await fetch(`${world.address}${path}`, { method: 'POST', body: JSON.stringify(value) })
  return { status: answer.status, body: await answer.json() }
}
const sent = async (key: string) => {
  const { body } = await post('/api/sandbox/messages/search', { to: '+86 138 0013 8000' })
  return (body as { text: string; state: string }[]).filter((sms) => sms.text.includes(key))
}
async function notice(change: Partial<{ personId: string; sms: string | null }> = {}) {
  const key = `test:${crypto.randomUUID()}`
  return {
    key,
    personId: await newPerson(),
    title: `提醒 ${key}`,
    body: '第一句。第二句。',
    href: '/exams/mine',
    sms: 'paid',
    ...change,
  }
}

describe('Q-22 delivering a message', () => {
  test('Q-22 ten times at once: one row in the inbox, one SMS', async () => {
    const one = await notice()
    await Promise.allSettled(Array.from({ length: 10 }, () => deliver(one)))
    await deliver(one)
    expect(await listMessages(candidate(one.personId))).toMatchObject([{ title: one.title, body: one.body, readAt: null }])
    expect(await sent(one.key)).toMatchObject([
      {
        state: 'sent',
        text: expect.stringMatching(/^【准考】提醒 test:[\w-]+。第一句。详情请登录查看。真伪查询码 [2-9A-HJ-NP-Z]{8}$/),
      },
    ])
    expect(await findSms(one.key)).toMatchObject({ state: 'sent' })
  })

  test('Q-22 what the carrier does not take is tried again and sent once', async () => {
    const one = await notice()
    await post('/api/sandbox/messages', { outcome: 'failed', times: 2 })
    await expect(deliver(one)).rejects.toThrow(SmsNotTaken)
    await expect(deliver(one)).rejects.toThrow(SmsNotTaken)
    expect(await findSms(one.key)).toMatchObject({ state: 'failed', tries: 2 })
    expect(await sent(one.key)).toMatchObject([{ state: 'failed' }])
    await deliver(one)
    expect(await findSms(one.key)).toMatchObject({ state: 'sent', tries: 3 })
    expect(await sent(one.key)).toMatchObject([{ state: 'sent' }])
    await deliver(one)
    expect(await findSms(one.key)).toMatchObject({ tries: 3 })
  })

  test('Q-31 number and text are sealed at rest', async () => {
    const one = await notice()
    await deliver(one)
    const [row] = await db().execute<{ all: string }>(
      sql`select to_jsonb(s)::text as all from sms_messages s where key = ${one.key}`,
    )
    expect(row?.all).not.toMatch(/13800138000|第一句/)
  })

  test('Q-22 people without a mainland mobile, and messages without SMS, get the inbox alone', async () => {
    const abroad = await notice()
    await db()
      .update(persons)
      .set({ mobileSealed: seal('+85291234567', 'mobile') })
      .where(sql`id = ${abroad.personId}`)
    for (const one of [abroad, await notice({ sms: null })]) {
      await deliver(one)
      expect(await listMessages(candidate(one.personId))).toHaveLength(1)
      expect(await findSms(one.key)).toBeNull()
    }
  })

  test('Q-22 to nobody it is passed over; malformed it throws', async () => {
    await deliver(await notice({ personId: crypto.randomUUID() }))
    await expect(deliver({ key: 'x' })).rejects.toThrow()
  })
})

describe('Q-43 the inbox', () => {
  test('Q-43 pages backwards without gaps, counts and marks what is unread, and shows it to nobody else', async () => {
    const personId = await newPerson()
    const viewer = candidate(personId)
    for (let n = 0; n < 45; n += 1) await deliver({ ...(await notice({ personId, sms: null })), title: `第 ${n} 条` })
    const seen: string[] = []
    for (let before: string | undefined; ; ) {
      const page = await listMessages(viewer, before)
      seen.push(...page.map((message) => message.title))
      before = page.at(-1)?.id
      if (page.length < 20) break
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => `第 ${44 - n} 条`))
    expect(await unreadCount(viewer)).toBe(45)
    const [newest] = await listMessages(viewer)
    const stranger = candidate(await newPerson())
    expect(await markRead(stranger, newest?.id ?? '')).toBe(false)
    expect(await listMessages(stranger, newest?.id)).toEqual([])
    expect(await markRead(viewer, newest?.id ?? '')).toBe(true)
    expect(await markRead(viewer, newest?.id ?? '')).toBe(false)
    expect(await markRead(viewer, 'no id')).toBe(false)
    expect(await unreadCount(viewer)).toBe(44)
  })
})

test('Q-31 an SMS carries no ID number and, of what was written before templates, only the first sentence', () => {
  const words = smsWords('标题', '证件 99999919920314002X 已登记。更多')
  expect(smsText(words, 'K7M2Q9XD')).toBe('【准考】标题。证件 （证件号码） 已登记。详情请登录查看。真伪查询码 K7M2Q9XD')
  expect([...smsText(smsWords('标题', '长'.repeat(300)), 'K7M2Q9XD')].length).toBeLessThan(110)
})
