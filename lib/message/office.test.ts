import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { findSms, unreadCount } from '@/db/queries/message'
import { countUnsent, type DeliveryCursor, deliveriesPerPage, listDeliveries } from '@/db/queries/message-office'
import { countQueue } from '@/db/queries/outbox'
import { addPlan } from '@/db/queries/sandbox'
import { persons } from '@/db/schema/account'
import { keyedHash, seal, unseal } from '@/lib/crypto/sealed'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { candidate, newPerson, staff } from '@/lib/workflow/fixtures/world'
import { checkCodeOf, readCheckCode } from './check-code'
import { checkSms } from './check-sms'
import { deliver, SmsNotTaken } from './deliver'
import { deliverOutbox } from './deliver-outbox'
import { readFilter, writeFilter } from './deliveries'
import { listMessages, markAllRead } from './inbox'
import { mobileFilter } from './mobile-filter'
import { resendSms } from './resend-sms'

let world: ServedWorld
const admin = staff('administrator')
const auditor = staff('auditor')

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.resetClock()
  await world.owner`delete from sms_messages`
  await world.owner`delete from messages`
  await world.owner`delete from outbox`
})

let ordinal = 0
async function personWith(mobile: string): Promise<string> {
  const id = await newPerson()
  await db()
    .update(persons)
    .set({ mobileSealed: seal(mobile, 'mobile'), mobileHash: keyedHash(mobile, 'mobile') })
    .where(sql`id = ${id}`)
  return id
}
async function tell(personId: string, change: Record<string, unknown> = {}) {
  ordinal += 1
  const values = { number: `N${ordinal}`, deadline: '8月24日' }
  const payload = {
    template: 'registration.confirmed',
    version: 1,
    key: `office:${ordinal}`,
    personId,
    values,
    href: '/exams/mine',
  }
  const one = { ...payload, ...change }
  await deliver(one, { last: true }).catch(() => {})
  return one.key as string
}
const rowsFor = async (viewer: Parameters<typeof listDeliveries>[0], filter = {}) =>
  (await listDeliveries(viewer, filter, undefined)).rows
const paidValues = { number: 'N1', formCloses: '8月24日', cardOpens: '9月9日' }
const failNext = (times: number) => addPlan({ gateway: 'sms', outcome: 'failed', times })

