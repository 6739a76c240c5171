import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takeClaim } from '@/db/queries/case'
import { listRefunds } from '@/db/queries/refund'
import { now } from '@/lib/clock/now'
import { deliverOutbox } from '@/lib/message/deliver-outbox'
import { listMessages } from '@/lib/message/inbox'
import { reconcileDay } from '@/lib/reconciliation/reconcile-day'
import { ensureOpened } from '@/lib/sandbox/ensure-opened'
import { playPayment } from '@/lib/sandbox/pay'
import { decide, openRefund, paidRegistration } from '@/lib/service/exam-refund/fixtures'
import { openRequest } from '@/lib/service/open-request'
import { readRequest, readRequests } from '@/lib/service/read-request'
import { draftRegistration, openWorld, sessionId, staff, type World } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { confirmedRegistration } from './fixtures/paying'
import { startRoutes } from './fixtures/routes-server'
import { runProcess } from './fixtures/run-process'
import { giveBack } from './give-back'
import { giveBackUnasked } from './give-back-unasked'
import { orderOf } from './order-of'

const kind = 'exam-refund'
const closed = '2026-06-01T00:00:00+08:00'
const cashiers = [staff('cashier'), staff('cashier')] as const
let server: Awaited<ReturnType<typeof startRoutes>>
let world: World

beforeAll(async () => {
  server = await startRoutes()
  world = await openWorld()
})
beforeEach(async () => {
  // What other tests left is done with.
  await world.setClock('2026-06-20T00:00:00+08:00')
  await giveBackUnasked()
  await world.resetClock()
})
afterAll(async () => {
  await server.stop()
  await world.close()
})

type Registered = Awaited<ReturnType<typeof paidRegistration>>

const newest = async ({ viewer }: Registered) => (await readRequests(viewer, [kind]))[0]
const outcomes = async (id = '') => (await listRefunds(id)).map(({ amountFen, outcome }) => [amountFen, outcome])

test('E-23 paid twice on one order: given back once registration is closed, and every refund can be followed', async () => {
  const registered = await paidRegistration()
  const { viewer, caseId } = registered
  await world.setClock('2026-05-31T23:59:59+08:00')
  expect(await giveBackUnasked()).toEqual({ begun: 0, failed: 0 })
  const words = async () => (await orderOf(viewer, caseId))?.extras[0]
  expect(await words()).toMatchObject({ refund: null, words: expect.stringContaining('报名截止后原路退回') })

  await world.setClock(closed)
  expect(await giveBackUnasked()).toEqual({ begun: 1, failed: 0 })
  expect(await giveBackUnasked()).toEqual({ begun: 0, failed: 0 })
  const begun = await newest(registered)
  expect(begun).toMatchObject({ state: 'approved', isAutomatic: true, editStep: null })
  expect((await words())?.refund).toMatchObject({ caseId: begun?.id, isDone: false, words: '已通知支付机构' })
  const request = await readRequest(viewer, kind, begun?.id ?? '')
  expect(request?.events.map(({ label }) => label)).toEqual(['系统登记', '系统核定退款'])
  expect(request?.moves).toEqual([])

  await giveBack({ caseId: begun?.id })
  expect(await newest(registered)).toMatchObject({ state: 'refunded' })
  expect((await words())?.refund).toMatchObject({ isDone: true, words: expect.stringContaining('已退回付款账户') })
  const [registration] = await world.owner`select state from cases where id = ${caseId}`
  expect(registration?.state).toBe('paid')
  await deliverOutbox()
  const titles = (await listMessages(viewer)).map(({ title }) => title)
  expect(titles).toEqual(expect.arrayContaining(['多付的款项正在退回', '已退费']))
  expect(await verifyChain(begun?.id ?? '')).toEqual([])
})

