import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/account'
import { settings } from '@/lib/config/settings'
import { payGateway } from '@/lib/gateway/pay/http'
import { askGateway } from '@/lib/payment/ask-gateway'
import { confirmedRegistration, standings, stateOfCase } from '@/lib/payment/fixtures/paying'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { orderOf } from '@/lib/payment/order-of'
import { settleOrders } from '@/lib/payment/settle-orders'
import { startPayment } from '@/lib/payment/start-payment'
import { candidate, staff } from '@/lib/workflow/fixtures/world'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { sendLateCallbacks } from './pay'

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
const play = (orderNumber: string, action: string) => post(`/api/sandbox/payments/${orderNumber}`, { action })
const noError = (_: string, error: unknown) => {
  throw error
}

describe('E-20 网上缴费', () => {
  test('E-20 the order is opened at the service over HTTP; clicks at once are one order with one address', async () => {
    const { viewer, order } = await confirmedRegistration()
    const clicks = await Promise.all(Array.from({ length: 5 }, () => startPayment(viewer, order.number)))
    expect(new Set(clicks.map((click) => JSON.stringify(click))).size).toBe(1)
    expect(clicks[0]).toMatchObject({ ok: true, payUrl: expect.stringContaining(`/sandbox/pay/${order.number}`) })
    const [attempts] = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from payment_attempts where order_id = ${order.id} and what = 'opened'`,
    )
    expect(attempts?.n).toBeGreaterThanOrEqual(1)
    expect(await play(order.number, 'pay')).toMatchObject({ status: 200, body: { callbacks: [200] } })
    expect(await startPayment(viewer, order.number)).toMatchObject({ ok: false, refusal: 'wrong_state' })
  })

  test('E-20 others have no such order; after the deadline it is refused, to the second', async () => {
    const { caseId, viewer, order } = await confirmedRegistration()
    const stranger = candidate(crypto.randomUUID())
    for (const other of [stranger, staff('cashier')]) {
      expect(await startPayment(other, order.number)).toMatchObject({ refusal: 'not_found' })
      expect(await askGateway(other, order.number)).toMatchObject({ refusal: 'not_found' })
    }
    expect(await startPayment(viewer, 'x')).toMatchObject({ refusal: 'not_found' })
    for (const other of [stranger, staff('cashier')]) expect(await orderOf(other, caseId)).toBeNull()
    expect(await orderOf(staff('auditor'), caseId)).toMatchObject({ number: order.number })
    await world.setClock('2026-06-15T00:00:00.100+08:00')
    expect(await startPayment(viewer, order.number)).toMatchObject({ refusal: 'window_closed' })
    expect((await orderOf(viewer, caseId))?.standing).toBe('expired')
  })

  test('A-05 an account of the provincial platform pays no sooner than it is complete', async () => {
    const { viewer, order } = await confirmedRegistration()
    const key = `gd${viewer.accountId.slice(0, 8)}`
    await db()
      .insert(accounts)
      .values({ id: viewer.accountId, kind: 'person', username: key, usernameKey: key, displayName: '叶新' })
    expect(await startPayment(viewer, order.number)).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('用户信息维护'),
    })
    await db().update(accounts).set({ passwordHash: 'hash' }).where(eq(accounts.id, viewer.accountId))
    expect(await startPayment(viewer, order.number)).toMatchObject({ ok: true })
  })

  test('E-20 where the service does not answer, the candidate is told so and nothing is lost', async () => {
    const { viewer, order } = await confirmedRegistration()
    settings().payUrl = 'http://127.0.0.1:1'
    expect(await startPayment(viewer, order.number)).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('没有被扣款'),
    })
    expect(await askGateway(viewer, order.number)).toMatchObject({ refusal: 'not_ready' })
    settings().payUrl = undefined
    expect(await startPayment(viewer, order.number)).toMatchObject({ ok: true })
  })

  test('E-21 the simulator answers only what is signed by the merchant', async () => {
    expect(
      (await post('/api/sandbox/gateway/pay/orders/query', { merchant: 'zhunkao-demo', orderNumber: '20200815000001' })).status,
    ).toBe(401)
    expect((await post('/api/sandbox/gateway/pay/orders', {})).status).toBe(401)
    expect((await post('/api/sandbox/gateway/sms/messages', {})).status).toBe(401)
  })
})

describe('Q-62 what the sandbox does with an order', () => {
  const told = { callbacks: [200] }
  test.each([
    ['pay', told, 'paid', { settles: 1 }],
    ['pay-twice', { callbacks: [200, 200] }, 'paid', { settles: 1, duplicate: 1 }],
    ['pay-silently', { callbacks: [] }, 'confirmed', {}],
    ['wrong-amount', told, 'confirmed', { 'wrong-amount': 1 }],
    ['bad-signature', { callbacks: [401] }, 'confirmed', {}],
    ['repeat', { callbacks: [200, 200] }, 'paid', { settles: 1 }],
    ['fail', told, 'confirmed', {}],
    ['late', { callbacks: [] }, 'confirmed', {}],
  ])('Q-62 E-21 %s', async (action, answered, state, ledger) => {
    const { caseId, order } = await confirmedRegistration()
    expect(await play(order.number, action)).toMatchObject({ status: 200, body: answered })
    expect(await stateOfCase(caseId)).toMatchObject({ state })
    expect(await standings(order.id)).toEqual(ledger)
  })

  test('Q-02 late: the callback comes after the deadline for money paid before it, and brings the registration back', async () => {
    const { caseId, order } = await confirmedRegistration()
    await play(order.number, 'late')
    await sendLateCallbacks()
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'confirmed' })
    await world.setClock('2026-06-15T00:01:30+08:00')
    await sweepDue(noError)
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'abandoned' })
    await sendLateCallbacks()
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'paid' })
  })

  test('Q-62 E-21 pay after the deadline is money that does not count', async () => {
    const { caseId, order } = await confirmedRegistration()
    await world.setClock('2026-06-15T00:00:05+08:00')
    await play(order.number, 'pay')
    expect(await standings(order.id)).toEqual({ late: 1 })
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'confirmed' })
  })

  test('Q-11 unknown orders are 404, unknown actions 400', async () => {
    const { order } = await confirmedRegistration()
    expect((await play('202003100000009999', 'pay')).status).toBe(404)
    expect((await play('%00', 'pay')).status).toBe(404)
    expect((await play(order.number, 'steal')).status).toBe(400)
    expect((await post(`/api/sandbox/payments/${order.number}`, null)).status).toBe(400)
  })
})

describe('E-22 已扣款但未显示', () => {
  test('E-22 查询 finds the money and registers it; asking again changes nothing', async () => {
    const { caseId, viewer, order } = await confirmedRegistration()
    await startPayment(viewer, order.number)
    expect(await askGateway(viewer, order.number)).toMatchObject({ ok: true, paid: false })
    await play(order.number, 'pay-silently')
    expect(await askGateway(viewer, order.number)).toMatchObject({ ok: true, paid: true })
    expect(await askGateway(viewer, order.number)).toMatchObject({ ok: true, paid: true })
    expect(await stateOfCase(caseId)).toMatchObject({ state: 'paid' })
    expect(await standings(order.id)).toEqual({ settles: 1 })
  })

  test('E-22 an order that the service never heard of has no payments', async () => {
    expect(await payGateway().ask('202003100000009999')).toEqual({ ok: true, payments: [] })
  })

  test('E-22 the hourly job settles what is left, also after the deadline', async () => {
    const registrations = await Promise.all(Array.from({ length: 12 }, confirmedRegistration))
    for (const { order } of registrations) await play(order.number, 'pay-silently')
    await world.setClock('2026-06-15T00:30:00+08:00')
    await sweepDue(noError)
    expect(await stateOfCase(registrations[0]?.caseId ?? '')).toMatchObject({ state: 'abandoned' })
    const { asked, failed } = await settleOrders()
    expect(asked).toBeGreaterThanOrEqual(12)
    expect(failed).toBe(0)
    for (const { caseId } of registrations) expect(await stateOfCase(caseId)).toMatchObject({ state: 'paid' })
    await world.setClock('2026-07-01T00:00:00+08:00')
    expect(await settleOrders()).toEqual({ asked: 0, failed: 0 })
  })

  test('E-24 the bill of a day lists its transactions as CSV', async () => {
    const { order } = await confirmedRegistration()
    await world.setClock('2026-05-05T23:59:59+08:00')
    const { body } = await play(order.number, 'pay')
    const bill = await fetch(`${world.address}/api/sandbox/payments/bill?date=2026-05-05`)
    const [head, ...lines] = (await bill.text()).trim().split('\r\n')
    expect(head).toBe('channel,transactionNumber,orderNumber,amountFen,paidAt,refundNumber,refundedAt')
    expect(lines.filter((line) => line.includes(order.number))).toHaveLength(1)
    expect(lines.join()).toContain(body.transactions[0])
    expect((await fetch(`${world.address}/api/sandbox/payments/bill?date=yesterday`)).status).toBe(400)
    expect((await fetch(`${world.address}/api/sandbox/payments/bill`)).status).toBe(400)
  })
})
