import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listRefunds } from '@/db/queries/refund'
import { revealAnswer } from '@/lib/audit/reveal-answer'
import { readDeskCase } from '@/lib/desk/read-case'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { giveBack, settleRefunds } from '@/lib/payment/give-back'
import { orderOf } from '@/lib/payment/order-of'
import { playPayment } from '@/lib/sandbox/pay'
import { planRefunds, takeRefund } from '@/lib/sandbox/refund'
import { staff } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { readRequest } from '../read-request'
import { saveRequestStep } from '../submit-request'
import { approvedRefund, decide, paidRegistration } from './fixtures'

const kind = 'exam-refund'
const cashiers = [staff('cashier'), staff('cashier')] as const
const card = '4111 1111 1111 1111'
const transfer = { bankReference: 'B2026031000012', transferredOn: '2026-03-10' }
let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
beforeEach(() => world.resetClock())
afterAll(() => world.close())

type Registered = Awaited<ReturnType<typeof paidRegistration>>

/** Approved, and the payment service says that the way back is closed. */
async function closedRefund(payments = 2) {
  const registered = await paidRegistration()
  for (let more = payments; more > 2; more -= 1) await playPayment(registered.order.number, 'pay')
  const id = await approvedRefund(registered, cashiers)
  await planRefunds('closed', 1)
  await giveBack({ caseId: id })
  return { ...registered, id }
}

async function giveAccount({ viewer }: Registered, id: string, account = card) {
  const version = (await readRequest(viewer, kind, id))?.version ?? 0
  const values = { bank: '中国工商银行深圳福田支行', account }
  return saveRequestStep(viewer, { kind, caseId: id, step: 'account', values, version }, performance.now())
}

const stateOf = async (id: string) => (await world.owner`select state from cases where id = ${id}`)[0]?.state
/** The claim of whoever decided before runs out. */
const later = async () => world.owner`update clock_shift set shift = shift + interval '2 minutes'`.then(() => undefined)

describe('S-04 the way back is closed', () => {
  test('S-04 a bank account is asked, checked, transferred to by one cashier and checked by another', async () => {
    const refund = await closedRefund()
    const { viewer, id, caseId } = refund
    expect(await stateOf(id)).toBe('wayClosed')
    const asked = await readRequest(viewer, kind, id)
    expect(asked).toMatchObject({ editStep: 'account', editLabel: '填写收款账户', moves: [], answers: { payee: '𠮷野㛃' } })
    expect((await orderOf(viewer, caseId))?.extras[0]?.refund).toMatchObject({ isDone: false, words: /本人的银行卡/ })

    for (const [typed, problem] of [
      ['', '请填写'],
      ['4111 1111', '您填了 8 位'],
      ['4111 1111 1111 1112', '逐位核对'],
    ] as const)
      expect(await giveAccount(refund, id, typed)).toMatchObject({
        ok: false,
        problems: { account: expect.stringContaining(problem) },
      })
    expect(await giveAccount(refund, id)).toEqual({ ok: true, next: null })
    expect(await stateOf(id)).toBe('payable')

    await later()
    expect(await decide(cashiers[0], id, 'transfer', { ...transfer, bankReference: '?' })).toMatchObject({
      refusal: 'invalid_input',
    })
    const tomorrow = { ...transfer, transferredOn: '2026-03-11' }
    expect(await decide(cashiers[0], id, 'transfer', tomorrow)).toMatchObject({ refusal: 'not_ready' })
    expect(await decide(cashiers[0], id, 'transfer', transfer)).toMatchObject({ state: 'transferred' })
    for (const move of ['confirmTransfer', 'bounce', 'correctTransfer'])
      expect(await decide(cashiers[0], id, move, { opinion: '无误' })).toMatchObject({ refusal: 'not_allowed' })
    await later()
    const desk = await readDeskCase(cashiers[1], id)
    expect(desk?.facts).toContainEqual({ label: '登记转账', value: '2026-03-10，银行流水号 B2026031000012' })
    const both = await Promise.all([1, 2, 3].map(() => decide(cashiers[1], id, 'confirmTransfer')))
    expect(both.filter((one) => one.ok && !one.already)).toHaveLength(1)

    expect(await stateOf(id)).toBe('refunded')
    expect((await readRequest(viewer, kind, id))?.details[0]?.value).toMatch(
      '2026年3月10日已转入您的收款账户，银行流水号 B2026031000012',
    )
    await giveBack({ caseId: id })
    expect(await settleRefunds()).toEqual({ asked: 0, failed: 0 })
    const done = await world.owner`
      select r.id from refund_results r join refunds f on f.id = r.refund_id where f.case_id = ${id} and r.outcome = 'done'`
    expect(done).toHaveLength(1)
    expect(await verifyChain(id)).toEqual([])
  })

  test('S-04 in that state only the account is asked: why the money goes back stays as it was approved', async () => {
    const { viewer, id } = await closedRefund()
    const version = (await readRequest(viewer, kind, id))?.version ?? 0
    await saveAnswers(viewer, id, { reason: 'withdrawn', explanation: '不考了', bank: '中国银行' }, version)
    expect((await readRequest(viewer, kind, id))?.answers).toMatchObject({ reason: 'duplicate', bank: '中国银行' })
    expect(await transition(viewer, id, 'withdraw')).toMatchObject({ refusal: 'wrong_state' })
  })

  test('S-04 of two refunds the one that went back is not transferred as well', async () => {
    const refund = await closedRefund(3)
    expect((await listRefunds(refund.id)).map(({ outcome }) => outcome).sort()).toEqual(['closed', 'done'])
    await giveAccount(refund, refund.id)
    const desk = await readDeskCase(cashiers[0], refund.id)
    expect(desk?.facts).toContainEqual({ label: '应转账', value: '66.00 元' })
    await later()
    await decide(cashiers[0], refund.id, 'transfer', transfer)
    await later()
    expect(await decide(cashiers[1], refund.id, 'confirmTransfer')).toMatchObject({ state: 'refunded' })
    const references = (await listRefunds(refund.id)).map(({ bankReference }) => bankReference)
    expect(references.sort()).toEqual([transfer.bankReference, null])
  })

  test('S-04 a wrong account comes back with an opinion, and so does money that the bank sends back', async () => {
    const refund = await closedRefund()
    const { id, viewer } = refund
    await giveAccount(refund, id)
    await later()
    expect(await decide(cashiers[0], id, 'returnAccount', { opinion: '户名不符' })).toMatchObject({ state: 'wayClosed' })
    expect((await readRequest(viewer, kind, id))?.events.at(-1)).toMatchObject({ opinion: '户名不符' })
    await later()
    await giveAccount(refund, id, '5555555555554444')
    await later()
    await decide(cashiers[0], id, 'transfer', transfer)
    await later()
    expect(await decide(cashiers[1], id, 'bounce', { opinion: '银行退汇' })).toMatchObject({ state: 'wayClosed' })
  })
})