test('E-21 E-23 a wrong amount and late money go back the same way; what settled the order never does', async () => {
  const registered = await paidRegistration('pay')
  await playPayment(registered.order.number, 'wrong-amount')
  await world.setClock('2026-06-16T10:00:00+08:00')
  await playPayment(registered.order.number, 'pay')
  expect(await giveBackUnasked()).toEqual({ begun: 1, failed: 0 })
  const begun = await newest(registered)
  expect((await outcomes(begun?.id)).sort()).toEqual([
    [6500, null],
    [6600, null],
  ])
  await giveBack({ caseId: begun?.id })
  expect((await newest(registered))?.state).toBe('refunded')

  await playPayment(registered.order.number, 'pay')
  expect(await giveBackUnasked()).toEqual({ begun: 1, failed: 0 })
  expect(await readRequests(registered.viewer, [kind])).toHaveLength(2)
})

test('E-23 paid on two orders of one exam: the second goes back once the exam is over and its money reconciled, not before', async () => {
  const first = await paidRegistration('pay')
  // The database lets nobody register twice; what a business that does would leave is made by its owner.
  await expect(draftRegistration(first.personId)).resolves.toMatchObject({ id: first.caseId })
  const { order } = await confirmedRegistration()
  await world.owner`update orders set person_id = ${first.personId} where id = ${order.id}`
  await world.setClock('2026-06-15T10:00:00+08:00')
  await ensureOpened(order.number)
  await playPayment(order.number, 'pay')
  expect(await giveBackUnasked()).toEqual({ begun: 0, failed: 0 })
  await world.setClock('2026-07-13T09:00:00+08:00')
  expect(await giveBackUnasked()).toEqual({ begun: 0, failed: 0 })
  expect(await reconcileDay('2026-07-12')).toMatchObject({ ok: true })
  expect(await giveBackUnasked()).toEqual({ begun: 0, failed: 0 })
  const before = world.owner`select one::date from generate_series('2026-03-01'::date, '2026-07-11', interval '1 day') one`
  await world.owner`insert into reconciliation_runs (day, state, started_at) select one, 'done', now() from (${before}) days`
  expect(await giveBackUnasked()).toEqual({ begun: 1, failed: 0 })
})

describe('E-23 S-04 a request that waits', () => {
  test('for the same money is done with that, whoever holds it; the cashier is told in words', async () => {
    const registered = await paidRegistration()
    const id = await openRefund(registered)
    await transition(registered.viewer, id, 'submit')
    await world.setClock(closed)
    await takeClaim(id, cashiers[0].accountId, await now(), new Date((await now()).getTime() + 60_000))
    expect(await giveBackUnasked()).toEqual({ begun: 1, failed: 0 })
    expect(await newest(registered)).toMatchObject({ id, state: 'approved' })
    expect(await transition(cashiers[0], id, 'endorse')).toMatchObject({ refusal: 'wrong_state' })
    expect(await readRequest(registered.viewer, kind, id)).toMatchObject({ rows: [{ answer: '重复缴费' }, {}, {}] })
  })

  test('to give up the exam holds nothing up: the double payment goes back beside it, and the fee when that is decided', async () => {
    await world.owner`update exam_sessions set refund_reasons = '["duplicate","withdrawn"]' where id = ${sessionId}`
    const registered = await paidRegistration()
    const id = await openRefund(registered, 'withdrawn')
    await transition(registered.viewer, id, 'submit')
    await world.setClock(closed)
    expect(await giveBackUnasked()).toEqual({ begun: 1, failed: 0 })
    expect(await giveBackUnasked()).toEqual({ begun: 0, failed: 0 })
    const [unasked] = (await readRequests(registered.viewer, [kind])).filter(({ isAutomatic }) => isAutomatic)
    await giveBack({ caseId: unasked?.id })
    expect(await openRequest(registered.viewer, kind, registered.order.id, performance.now())).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('正在办理'),
    })
    await decide(cashiers[0], id, 'endorse')
    await world.setClock('2026-06-01T09:00:00+08:00')
    await decide(cashiers[1], id, 'approve')
    await giveBack({ caseId: id })
    expect(await giveBackUnasked()).toEqual({ begun: 0, failed: 0 })
    const paid = await world.owner`select payment_id from refunds where order_id = ${registered.order.id}`
    expect(paid).toHaveLength(2)
  })
})

