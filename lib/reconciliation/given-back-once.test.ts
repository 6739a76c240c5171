import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { listDifferences, readDifference } from '@/db/queries/reconciliation-office'
import { insertTransaction } from '@/db/queries/sandbox'
import { confirmedRegistration, receive, signedCallback, standings } from '@/lib/payment/fixtures/paying'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { planRefunds } from '@/lib/sandbox/refund'
import { staff } from '@/lib/workflow/fixtures/world'
import { decideDifference } from './decide-difference'
import { heading, startBillService } from './fixtures/bill-service'
import { giveBackUnknown } from './give-back-unknown'
import { reconcileDay } from './reconcile-day'

let world: ServedWorld
const [cashier, second] = [staff('cashier'), staff('cashier')]

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())

let service: Awaited<ReturnType<typeof startBillService>> | undefined
const stopService = async () => {
  await service?.stop()
  service = undefined
}
afterEach(stopService)

const isOver = () => world.setClock('2026-05-01T00:30:00+08:00')
beforeEach(isOver)

/** Reconciles a day against a bill of these lines; answers the first difference found. */
async function found(of: string, ...lines: string[]): Promise<string> {
  service = await startBillService()
  service.bills.set(of, [heading, ...lines, ''].join('\r\n'))
  expect(await reconcileDay(of)).toMatchObject({ ok: true })
  await stopService()
  const { rows } = await listDifferences(cashier, { day: of, state: 'open' })
  return rows[0]?.difference.id ?? ''
}

/** A line of the bill: money for an order that nobody knows, unless one is named. */
const taken = (transaction: string, of: string, order = '999900000000000001') =>
  `wechat,${transaction},${order},6600,${of}T23:59:59+08:00,,`
const decide = (id: string, what: string, reason = '', by = cashier) => decideDifference(by, id, { what, reason })

async function givenBack(id: string) {
  expect(await decide(id, 'give-back', '查无此单')).toMatchObject({ ok: true })
  expect(await decide(id, 'confirm-give-back', '', second)).toMatchObject({ ok: true })
}

test('E-24 O-27 one transaction of no order in the bills of two days goes back once, and is recorded for no order after that', async () => {
  const [day, next] = ['2026-04-10', '2026-04-11']
  const { order } = await confirmedRegistration()
  const both = [await found(day, taken('TWODAYS', day)), await found(next, taken('TWODAYS', next))] as const
  await givenBack(both[0])
  const returned = { refusal: 'wrong_state', message: expect.stringContaining('已经作为查无此单的款项退回') }
  expect(await decide(both[1], 'give-back', '查无此单')).toMatchObject(returned)
  expect(await decide(both[1], 'counterparty', '同一笔，已退回')).toMatchObject({ ok: true })
  // The service finds out later whose it was.
  const corrected = await found(next, taken('TWODAYS', next, order.number))
  expect(await readDifference(cashier, corrected)).toMatchObject({ difference: { kind: 'missing-here' } })
  expect(await decide(corrected, 'record')).toMatchObject(returned)
  expect(await standings(order.id)).toEqual({})
})

test('E-24 two differences of one transaction confirmed at once: it goes back once', async () => {
  const [day, next] = ['2026-04-20', '2026-04-21']
  const both = [await found(day, taken('ATONCE', day)), await found(next, taken('ATONCE', next))]
  for (const id of both) expect(await decide(id, 'give-back', '查无此单')).toMatchObject({ ok: true })
  const confirmed = await Promise.all(both.map((id) => decide(id, 'confirm-give-back', '', second)))
  expect(confirmed.filter(({ ok }) => ok)).toHaveLength(1)
})

test('E-21 E-24 money that counts for an order meanwhile is not given back as nobody’s', async () => {
  await world.resetClock()
  const { order } = await confirmedRegistration()
  await isOver()
  const of = '2026-03-20'
  const id = await found(of, taken('COUNTED', of))
  expect(await decide(id, 'give-back', '查无此单')).toMatchObject({ ok: true })
  const news = { orderNumber: order.number, transactionNumber: 'COUNTED', paidAt: `${of}T23:59:59+08:00` }
  expect(await receive(signedCallback(news))).toMatchObject({ verdict: 'settles' })
  expect(await decide(id, 'confirm-give-back', '', second)).toMatchObject({
    refusal: 'wrong_state',
    message: expect.stringContaining('已经记入本系统的订单'),
  })
  expect(await decide(id, 'refuse-give-back', '已到账', second)).toMatchObject({ ok: true })
  expect(await decide(id, 'counterparty', '支付机构更正了订单号')).toMatchObject({ ok: true })
})

test('E-24 Q-24 the last decision counts, also where the clock was set back before it', async () => {
  const of = '2026-03-21'
  const id = await found(of, taken('SETBACK', of))
  expect(await decide(id, 'give-back', '查无此单')).toMatchObject({ ok: true })
  await world.setClock('2026-04-01T10:00:00+08:00')
  expect(await decide(id, 'confirm-give-back', '', second)).toMatchObject({ ok: true })
  expect(await readDifference(cashier, id)).toMatchObject({ standing: 'returning' })
  expect(await decide(id, 'confirm-give-back', '', second)).toMatchObject({ refusal: 'wrong_state' })
})

test('E-24 a return that the bill has and the service does not confirm stays a difference', async () => {
  const of = '2026-03-22'
  const [transactionNumber, orderNumber] = ['UNSURE', '999900000000000009']
  const paidAt = new Date(`${of}T10:00:00+08:00`)
  await insertTransaction({ transactionNumber, orderNumber, amountFen: 6600, paidAt, notified: false })
  await reconcileDay(of)
  const [unknown] = (await listDifferences(cashier, { day: of, state: 'open' })).rows
  await givenBack(unknown?.difference.id ?? '')
  const [returned] = await world.owner<{ id: string; number: string }[]>`
    select id, number from reconciliation_returns where difference_id = ${unknown?.difference.id ?? ''}`
  await planRefunds('processing', 2)
  await giveBackUnknown({ returnId: returned?.id })
  const went = '2026-05-01'
  await world.setClock('2026-05-02T00:30:00+08:00')
  const line = `sandbox,${transactionNumber},${orderNumber},6600,${of}T10:00:00+08:00,${returned?.number},${went}T01:00:00+08:00`
  const id = await found(went, line)
  expect(await readDifference(cashier, id)).toMatchObject({ difference: { kind: 'other-state' } })
  expect(await decide(id, 'update-refund')).toMatchObject({ refusal: 'not_ready' })
  expect(await decide(id, 'update-refund')).toMatchObject({ ok: true })
})
