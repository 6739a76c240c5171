import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listRefunds } from '@/db/queries/refund'
import { stateOfCase } from '@/lib/payment/fixtures/paying'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { runProcess } from '@/lib/payment/fixtures/run-process'
import { giveBack, settleRefunds } from '@/lib/payment/give-back'
import { planRefunds } from '@/lib/sandbox/refund'
import { candidate, sessionId, staff } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { openRequest } from '../open-request'
import { readRequest, readRequests } from '../read-request'
import { readSubjects } from '../read-subjects'
import { saveRequestStep } from '../submit-request'
import { approvedRefund, decide, openRefund, paidRegistration } from './fixtures'

const cashiers = [staff('cashier'), staff('cashier')] as const
const opinion = { opinion: '请写明两次付款的时间' }
let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
beforeEach(async () => {
  await world.resetClock()
  await world.owner`update exam_sessions set refund_reasons = '["duplicate"]'`
})
afterAll(async () => {
  await world.close()
})

const kind = 'exam-refund'
const stateOf = async (id: string) => (await stateOfCase(id))?.state
const outcomes = async (id: string) => (await listRefunds(id)).map(({ amountFen, outcome }) => [amountFen, outcome])

test('S-04 S-01 from the order over 退回 and 修改 to 已退费: two cashiers, the money once, the registration stands', async () => {
  const registered = await paidRegistration()
  const { viewer, caseId: registrationId } = registered
  const id = await openRefund(registered)
  const submit = async (explanation: string) => {
    const open = await readRequest(viewer, kind, id)
    const values = { reason: 'duplicate', explanation }
    return saveRequestStep(viewer, { kind, caseId: id, step: 'request', values, version: open?.version ?? 0 }, performance.now())
  }
  expect(await submit('')).toMatchObject({ ok: false, problems: { explanation: '请写明情况' }, answers: { reason: 'duplicate' } })
  expect(await submit('付了两次')).toEqual({ ok: true, next: null })
  expect(await readRequests(viewer, [kind])).toMatchObject([{ id, state: 'submitted', editStep: 'request' }])

  expect(await decide(cashiers[0], id, 'return', opinion)).toMatchObject({ ok: true, state: 'returned' })
  const returned = await readRequest(viewer, kind, id)
  expect(returned?.events.at(-1)).toMatchObject({ label: '退回', opinion: opinion.opinion })
  expect(await submit('8月15日微信支付两次')).toEqual({ ok: true, next: null })

  expect(await decide(cashiers[0], id, 'endorse')).toMatchObject({ state: 'endorsed' })
  expect(await readRequest(viewer, kind, id)).toMatchObject({ state: 'endorsed', editStep: null, moves: [] })
  expect(await decide(cashiers[0], id, 'approve')).toMatchObject({ refusal: 'not_allowed' })
  // The first cashier's claim runs out.
  await world.setClock('2026-03-10T10:02:00+08:00')
  expect(await decide(cashiers[1], id, 'approve')).toMatchObject({ state: 'approved' })
  await giveBack({ caseId: id })
  await giveBack({ caseId: id })
  expect(await outcomes(id)).toEqual([[6600, 'done']])
  expect([await stateOf(id), await stateOf(registrationId)]).toEqual(['refunded', 'paid'])
  expect((await readRequest(viewer, kind, id))?.details).toEqual([
    { label: '退款', value: expect.stringMatching(/^66.00 元，.* 已退回付款账户，退款号 R2026\d+$/) },
  ])
  // Once refunded, the money is not there to be asked for again.
  expect(await openRequest(viewer, kind, registered.order.id, performance.now())).toMatchObject({ refusal: 'not_ready' })
  expect((await readSubjects(viewer, kind))[0]?.objections[0]?.message).toMatch('已办理退款')
  expect(await verifyChain(id)).toEqual([])
})