test('E-23 beside a request to give up the exam, a draft of the same is no failure: what was paid twice waits for the decision', async () => {
  await world.owner`update exam_sessions set refund_reasons = '["duplicate","withdrawn"]' where id = ${sessionId}`
  const registered = await paidRegistration()
  const id = await openRefund(registered, 'withdrawn')
  await transition(registered.viewer, id, 'submit')
  const draft = await openRequest(registered.viewer, kind, registered.order.id, performance.now())
  if (!draft.ok) throw new Error(draft.message)
  await saveAnswers(registered.viewer, draft.id, { reason: 'withdrawn' }, 1)
  await world.setClock(closed)
  expect(await giveBackUnasked()).toEqual({ begun: 0, failed: 0 })
  await decide(cashiers[0], id, 'reject', { opinion: '不符合退费条件' })
  expect(await giveBackUnasked()).toEqual({ begun: 1, failed: 0 })
  expect(await outcomes(draft.id)).toEqual([[6600, null]])
})

describe('E-23 Q-22 Q-23 at most once', () => {
  test('by many at once', async () => {
    const registered = await paidRegistration()
    await world.setClock(closed)
    const runs = await Promise.all(Array.from({ length: 8 }, () => giveBackUnasked()))
    expect(runs.reduce((sum, { begun }) => sum + begun, 0)).toBe(1)
    expect(runs.every(({ failed }) => failed === 0)).toBe(true)
    const begun = await newest(registered)
    await Promise.all(Array.from({ length: 8 }, () => giveBack({ caseId: begun?.id })))
    expect(await outcomes(begun?.id)).toEqual([[6600, 'done']])
  })

  test('while somebody asks for the same money: one of them opens it, one refund', async () => {
    const registered = await paidRegistration()
    await world.setClock(closed)
    const [, opened] = await Promise.allSettled([giveBackUnasked(), openRefund(registered)])
    await giveBackUnasked()
    const all = await readRequests(registered.viewer, [kind])
    expect(
      all.filter(({ state }) => state === 'approved'),
      opened.status,
    ).toHaveLength(1)
    expect(await world.owner`select from refunds where order_id = ${registered.order.id}`).toHaveLength(1)
  })

  test('killed before the commit, nothing is left, and the next run begins it', async () => {
    const registered = await paidRegistration()
    await world.setClock(closed)
    expect(await runProcess('give-back-unasked-once', [], world.appUrl, 'unasked-before-commit')).toEqual({
      signal: 'SIGKILL',
      output: '',
    })
    expect(await newest(registered)).toBeUndefined()
    expect(await runProcess('give-back-unasked-once', [], world.appUrl)).toEqual({
      signal: null,
      output: '{"begun":1,"failed":0}',
    })
  })

  test.each(['refund-answered', 'refund-before-commit'])('killed at %s, the next run gives back once', async (failpoint) => {
    const registered = await paidRegistration()
    await world.setClock(closed)
    await giveBackUnasked()
    const id = (await newest(registered))?.id ?? ''
    expect(await runProcess('give-back-one', [id], world.appUrl, failpoint)).toMatchObject({ signal: 'SIGKILL' })
    expect(await outcomes(id)).toEqual([[6600, null]])
    await giveBack({ caseId: id })
    expect(await outcomes(id)).toEqual([[6600, 'done']])
    const taken =
      await world.owner`select from sandbox.pay_refunds r join refunds f on f.number = r.refund_number where f.case_id = ${id}`
    expect(taken).toHaveLength(1)
  })
})
