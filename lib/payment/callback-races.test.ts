import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, db } from '@/db/client'
import { insertPayment, listPayments } from '@/db/queries/payment'
import { openWorld, type World } from '@/lib/workflow/fixtures/world'
import { judge } from './apply-payment'
import { confirmedRegistration, receive, signedCallback, standings, stateOfCase, transactionNumber } from './fixtures/paying'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.resetClock())

describe('Q-23 races', () => {
  test('Q-23 E-21 200 mixed callbacks at once: exactly one settles, in any order', async () => {
    const { caseId, order } = await confirmedRegistration()
    const good = Array.from({ length: 40 }, transactionNumber)
    const mixed = Array.from({ length: 200 }, (_, n) => {
      const news = { orderNumber: order.number, transactionNumber: good[n % 40] ?? '' }
      if (n % 10 === 7) return signedCallback({ ...news, transactionNumber: `W${n}-wrong`, amountFen: 1 })
      if (n % 10 === 8) return signedCallback({ ...news, transactionNumber: `L${n}-late`, paidAt: '2026-07-01T00:00:00+08:00' })
      if (n % 10 === 9) return signedCallback({ ...news, merchant: 'somebody-else' })
      return signedCallback(news)
    })
    const shuffled = mixed.map((one) => ({ one, at: randomBytes(4).readUInt32BE() })).sort((a, b) => a.at - b.at)
    const received = await Promise.all(shuffled.map(({ one }) => receive(one)))
    expect(received.filter((one) => one.verdict === 'settles')).toHaveLength(1)
    expect(received.every((one) => one.status === 200 || one.status === 403)).toBe(true)
    const count = await standings(order.id)
    expect(count).toMatchObject({ settles: 1, 'wrong-amount': 20, late: 20 })
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'paid' })
  })

  test('Q-23 negative control: without the lock and the unique keys the same money settles twice', async () => {
    const { order } = await confirmedRegistration()
    const news = {
      channel: 'wechat',
      transactionNumber: transactionNumber(),
      amountFen: 6600,
      paidAt: new Date('2026-03-10T11:00:00+08:00'),
    }
    await world.owner`drop index payments_settles, payments_transaction`
    try {
      const bothHaveLooked = barrier(2)
      const unguarded = () =>
        db().transaction(async (tx) => {
          const verdict = judge(order, news, await listPayments(order.id, tx))
          await bothHaveLooked()
          if (verdict === 'settles')
            await insertPayment(tx, { orderId: order.id, ...news, learntAt: news.paidAt, standing: verdict })
        })
      await Promise.all([unguarded(), unguarded()])
      expect(await standings(order.id)).toEqual({ settles: 2 })
    } finally {
      await world.owner`alter table payments disable trigger payments_append_only`
      await world.owner`delete from payments where order_id = ${order.id}`
      await world.owner`alter table payments enable trigger payments_append_only`
      await world.owner`create unique index payments_settles on payments (order_id) where standing = 'settles'`
      await world.owner`create unique index payments_transaction on payments (channel, transaction_number)`
    }
  })

  test('E-21 while the database is down the service is told to try again, and then it is taken', async () => {
    const { order } = await confirmedRegistration()
    const callback = signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() })
    await closeDatabase()
    process.env.DATABASE_URL = world.appUrl.replace(/:\d+\//, ':1/')
    expect(await receive(callback)).toEqual({ status: 503, verdict: 'try-again' })
    await closeDatabase()
    process.env.DATABASE_URL = world.appUrl
    expect((await receive(callback)).verdict).toBe('settles')
  })
})

function barrier(parties: number) {
  const { promise, resolve } = Promise.withResolvers<void>()
  let waiting = 0
  return () => {
    waiting += 1
    if (waiting === parties) resolve()
    return promise
  }
}
