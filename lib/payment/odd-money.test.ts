import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listPayments } from '@/db/queries/payment'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { signedHeaders } from '@/lib/gateway/signature'
import { openWorld, type World } from '@/lib/workflow/fixtures/world'
import { confirmedRegistration, receive, signedCallback, standings, stateOfCase, transactionNumber } from './fixtures/paying'
import { giveBackUnasked } from './give-back-unasked'
import { journalOf } from './journal'
import { receiveCallback } from './receive-callback'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.resetClock())

test('E-21 E-23 a transaction of nothing is kept, gives nothing back, and holds back no other money of its order', async () => {
  const { order } = await confirmedRegistration()
  for (const amountFen of [0, 6600, 6600])
    await receive(signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber(), amountFen }))
  expect(await standings(order.id)).toEqual({ settles: 1, duplicate: 1, 'wrong-amount': 1 })
  const { order: other } = await confirmedRegistration()
  await receive(signedCallback({ orderNumber: other.number, transactionNumber: transactionNumber(), amountFen: 0 }))
  await world.setClock('2026-06-20T00:00:00+08:00')
  expect(await giveBackUnasked()).toEqual({ begun: 1, failed: 0 })
  expect(await giveBackUnasked()).toEqual({ begun: 0, failed: 0 })
  const refunds = await world.owner<{ fen: number }[]>`select amount_fen as fen from refunds where order_id = ${order.id}`
  expect([...refunds]).toEqual([{ fen: 6600 }])
})

test('E-21 a transaction that paid one order pays no other, in whichever order and however often it is said', async () => {
  const [one, other] = [await confirmedRegistration(), await confirmedRegistration()]
  const transaction = transactionNumber()
  const said = [one, other, other, one].map(({ order }) =>
    signedCallback({ orderNumber: order.number, transactionNumber: transaction }),
  )
  const verdicts = []
  for (const callback of said) verdicts.push((await receive(callback)).verdict)
  expect(verdicts).toEqual(['settles', 'contradiction', 'contradiction', 'repeat'])
  expect([await standings(one.order.id), await standings(other.order.id)]).toEqual([{ settles: 1 }, {}])
  const raced = transactionNumber()
  const at = await Promise.all(
    [other, one].flatMap(({ order }) =>
      [1, 2, 3].map(() => receive(signedCallback({ orderNumber: order.number, transactionNumber: raced }))),
    ),
  )
  expect(at.every(({ status }) => status === 200 || status === 503)).toBe(true)
  expect(await world.owner`select from payments where transaction_number = ${raced}`).toHaveLength(1)
})

test.each([
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59.999999999Z',
  '2099-12-31T23:59:59Z',
  '2026-03-10T11:00:00.000000001+08:00',
])('Q-11 a payment of the instant %s is answered below 500 and settles only inside the window', async (paidAt) => {
  const { order, caseId } = await confirmedRegistration()
  const { status, verdict } = await receive(
    signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber(), paidAt }),
  )
  expect(status).toBeLessThan(500)
  expect((await stateOfCase(caseId))?.state).toBe(verdict === 'settles' ? 'paid' : 'confirmed')
  expect(verdict === 'settles').toBe(paidAt.startsWith('2026'))
})

test('E-21 whatever a number may be mistaken for is no amount and no number of an order', async () => {
  const { order } = await confirmedRegistration()
  const { secret } = payMerchant()
  const good = JSON.parse(signedCallback({ orderNumber: order.number }).body.toString())
  const odd = [
    ...['6600', '¥66.00', '66.00', 66.5, 6600.000001, -6600, 1e9, '６６００'].map((amountFen) => ({ ...good, amountFen })),
    ...[` ${order.number}`, `${order.number}\n`, Number(order.number), [order.number]].map((orderNumber) => ({
      ...good,
      orderNumber,
    })),
    ...['2026-03-10 11:00:00', '2026-03-10T11:00:00', '2026-02-30T11:00:00+08:00', 1773111600].map((paidAt) => ({
      ...good,
      paidAt,
    })),
    ...['PAID', 'refunded', true].map((status) => ({ ...good, status })),
  ]
  for (const news of odd) {
    const body = Buffer.from(JSON.stringify(news))
    expect(await receiveCallback(body, new Headers(signedHeaders(secret, body)))).toEqual({ status: 400, verdict: 'malformed' })
  }
  expect(await listPayments(order.id)).toEqual([])
})

test('O-21 of a fee that goes back in part the rest is kept, before and after the part is back', () => {
  const at = new Date('2026-03-10T11:00:00+08:00')
  const payment = (id: string, standing: string) => ({ id, standing, amountFen: 6600, paidAt: at, transactionNumber: id })
  const refund = (paymentId: string, amountFen: number) => ({ refund: { number: `R${paymentId}`, paymentId, amountFen } })
  const money = {
    payments: [payment('a', 'settles'), payment('b', 'duplicate')],
    refunds: [refund('a', 1000), refund('b', 600)],
  }
  const sums = ({ cameFen, wentFen, keptFen, owedFen }: ReturnType<typeof journalOf>) => [cameFen, wentFen, keptFen, owedFen]
  const done = (number: string) => ({ number, outcome: 'done', refundedAt: at })
  expect(sums(journalOf({ ...money, answers: [] }))).toEqual([13_200, 0, 5600, 7600])
  expect(sums(journalOf({ ...money, answers: [done('Ra')] }))).toEqual([13_200, 1000, 5600, 6600])
  expect(sums(journalOf({ ...money, answers: [done('Ra'), done('Rb')] }))).toEqual([13_200, 1600, 5600, 6000])
})