describe('O-25 what was sent to whom', () => {
  test('O-25 Q-31 both channels, names and numbers masked', async () => {
    await tell(await personWith('13812345678'))
    const rows = await rowsFor(auditor)
    expect(rows).toHaveLength(2)
    expect(rows.find((row) => row.channel === 'sms')).toMatchObject({
      name: '𠮷野*',
      mobile: '138****5678',
      template: 'registration.confirmed',
      standing: 'sent',
      tries: 1,
    })
    expect(JSON.stringify(rows)).not.toMatch(/13812345678|㛃|报名序号/)
  })

  test('O-25 by standing, template, channel and number; the counts are those of the lists', async () => {
    const someone = await personWith('13811112222')
    const plain = await tell(someone)
    await failNext(1)
    const failed = await tell(await personWith('13833334444'), { template: 'registration.abandoned-unpaid' })
    const retried = 'retried:1'
    await failNext(1)
    const payload = { template: 'registration.confirmed', version: 1, key: retried, personId: someone, href: '/' }
    const values = { number: 'N', deadline: '8月' }
    await expect(deliver({ ...payload, values })).rejects.toThrow()
    expect(await countUnsent(auditor)).toEqual({ waiting: 0, retrying: 1, failed: 1 })
    expect(await rowsFor(auditor, { standing: 'retrying' })).toMatchObject([{ tries: 1, standing: 'retrying' }])
    await deliver({ ...payload, values })
    const ids = async (filter: object) => {
      const rows = await rowsFor(auditor, filter)
      const keys = await db().execute<{ id: string; key: string }>(
        sql`select id, key from messages union all select id, key from sms_messages`,
      )
      return rows.map((row) => `${row.channel} ${keys.find(({ id }) => id === row.id)?.key}`).sort()
    }
    expect(await ids({ standing: 'failed' })).toEqual([`sms ${failed}`])
    expect(await ids({ standing: 'retried' })).toEqual([`sms ${retried}`])
    expect(await ids({ channel: 'sms', standing: 'sent' })).toEqual([`sms ${plain}`, `sms ${retried}`].sort())
    expect(await ids({ template: 'registration.abandoned-unpaid' })).toEqual([`inbox ${failed}`, `sms ${failed}`])
    expect(await ids({ to: mobileFilter('+86 138 3333 4444') })).toEqual([`inbox ${failed}`, `sms ${failed}`])
    expect(await ids({ to: mobileFilter('138 9999 0000') })).toEqual([])
    expect(await ids({ channel: 'inbox', standing: 'failed' })).toEqual([])
    expect(await countUnsent(auditor)).toEqual({ waiting: 0, retrying: 0, failed: 1 })
  })

  test('O-25 Q-54 pages without gaps or repeats, across channels', async () => {
    const someone = await personWith('13811112222')
    for (let n = 0; n < deliveriesPerPage; n += 1) await tell(someone)
    const seen: string[] = []
    let after: DeliveryCursor | undefined
    do {
      const page = await listDeliveries(auditor, {}, after)
      seen.push(...page.rows.map((row) => `${row.channel} ${row.id}`))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(deliveriesPerPage * 2)
  })

  test('O-25 Q-32 officers within their scope, administrator and auditor everything, nobody else anything', async () => {
    const someone = await personWith('13811112222')
    await tell(someone, { scope: 'exam-a' })
    await tell(someone, { scope: 'exam-b' })
    await tell(someone)
    const seen = async (viewer: Parameters<typeof rowsFor>[0]) => (await rowsFor(viewer, { channel: 'sms' })).length
    expect(await seen(staff('examOfficer', undefined, 'exam-a'))).toBe(1)
    expect(await seen(staff('examOfficer', undefined, "x') or true --"))).toBe(0)
    for (const viewer of [staff('examOfficer'), admin, auditor]) expect(await seen(viewer)).toBe(3)
    for (const role of ['reviewer', 'cashier', 'expert', 'bureau', 'certificateOfficer', 'committeeOffice'] as const)
      expect(await seen(staff(role))).toBe(0)
    expect(await seen(candidate(someone))).toBe(0)
    expect(await countUnsent(candidate(someone))).toEqual({ waiting: 0, retrying: 0, failed: 0 })
  })

  test('Q-11 whatever stands in the URL is a filter or nothing', () => {
    for (const odd of [undefined, '', 'constructor', ['sms'], '__proto__', `${'x'.repeat(43)}!`])
      expect(writeFilter(readFilter({ channel: odd, state: odd, template: odd, to: odd }))).toEqual({})
    const filter = { channel: 'sms', state: 'failed', template: 'payment.late', to: mobileFilter('13811112222') ?? '' }
    expect(writeFilter(readFilter(filter))).toEqual(filter)
  })

  test('O-25 what waits and what could not be put into words is counted', async () => {
    await world.owner`insert into outbox (task, payload) values ('notify', ${JSON.stringify({ key: 'q:1' })}::jsonb), ('other', '{}')`
    await world.owner`select graphile_worker.add_job('notify', ${JSON.stringify({ key: 'q:2' })}::json)`
    expect(await countQueue()).toEqual({ waiting: 2, stuck: 0 })
    await world.owner`update graphile_worker._private_jobs set attempts = 3, run_at = now() + interval '1 hour'`
    expect(await countQueue()).toEqual({ waiting: 1, stuck: 1 })
    await world.owner`delete from graphile_worker._private_jobs`
  })
})

describe('O-25 Q-22 sending again', () => {
  test('O-25 Q-22 a failed one once, the same text to the same number; two at the same time are one', async () => {
    await failNext(1)
    const key = await tell(await personWith('13855556666'), { scope: 'exam-a' })
    const before = await findSms(key)
    expect(before).toMatchObject({ state: 'failed', again: false, tries: 1 })
    const id = before?.id ?? ''
    expect(await resendSms(auditor, id)).toMatchObject({ refusal: 'not_allowed' })
    for (const stranger of [staff('reviewer'), staff('examOfficer', undefined, 'exam-b')])
      expect(await resendSms(stranger, id)).toMatchObject({ refusal: 'not_found' })
    expect(await resendSms(admin, 'no id')).toMatchObject({ refusal: 'not_found' })
    const officer = staff('examOfficer', undefined, 'exam-a')
    const both = await Promise.all([resendSms(officer, id), resendSms(admin, id)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    await deliverOutbox()
    const after = await findSms(key)
    expect(after).toMatchObject({ state: 'sent', tries: 2, textSealed: before?.textSealed })
    expect(await resendSms(admin, id)).toMatchObject({ refusal: 'wrong_state' })
    expect(await listMessages(candidate(after?.personId ?? ''))).toHaveLength(1)
  })

  test('O-25 Q-22 what the carrier refuses for good is not tried again by itself', async () => {
    await addPlan({ gateway: 'sms', outcome: 'refused', times: 1 })
    const personId = await personWith('13855557777')
    await deliver({ template: 'registration.paid', version: 1, key: 'refused:1', personId, values: paidValues, href: '/' })
    expect(await findSms('refused:1')).toMatchObject({ state: 'failed', again: false, tries: 1 })
    expect(await listMessages(candidate(personId))).toHaveLength(1)
    expect(await countUnsent(auditor)).toEqual({ waiting: 0, retrying: 0, failed: 1 })
  })

  test('Q-22 Q-23 one try at a time, each counted once; one whose process was killed holds it half a minute, and then it is made again', async () => {
    await failNext(1)
    const key = await tell(await personWith('13855556666'))
    await Promise.allSettled(Array.from({ length: 8 }, () => deliver({ again: key })))
    expect(await findSms(key)).toMatchObject({ state: 'sent', tries: 2 })
    await failNext(1)
    const held = await tell(await personWith('13855556666'))
    await world.owner`update sms_messages set trying_until = clock_timestamp() + interval '30 seconds' where key = ${held}`
    await expect(deliver({ again: held })).rejects.toThrow(SmsNotTaken)
    expect(await findSms(held)).toMatchObject({ state: 'failed', tries: 1 })
    await world.owner`update sms_messages set trying_until = clock_timestamp() - interval '1 second' where key = ${held}`
    await deliver({ again: held })
    expect(await findSms(held)).toMatchObject({ state: 'sent', tries: 2 })
  })
})

describe('B-14 短信真伪查询', () => {
  const codeOf = async (key: string) => {
    const sms = await findSms(key)
    return /真伪查询码 (\w{8})$/.exec(unseal(sms?.textSealed ?? '', 'sms-text'))?.[1] ?? ''
  }

  test('B-14 ours: kind, masked number, when, and whether it went out', async () => {
    const key = await tell(await personWith('13877778888'))
    const code = await codeOf(key)
    const genuine = { genuine: true, kind: '报名提交成功通知', to: '138****8888', state: 'sent' }
    expect(await checkSms({ digits: '8888', code }, null)).toMatchObject(genuine)
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `
    expect(await checkSms({ digits: '８８８８', code: typed }, null)).toMatchObject(genuine)
  })

  test('B-14 one that the carrier did not confirm is ours as well', async () => {
    await failNext(1)
    const code = await codeOf(await tell(await personWith('13877770001')))
    expect(await checkSms({ digits: '0001', code }, null)).toMatchObject({ genuine: true, state: 'failed', sentAt: null })
  })

  test('B-14 every miss is the same: wrong digits, wrong code, no code at all', async () => {
    const code = await codeOf(await tell(await personWith('13877779999')))
    const other = `${code.slice(0, 7)}${code.endsWith('2') ? '3' : '2'}`
    for (const typed of [
      { digits: '9998', code },
      { digits: '9999', code: other },
      { digits: '9999', code: '' },
      { digits: '9999', code: '00000000' },
      { digits: '', code },
      { digits: "' or 1=1", code: '\u0000' },
    ])
      expect(await checkSms(typed, null)).toEqual({ genuine: false, tooMany: false })
  })

  test('B-14 twenty questions a minute about the same digits, sixty from one network, right answers or wrong', async () => {
    const code = await codeOf(await tell(await personWith('13877776666')))
    for (let n = 0; n < 20; n += 1)
      expect(await checkSms({ digits: '6666', code: 'K7M2Q9XD' }, null)).toMatchObject({ tooMany: false })
    expect(await checkSms({ digits: '6666', code }, null)).toEqual({ genuine: false, tooMany: true })
    const asked = await Promise.all(
      Array.from({ length: 61 }, (_, n) => checkSms({ digits: String(2000 + n), code: 'K7M2Q9XD' }, '203.0.113.9')),
    )
    expect(asked.filter((one) => !one.genuine && one.tooMany)).toHaveLength(1)
    await world.owner`update sign_in_tries set locked_until = clock_timestamp() - interval '1 second'`
    expect(await checkSms({ digits: '6666', code }, '203.0.113.9')).toMatchObject({ genuine: true })
  })

  test('B-14 Q-31 codes have no look-alikes, differ, and stand nowhere in plain', async () => {
    const codes = Array.from({ length: 2000 }, () => checkCodeOf(crypto.randomUUID()))
    expect(new Set(codes).size).toBe(2000)
    expect(codes.filter((code) => !/^[2-9A-HJ-NP-Z]{8}$/.test(code))).toEqual([])
    expect(codes.map(readCheckCode)).toEqual(codes)
    const key = await tell(await personWith('13877775555'))
    const [row] = await db().execute<{ all: string }>(sql`select to_jsonb(s)::text as all from sms_messages s where key = ${key}`)
    expect(row?.all).not.toContain(await codeOf(key))
    expect(row?.all).not.toContain('5555')
  })
})

test('O-25 all marked as read, up to what was seen, one’s own alone', async () => {
  const [one, other] = [await newPerson(), await newPerson()]
  for (const personId of [one, one, other]) await tell(personId)
  const [newest] = await listMessages(candidate(one))
  await world.setClock('2026-03-10T11:00:00+08:00')
  await tell(one)
  expect(await markAllRead(candidate(other), newest?.id ?? '')).toBe(0)
  expect(await markAllRead(candidate(one), 'no id')).toBe(0)
  expect(await markAllRead(candidate(one), newest?.id ?? '')).toBe(2)
  expect(await markAllRead(candidate(one), newest?.id ?? '')).toBe(0)
  expect([await unreadCount(candidate(one)), await unreadCount(candidate(other))]).toEqual([1, 1])
})