describe('S-04 what may be asked back', () => {
  test('S-04 paid once is not given back, and the page says so before anything is filled in', async () => {
    const { viewer, order } = await paidRegistration('pay')
    const [subject] = await readSubjects(viewer, kind)
    expect(subject?.objections[0]?.message).toMatch(/只受理重复缴费的退费，其他已缴费用不予退还/)
    expect(await openRequest(viewer, kind, order.id, performance.now())).toMatchObject({ refusal: 'not_ready' })
  })

  test('S-04 where the exam accepts it, giving up the exam voids the registration in the same moment', async () => {
    await world.owner`update exam_sessions set refund_reasons = '["duplicate","withdrawn"]' where id = ${sessionId}`
    const registered = await paidRegistration('pay')
    const id = await approvedRefund(registered, cashiers, 'withdrawn')
    expect([await stateOf(id), await stateOf(registered.caseId)]).toEqual(['approved', 'refunded'])
    await giveBack({ caseId: id })
    expect([await stateOf(id), await outcomes(id)]).toEqual(['refunded', [[6600, 'done']]])
    expect(await verifyChain(registered.caseId)).toEqual([])
  })

  test('S-04 to give up an exam that is over meanwhile is refused in words, by whichever cashier comes to it', async () => {
    await world.owner`update exam_sessions set refund_reasons = '["duplicate","withdrawn"]' where id = ${sessionId}`
    const [waiting, endorsed] = [await paidRegistration('pay'), await paidRegistration('pay')]
    const ids = [await openRefund(waiting, 'withdrawn'), await openRefund(endorsed, 'withdrawn')] as const
    await transition(waiting.viewer, ids[0], 'submit')
    await transition(endorsed.viewer, ids[1], 'submit')
    expect(await decide(cashiers[0], ids[1], 'endorse')).toMatchObject({ state: 'endorsed' })
    await world.setClock('2026-07-12T12:00:00+08:00')
    await sweepDue(() => {})
    expect(await stateOf(endorsed.caseId)).toBe('finished')
    const over = { refusal: 'not_ready', message: expect.stringContaining('考试已经结束') }
    expect(await decide(cashiers[0], ids[0], 'endorse')).toMatchObject(over)
    expect(await decide(cashiers[1], ids[1], 'approve')).toMatchObject(over)
    expect(await decide(cashiers[0], ids[0], 'reject', opinion)).toMatchObject({ state: 'rejected' })
  })

  test('S-04 Q-01 until admit cards are printed, to the second; what was handed in before may still be mended', async () => {
    const late = await paidRegistration()
    const early = await paidRegistration()
    const id = await openRefund(early)
    expect(await transition(early.viewer, id, 'submit')).toMatchObject({ ok: true })
    await world.setClock('2026-07-01T00:00:00.100+08:00')
    expect(await openRequest(late.viewer, kind, late.order.id, performance.now())).toMatchObject({ refusal: 'window_closed' })
    expect((await readSubjects(late.viewer, kind))[0]?.objections[0]?.message).toMatch(/截止/)
    expect(await transition(early.viewer, id, 'resubmit')).toMatchObject({ ok: true })
  })

  test('S-04 Q-11 an order of somebody else is nobody’s to ask for', async () => {
    const { order } = await paidRegistration()
    const other = candidate(crypto.randomUUID())
    for (const about of [order.id, 'x', '', '__proto__'])
      expect(await openRequest(other, kind, about, performance.now())).toMatchObject({ refusal: 'not_found' })
    expect(await readSubjects(other, kind)).toEqual([])
  })
})

test('S-04 what is typed after 提交 decides nothing until it is submitted: the cashiers give back for what they read', async () => {
  await world.owner`update exam_sessions set refund_reasons = '["duplicate","withdrawn"]' where id = ${sessionId}`
  const registered = await paidRegistration()
  const { viewer, caseId: registrationId } = registered
  const id = await openRefund(registered)
  const values = { reason: 'duplicate', explanation: '付了两次' }
  const open = await readRequest(viewer, kind, id)
  const step = { kind, caseId: id, step: 'request', values, version: open?.version ?? 0 }
  expect(await saveRequestStep(viewer, step, performance.now())).toEqual({ ok: true, next: null })
  const submitted = await readRequest(viewer, kind, id)
  expect(submitted?.hasUnsubmitted).toBe(false)
  expect(await saveAnswers(viewer, id, { reason: 'withdrawn' }, submitted?.version ?? 0)).toMatchObject({ ok: true })
  expect(await readRequest(viewer, kind, id)).toMatchObject({ state: 'submitted', hasUnsubmitted: true })
  expect(await decide(cashiers[0], id, 'endorse')).toMatchObject({ state: 'endorsed' })
  await world.setClock('2026-03-10T10:02:00+08:00')
  expect(await decide(cashiers[1], id, 'approve')).toMatchObject({ state: 'approved' })
  await giveBack({ caseId: id })
  expect([await stateOf(id), await stateOf(registrationId), await outcomes(id)]).toEqual(['refunded', 'paid', [[6600, 'done']]])
})

