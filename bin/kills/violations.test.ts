import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOutbox } from '@/db/queries/outbox'
import { deliverOutbox } from '@/lib/message/deliver-outbox'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { giveBack } from '@/lib/payment/give-back'
import { approvedRefund, paidRegistration } from '@/lib/service/exam-refund/fixtures'
import { staff } from '@/lib/workflow/fixtures/world'
import type { Promised } from './promise'
import { brokenInvariants, findViolations, type Invariant } from './violations'

let world: ServedWorld
let registration = ''
let refund = ''
let promised: Promised[] = []

beforeAll(async () => {
  world = await openServedWorld()
  await world.owner`update exam_sessions set refund_reasons = '["withdrawn", "duplicate"]'`
  const registered = await paidRegistration()
  registration = registered.caseId
  refund = await approvedRefund(registered, [staff('cashier'), staff('cashier')], 'withdrawn')
  await giveBack({ caseId: refund })
  await deliverOutbox()
  await handOutbox(10)
  await world.owner`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`
  const [paid] = await world.owner<
    { number: string }[]
  >`select transaction_number as number from payments where standing = 'settles'`
  promised = [
    { caseId: registration, event: 'pay', transactionNumber: paid?.number ?? '' },
    { caseId: refund, event: 'submit', words: '网络中断，付了两次' },
    { caseId: refund, event: 'approve' },
  ]
})
afterAll(() => world.close())

test('Q-23 control: where nothing is lost nothing is found', async () => {
  expect(await findViolations(world.owner, promised, 'in the end')).toEqual([])
})

const again = (table: string, columns: string, where: string) =>
  `insert into ${table} (${columns}) select ${columns} from ${table} where ${where} limit 1`
const ofRefund = `case_id = ':refund'`

/** For each invariant one loss or half that breaks it, written behind the product's back. */
const planted: Record<Exclude<Invariant, 'every history verifies'>, string> = {
  'what was acknowledged has happened': `delete from case_events where ${ofRefund} and name = 'submit'`,
  'what was acknowledged has happened once': `update case_events set name = 'submit' where ${ofRefund} and name = 'endorse'`,
  'acknowledged words are in the newest document': `update case_documents set rows = '[]'`,
  'acknowledged money is in the ledger': `delete from payments where standing = 'settles'`,
  'the head is where the last event led': `update cases set state = 'submitted' where id = ':refund'`,
  'each event has its input': `delete from case_event_inputs where ${ofRefund} and seq = 3`,
  'no case is between states': `update cases set awaits = 'cashier' where id = ':refund'`,
  'each submission has frozen one document': `delete from case_documents where ${ofRefund}`,
  'a confirmed registration has its order and its columns, and only that': `update registrations set confirmed_at = null`,
  'a paid registration has money that settles, and only that': `update registrations set paid_at = null`,
  'an order is paid once': `drop index payments_settles; update payments set standing = 'settles'`,
  'each payment came with a callback': `delete from payment_callbacks`,
  'money is given back once': `drop index refunds_payment; ${again('refunds', 'payment_id, number, order_id, case_id, amount_fen, created_at', 'true').replace('select payment_id, number', "select payment_id, 'R2'")}`,
  'an approved refund has its instructions, and only that': `delete from refunds`,
  'a refund is settled when all its money is back, and only then': `delete from refund_results`,
  'a registration is void when what settled it goes back, and only then': `update cases set state = 'paid' where id = ':registration'`,
  'money in: our ledger and the payment service agree': `update payments set amount_fen = amount_fen - 1 where standing = 'settles'`,
  'money out: our ledger and the payment service agree': `delete from sandbox.pay_refunds`,
  'each step posted its message once': `delete from outbox where payload ->> 'key' = 'paid:' || ':registration'`,
  'each message was posted by its step': `delete from case_events where case_id = ':registration' and name = 'pay'`,
  'each approval asked for the money once': again('outbox', 'task, payload, handed_at', `task = 'give-back'`),
  'each message arrived once': `update sms_messages set state = 'waiting'`,
  'nothing waits': `update outbox set handed_at = null`,
}

test.each(Object.entries(planted))('Q-23 control: “%s” finds what breaks it', async (invariant, plant) => {
  const undone = new Error('undone')
  let found: string[] = []
  const planting = world.owner.begin(async (tx) => {
    // The owner's own triggers guard the ledgers against the owner too.
    await tx`set local session_replication_role = replica`
    await tx.unsafe(plant.replaceAll(':registration', registration).replaceAll(':refund', refund))
    found = (await brokenInvariants(tx, promised, 'in the end')).map((one) => one.invariant)
    throw undone
  })
  await expect(planting).rejects.toBe(undone)
  expect(found).toContain(invariant)
})

test('Q-23 control: a history that was rewritten to fit does not verify', async () => {
  await world.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update case_events set name = 'reject' where case_id = ${refund} and seq = 3`
  })
  const found = (await findViolations(world.owner, promised, 'in the end')).map((one) => one.invariant)
  expect(found).toEqual(['every history verifies'])
})
