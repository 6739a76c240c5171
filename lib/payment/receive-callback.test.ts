import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { signedHeaders } from '@/lib/gateway/signature'
import { openWorld, type World } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { confirmedRegistration, receive, signedCallback, standings, stateOfCase, transactionNumber } from './fixtures/paying'
import { orderOf } from './order-of'
import { receiveCallback } from './receive-callback'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.resetClock())

const callbacksOf = async (orderNumber: string) => {
  const [row] = await db().execute<{ n: string }>(
    sql`select count(*) as n from payment_callbacks where order_number = ${orderNumber}`,
  )
  return Number(row?.n)
}

describe('E-21 a callback', () => {
  test('E-20 E-21 settles the order, moves the case and tells the candidate, all at once', async () => {
    const { caseId, viewer, order } = await confirmedRegistration()
    expect(await orderOf(viewer, caseId)).toMatchObject({ standing: 'open', amountFen: 6600, extras: [] })
    expect(await receive(signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() }))).toEqual({
      status: 200,
      verdict: 'settles',
    })
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'paid' })
    expect(await orderOf(viewer, caseId)).toMatchObject({ standing: 'paid', paidAt: new Date('2026-03-10T11:00:00+08:00') })
    const [posted] = await db().execute(sql`select count(*)::int as n from outbox where payload ->> 'key' = ${`paid:${caseId}`}`)
    expect(posted).toEqual({ n: 1 })
  })

  test('E-21 repeated 50 times in parallel is applied once and answered 200 each time', async () => {
    const { caseId, order } = await confirmedRegistration()
    const callback = signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() })
    const before = await stateOfCase(caseId)
    const received = await Promise.all(Array.from({ length: 50 }, () => receive(callback)))
    expect(received.every((one) => one.status === 200)).toBe(true)
    expect(received.filter((one) => one.verdict === 'settles')).toHaveLength(1)
    expect(await standings(order.id)).toEqual({ settles: 1 })
    expect((await stateOfCase(caseId))?.events).toBe((before?.events ?? 0) + 1)
    expect(await callbacksOf(order.number)).toBe(50)
  })

  test('E-21 E-23 two transactions for one order: one settles, the other is kept as a duplicate and explained', async () => {
    const { caseId, viewer, order } = await confirmedRegistration()
    const both = [transactionNumber(), transactionNumber()].map((one) =>
      signedCallback({ orderNumber: order.number, transactionNumber: one }),
    )
    expect((await Promise.all(both.map(receive))).map((one) => one.verdict).sort()).toEqual(['duplicate', 'settles'])
    expect((await orderOf(viewer, caseId))?.extras).toMatchObject([
      { standing: 'duplicate', words: expect.stringContaining('原路退回') },
    ])
  })

  test('E-21 with a wrong amount marks nothing paid; the right amount afterwards does', async () => {
    const { caseId, viewer, order } = await confirmedRegistration()
    for (const amountFen of [1, 6599, 6601, 0]) {
      const received = await receive(
        signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber(), amountFen }),
      )
      expect(received).toEqual({ status: 200, verdict: 'wrong-amount' })
    }
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'confirmed' })
    expect((await orderOf(viewer, caseId))?.standing).toBe('open')
    expect((await receive(signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() }))).verdict).toBe(
      'settles',
    )
    expect(await standings(order.id)).toEqual({ 'wrong-amount': 4, settles: 1 })
  })

  test('E-21 that contradicts an earlier one of the same transaction changes nothing', async () => {
    const [first, other] = [await confirmedRegistration(), await confirmedRegistration()]
    const number = transactionNumber()
    await receive(signedCallback({ orderNumber: first.order.number, transactionNumber: number }))
    for (const change of [{ orderNumber: other.order.number }, { amountFen: 1 }, { paidAt: '2026-03-10T11:00:01+08:00' }]) {
      const received = await receive(signedCallback({ orderNumber: first.order.number, transactionNumber: number, ...change }))
      expect(received).toEqual({ status: 200, verdict: 'contradiction' })
    }
    expect(await standings(other.order.id)).toEqual({})
    expect(await stateOfCase(other.caseId)).toMatchObject({ state: 'confirmed' })
  })

  test('E-21 of a payment that failed changes nothing', async () => {
    const { caseId, order } = await confirmedRegistration()
    expect(await receive(signedCallback({ orderNumber: order.number, status: 'failed' }))).toEqual({
      status: 200,
      verdict: 'not-paid',
    })
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'confirmed' })
  })
})