test('S-04 S-14 while a cashier reads it, it is not changed under their hands', async () => {
  const registered = await paidRegistration()
  const id = await openRefund(registered)
  await transition(registered.viewer, id, 'submit')
  expect(await decide(cashiers[0], id, 'return', { opinion: '' })).toMatchObject({ refusal: 'invalid_input' })
  expect(await saveAnswers(registered.viewer, id, { explanation: '改一下' }, 2)).toMatchObject({ refusal: 'claimed_by_other' })
  expect(await transition(registered.viewer, id, 'resubmit')).toMatchObject({ refusal: 'claimed_by_other' })
  expect((await readRequest(registered.viewer, kind, id))?.editStep).toBeNull()
})

describe('S-04 Q-22 the payment service', () => {
  test('refuses: a cashier sees it, the candidate reads that it is under way; 重新退款 gives it back once', async () => {
    const registered = await paidRegistration()
    const id = await approvedRefund(registered, cashiers)
    await planRefunds('refused', 1)
    await giveBack({ caseId: id })
    expect(await stateOf(id)).toBe('stuck')
    const seen = await readRequest(registered.viewer, kind, id)
    expect(seen?.events.map((event) => event.label)).not.toContain('退款未成功')
    expect(await decide(cashiers[0], id, 'retry')).toMatchObject({ state: 'approved' })
    await giveBack({ caseId: id })
    expect([await stateOf(id), await outcomes(id)]).toEqual(['refunded', [[6600, 'done']]])
  })

  test('is not done at once: the hourly job asks until it is', async () => {
    const id = await approvedRefund(await paidRegistration(), cashiers)
    await planRefunds('processing', 2)
    await giveBack({ caseId: id })
    await settleRefunds()
    expect([await stateOf(id), await outcomes(id)]).toEqual(['approved', [[6600, 'processing']]])
    expect(await settleRefunds()).toEqual({ asked: 1, failed: 0 })
    expect(await stateOf(id)).toBe('refunded')
    expect(await settleRefunds()).toEqual({ asked: 0, failed: 0 })
  })

  test('is asked by many at once: one refund, one event', async () => {
    const id = await approvedRefund(await paidRegistration(), cashiers)
    await Promise.all(Array.from({ length: 12 }, () => giveBack({ caseId: id })))
    expect([await stateOf(id), await outcomes(id)]).toEqual(['refunded', [[6600, 'done']]])
    const settled = await world.owner`select from case_events where case_id = ${id} and name = 'settle'`
    expect(settled).toHaveLength(1)
  })
})

test('Q-20 the ledger of refunds takes no change', async () => {
  for (const change of ['update refunds set amount_fen = 1', 'delete from refunds', 'delete from refund_results'])
    await expect(
      world.owner.begin(async (sql) => [await sql`set local role zhunkao_app`, await sql.unsafe(change)]),
    ).rejects.toMatchObject({ code: '42501' })
})

test.each(['refund-answered', 'refund-before-commit'])('Q-23 killed at %s, the next run gives back once', async (failpoint) => {
  const id = await approvedRefund(await paidRegistration(), cashiers)
  const { signal } = await runProcess('give-back-one', [id], world.appUrl, failpoint)
  expect([signal, await stateOf(id), await outcomes(id)]).toEqual(['SIGKILL', 'approved', [[6600, null]]])
  await giveBack({ caseId: id })
  expect([await stateOf(id), await outcomes(id)]).toEqual(['refunded', [[6600, 'done']]])
  const taken =
    await world.owner`select from sandbox.pay_refunds r join refunds f on f.number = r.refund_number where f.case_id = ${id}`
  expect(taken).toHaveLength(1)
})
