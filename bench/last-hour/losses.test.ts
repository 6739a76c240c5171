import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOrder } from '@/db/queries/payment'
import { confirmedRegistration, receive, signedCallback } from '@/lib/payment/fixtures/paying'
import { draftRegistration, openWorld, sessionId, type World } from '@/lib/workflow/fixtures/world'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { findLosses, type Hour, type Loss, lossesIn } from './losses'
import { benchChannel } from './payment-service'

let world: World
let hour: Hour
const cases = { paid: '', unpaid: '', late: '' }
const deadline = new Date('2026-03-10T12:00:00+08:00')
const before = new Date('2026-03-10T11:00:00+08:00')
const after = new Date('2026-03-10T12:00:01+08:00')

/** One who confirmed and paid in time, one who confirmed and paid too late, one who came too late. */
beforeAll(async () => {
  world = await openWorld()
  await world.owner`update exam_windows set closes_at = ${deadline} where session_id = ${sessionId} and name in ('registration', 'payment')`
  await world.setClock(before)
  const [paid, unpaid, late] = [await confirmedRegistration(), await confirmedRegistration(), await draftRegistration()]
  Object.assign(cases, { paid: paid.caseId, unpaid: unpaid.caseId, late: late.id })
  const money = [await pay(paid.order.number, before), await pay(unpaid.order.number, after)]
  await world.setClock(after)
  expect(await transition(late.viewer, late.id, 'confirm')).toMatchObject({ refusal: 'window_closed' })
  await world.setClock(new Date(deadline.getTime() + 120_000))
  await sweepDue((_, error) => {
    throw error
  })
  const around = (at: Date) => ({ sentAt: at.getTime() - 5_000, answeredAt: at.getTime() + 5_000 })
  const told: Hour['told'] = [
    { caseId: cases.paid, ...around(before), answer: 'accepted' },
    { caseId: cases.unpaid, ...around(before), answer: 'accepted' },
    { caseId: cases.late, sentAt: after.getTime(), answeredAt: after.getTime() + 5_000, answer: 'closed' },
  ]
  hour = { deadline, told, paid: money }
})
afterAll(() => world.close())

async function pay(orderNumber: string, paidAt: Date) {
  const one = { transactionNumber: `T${orderNumber}`, orderNumber, fen: 6600, paidAt, heard: true }
  const { fen: amountFen, paidAt: at, heard: _, ...news } = one
  const told = { ...news, channel: benchChannel, amountFen, paidAt: at.toISOString() }
  expect(await receive(signedCallback(told))).toMatchObject({ status: 200 })
  expect(await findOrder(orderNumber)).not.toBeNull()
  return one
}

test('Q-02 control: where nothing is lost nothing is found', async () => {
  expect(await findLosses(world.owner, hour)).toEqual([])
})

const told = (caseId: keyof typeof cases, change: Partial<Hour['told'][number]>) => (): Hour => ({
  ...hour,
  told: hour.told.map((one) => (one.caseId === cases[caseId] ? { ...one, ...change } : one)),
})

/** For each loss what plants it: behind the product's back, or in what people were told. */
const planted: Record<Loss, string | (() => Hour)> = {
  'whoever was told so is confirmed': `delete from case_events where name = 'confirm'`,
  'whoever was answered before the deadline was let in': told('late', {
    sentAt: before.getTime(),
    answeredAt: before.getTime() + 9,
  }),
  'whoever sent after the deadline is not in': told('unpaid', { sentAt: after.getTime(), answeredAt: after.getTime() + 9 }),
  'whoever is told that it is closed is not in': told('unpaid', { answer: 'closed' }),
  'nothing is confirmed after the deadline': `update case_events set at = '2026-03-10T12:00:00+08:00' where case_id = ':paid' and name = 'confirm'`,
  'each confirmation is judged by its arrival': told('paid', { answeredAt: before.getTime() - 1_000 }),
  'nobody is in twice': `drop index orders_case; insert into orders (number, case_id, person_id, session_id, title, amount_fen, opens_at, deadline, created_at)
    select '9' || number, case_id, person_id, session_id, title, amount_fen, opens_at, deadline, created_at from orders where case_id = ':paid'`,
  'money is in the ledger to the cent, and only money that was paid': `update payments set amount_fen = amount_fen - 1`,
  'all news of money was acknowledged': () => ({ ...hour, paid: hour.paid.map((one) => ({ ...one, heard: false })) }),
  'whoever paid in time is 已缴费': `update cases set state = 'abandoned' where id = ':paid'`,
  'whoever did not pay in time is not': `update cases set state = 'paid' where id = ':unpaid'`,
  'whoever was not done has given up': `update cases set state = 'draft' where id = ':late'`,
}

test.each(Object.entries(planted))('Q-02 control: “%s” finds what was lost', async (what, plant) => {
  const undone = new Error('undone')
  let found: string[] = []
  const planting = world.owner.begin(async (tx) => {
    // The owner's own triggers guard the ledgers against the owner too.
    await tx`set local session_replication_role = replica`
    if (typeof plant === 'string')
      await tx.unsafe(plant.replaceAll(/:(paid|unpaid|late)/g, (_, one: keyof typeof cases) => cases[one]))
    found = (await lossesIn(tx, typeof plant === 'string' ? hour : plant())).map((one) => one.what)
    throw undone
  })
  await expect(planting).rejects.toBe(undone)
  expect(found).toContain(what)
})