describe('E-21 Q-11 what is not a callback of our payment service', () => {
  test('E-21 with any byte flipped, in body or signature, is refused and marks nothing paid', async () => {
    const { caseId, order } = await confirmedRegistration()
    const { body, headers } = signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() })
    for (let place = 0; place < body.length; place += 7) {
      const flipped = Buffer.from(body)
      flipped[place] = (flipped[place] ?? 0) ^ 1
      expect((await receiveCallback(flipped, headers)).status).toBe(401)
    }
    for (const name of ['zk-signature', 'zk-nonce', 'zk-timestamp']) {
      const without = new Headers(headers)
      without.delete(name)
      expect((await receiveCallback(body, without)).status).toBe(401)
    }
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'confirmed' })
  })

  test('E-21 forged with another key, or replayed from another merchant, is refused', async () => {
    const { caseId, order } = await confirmedRegistration()
    const { body } = signedCallback({ orderNumber: order.number })
    expect(await receiveCallback(body, new Headers(signedHeaders(randomBytes(32), body)))).toEqual({
      status: 401,
      verdict: 'bad-signature',
    })
    expect(await receive(signedCallback({ orderNumber: order.number, merchant: 'somebody-else' }))).toEqual({
      status: 403,
      verdict: 'other-merchant',
    })
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'confirmed' })
  })

  test('E-21 without a valid signature is stored only so many times a minute', async () => {
    for (let n = 0; n < 200; n += 1) await receiveCallback(Buffer.from(`junk ${n}`), new Headers())
    const [row] = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from payment_callbacks where not signature_ok and body like 'junk %'`,
    )
    expect(row?.n).toBeLessThanOrEqual(120)
  })

  test('E-21 for an unknown order is 404, malformed 400', async () => {
    expect((await receive(signedCallback({ orderNumber: '202603100000009999' }))).status).toBe(404)
    for (const text of ['', 'null', '[]', '{', '{"merchant":1}', '"\\u0000"', '\0', '💥']) {
      const body = Buffer.from(text)
      const { secret } = payMerchant()
      expect((await receiveCallback(body, new Headers(signedHeaders(secret, body)))).status).toBe(400)
    }
  })

  test('Q-11 whatever it says, signed or not, it is answered below 500', async () => {
    const { order } = await confirmedRegistration()
    const { secret } = payMerchant()
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.double(),
      fc.constant(null),
      fc.constant(order.number),
      fc.date().map(String),
    )
    const news = fc.record(
      {
        merchant: odd,
        orderNumber: odd,
        status: fc.oneof(odd, fc.constant('paid')),
        channel: odd,
        transactionNumber: odd,
        amountFen: odd,
        paidAt: odd,
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(news, fc.jsonValue()), fc.boolean(), async (value, sign) => {
        const body = Buffer.from(JSON.stringify(value) ?? '')
        const { status } = await receiveCallback(body, new Headers(sign ? signedHeaders(secret, body) : {}))
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 500 },
    )
  })
})

describe('Q-02 when the payer paid decides, not when the news comes', () => {
  test('Q-02 E-22 paid in time and told after the deadline, it brings the registration back from 自动放弃', async () => {
    const { caseId, order } = await confirmedRegistration()
    await world.setClock('2026-06-15T00:02:00+08:00')
    expect(await transition('system', caseId, 'abandon')).toMatchObject({ ok: true, state: 'abandoned' })
    const callback = signedCallback({
      orderNumber: order.number,
      transactionNumber: transactionNumber(),
      paidAt: '2026-06-14T23:59:59.999+08:00',
    })
    expect((await receive(callback)).verdict).toBe('settles')
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'paid' })
  })

  test.each(['2026-06-15T00:00:00+08:00', '2026-02-28T23:59:59+08:00'])(
    'Q-02 E-21 paid at %s, outside the window, it is kept, explained, and not registered',
    async (paidAt) => {
      const { caseId, viewer, order } = await confirmedRegistration()
      const number = transactionNumber()
      expect((await receive(signedCallback({ orderNumber: order.number, transactionNumber: number, paidAt }))).verdict).toBe(
        'late',
      )
      expect(await stateOfCase(caseId)).toMatchObject({ state: 'confirmed' })
      expect((await orderOf(viewer, caseId))?.extras).toMatchObject([
        { standing: 'late', words: expect.stringContaining('原路退回') },
      ])
      const [posted] = await db().execute(
        sql`select count(*)::int as n from outbox where payload ->> 'key' = ${`payment:wechat:${number}`}`,
      )
      expect(posted).toEqual({ n: 1 })
    },
  )

  test('E-21 money in time for a case that takes none any more is kept to be given back', async () => {
    const { caseId, order } = await confirmedRegistration()
    await world.owner`update cases set state = 'finished', awaits = null where id = ${caseId}`
    expect((await receive(signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() }))).verdict).toBe(
      'late',
    )
    expect(await standings(order.id)).toEqual({ late: 1 })
    expect(await callbacksOf(order.number)).toBe(1)
  })
})
