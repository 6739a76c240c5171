import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportOrders } from '@/lib/payment/export-orders'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { giveBack } from '@/lib/payment/give-back'
import { approvedRefund, paidRegistration } from '@/lib/service/exam-refund/fixtures'
import { candidate, sessionId, staff } from '@/lib/workflow/fixtures/world'
import { listOrders, readOrderStory } from './cashier'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())

test('O-21 an order’s whole story: attempts, callbacks, payments, refunds and what was answered', async () => {
  const registered = await paidRegistration()
  const id = await approvedRefund(registered, [staff('cashier'), staff('cashier')])
  await giveBack({ caseId: id })
  const story = await readOrderStory(staff('cashier'), registered.order.number)
  expect(story).toMatchObject({
    attempts: [{ what: 'opened' }],
    callbacks: [{ verdict: 'settles' }, { verdict: 'duplicate' }],
    payments: [{ standing: 'settles' }, { standing: 'duplicate' }],
    refunds: [{ refund: { amountFen: 6600 }, request: { id } }],
    answers: [{ outcome: 'done' }],
  })
  expect(JSON.stringify(story)).not.toMatch(/4403001990\d{8}|Sealed/)
  const { rows } = await listOrders(staff('cashier'), { withExtra: true })
  expect(rows).toMatchObject([{ number: registered.order.number, settledFen: 6600, extraFen: 6600, refundedFen: 6600 }])
})

test('O-21 Q-32 orders are for cashiers of the exam and the auditor; for everyone else there are none', async () => {
  const { order, viewer } = await paidRegistration('pay')
  const [row] = await world.owner<{ number: string }[]>`select number from cases where id = ${order.caseId}`
  for (const reader of [staff('cashier'), staff('cashier', undefined, sessionId), staff('auditor')]) {
    expect(await readOrderStory(reader, order.number)).not.toBeNull()
    expect((await listOrders(reader, { number: row?.number })).rows.map((one) => one.number)).toEqual([order.number])
  }
  const strangers = [
    viewer,
    candidate(crypto.randomUUID()),
    staff('examOfficer'),
    staff('reviewer'),
    staff('cashier', undefined, 'other'),
  ]
  for (const stranger of strangers) {
    expect(await readOrderStory(stranger, order.number)).toBeNull()
    expect((await listOrders(stranger, {})).rows).toEqual([])
  }
})

test('O-21 pages go on where the one before ended; the beginning of a number finds its day', async () => {
  const all = await listOrders(staff('cashier'), { number: '2026' })
  expect(all.rows.length).toBeGreaterThan(0)
  expect((await listOrders(staff('cashier'), { number: '2025' })).rows).toEqual([])
  expect((await listOrders(staff('cashier'), { number: "2026' or 1=1" })).rows).toEqual([])
  const [first] = all.rows
  const rest = await listOrders(staff('cashier'), { after: first?.number })
  expect(rest.rows.map((row) => row.number)).toEqual(all.rows.slice(1).map((row) => row.number))
})

test('O-26 Q-14 all orders as CSV, by pages of any size, nothing in it that runs; the ledger tells who had it', async () => {
  const { order, personId } = await paidRegistration('pay')
  await world.owner`update persons set name = '=cmd|x' where id = ${personId}`
  const cashier = { ...staff('cashier'), name: '+蔡悟' }
  const records = await exportOrders(cashier, {})
  let text = ''
  for await (const record of records ?? []) text += record
  const lines = text.split('\r\n')
  const all = (await listOrders(cashier, {})).rows
  expect(lines).toHaveLength(all.length + 3)
  expect(lines.find((line) => line.startsWith(`"${order.number}\t"`))).toContain(`,"'=cmd|x",`)
  expect(lines.at(-2)).toMatch(new RegExp(`^"'\\+蔡悟 于 .* 导出，共 ${all.length} 条。"$`))
  const told = await world.owner`select what from audit_entries where actor_id = ${cashier.accountId}`
  expect(told).toEqual([{ what: 'orders-exported' }])
  const [first] = all
  expect((await listOrders(cashier, {}, 1)).next).toBe(first?.number)
  for (const stranger of [staff('examOfficer'), staff('administrator'), candidate(personId)])
    expect(await exportOrders(stranger, {})).toBeNull()
})