describe('Q-31 O-28 the account', () => {
  test('sealed at rest, masked on every screen, whole only for who holds the case to pay, and the look is in the ledger', async () => {
    const refund = await closedRefund()
    const { id, viewer } = refund
    await giveAccount(refund, id)
    const digits = card.replaceAll(' ', '')
    const [stored] = await world.owner`
      select (select jsonb_agg(to_jsonb(a)) from case_answers a where case_id = ${id})::text
        || (select jsonb_agg(to_jsonb(d)) from case_documents d where case_id = ${id})::text
        || (select jsonb_agg(to_jsonb(i)) from case_event_inputs i where case_id = ${id})::text as text`
    const screens = JSON.stringify([(await readRequest(viewer, kind, id))?.rows, await readDeskCase(cashiers[0], id)])
    for (const text of [stored?.text, screens]) expect(text.replaceAll(' ', '')).not.toMatch(/4111111111/)
    expect(screens).toMatch('4111**********11')

    const see = (who: Parameters<typeof revealAnswer>[0], field = 'account') => revealAnswer(who, id, field)
    const [one, other] = [staff('cashier'), staff('cashier')]
    for (const who of [viewer, staff('auditor'), staff('examOfficer')])
      expect(await see(who)).toMatchObject({ refusal: 'not_found' })
    expect(await see(one)).toMatchObject({ refusal: 'claimed_by_other' })
    await later()
    await decide(one, id, 'nothing')
    expect((await readDeskCase(one, id))?.reveals).toEqual([{ field: 'account', label: '银行卡号' }])
    expect((await readDeskCase(other, id))?.reveals).toEqual([])
    expect(await see(one, 'reason')).toMatchObject({ refusal: 'not_allowed' })
    expect(await see(other)).toMatchObject({ refusal: 'claimed_by_other' })
    expect(await see(one)).toEqual({ ok: true, answer: card })
    const looks = await world.owner`select actor_id, after from audit_entries where what = 'answer-seen' and about_id = ${id}`
    expect(looks).toEqual([{ actor_id: one.accountId, after: '{"as":"cashier","field":"account"}' }])
    expect(await transition(one, id, 'transfer', transfer)).toMatchObject({ state: 'transferred' })
    expect(await see(one)).toMatchObject({ refusal: 'not_allowed' })
    expect(digits).toHaveLength(16)
  })
})

test('S-04 the simulated service closes the way back a year after the payment, for good', async () => {
  const { order } = await paidRegistration()
  const [money] = await world.owner`select transaction_number from sandbox.pay_transactions where order_number = ${order.number}`
  const asked = {
    merchant: 'zhunkao-demo',
    refundNumber: 'R2027000000000001',
    orderNumber: order.number,
    channel: 'sandbox',
    transactionNumber: money?.transaction_number,
    amountFen: 6600,
  }
  await world.setClock('2027-03-20T10:00:00+08:00')
  expect(await takeRefund(asked)).toMatchObject({ state: 'closed' })
  await world.resetClock()
  expect(await takeRefund(asked)).toMatchObject({ state: 'closed' })
})
