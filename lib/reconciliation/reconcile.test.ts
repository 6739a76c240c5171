import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lastRunOf, listDaysToReconcile } from '@/db/queries/reconciliation'
import {
  countOpenDifferences,
  listDifferences,
  listReconciledDays,
  readDifference,
  readReconciledDay,
} from '@/db/queries/reconciliation-office'
import { insertTransaction } from '@/db/queries/sandbox'
import { now } from '@/lib/clock/now'
import { payGateway } from '@/lib/gateway/pay/http'
import { confirmedRegistration, standings, stateOfCase } from '@/lib/payment/fixtures/paying'
import { playPayment } from '@/lib/sandbox/pay'
import { planRefunds } from '@/lib/sandbox/refund'
import { paidRegistration } from '@/lib/service/exam-refund/fixtures'
import { candidate, sessionId, staff } from '@/lib/workflow/fixtures/world'
import { decideDifference } from './decide-difference'
import { exportDifferences } from './export-differences'
import { heading } from './fixtures/bill-service'
import { openDays } from './fixtures/days'
import { giveBackUnknown } from './give-back-unknown'
import { reconcileDay } from './reconcile-day'
import { reconcileDays } from './reconcile-days'
import { carryOutReconciliation, startReconciliation } from './start-reconciliation'

const cashier = staff('cashier')
const second = staff('cashier')
const auditor = staff('auditor')
const { world, nextDay, dayEnds, theService, stopService } = await openDays()
afterAll(() => world.close())
afterEach(stopService)

let day = ''
beforeEach(async () => {
  day = await nextDay()
})
const digits = () => day.replaceAll('-', '')

const differences = async (viewer = cashier) => (await listDifferences(viewer, { day, state: 'all' })).rows
const kinds = async () => (await differences()).map(({ difference }) => `${difference.what} ${difference.kind}`).sort()
const only = async () => {
  const [one] = await differences()
  if (!one) throw new Error('no difference')
  return one.difference
}
const decide = (id: string, what: string, reason = '', by = cashier) => decideDifference(by, id, { what, reason })

describe('E-24 a day against the simulator', () => {
  test('where everything came and went as it should, everything matches', async () => {
    await paidRegistration('pay')
    await paidRegistration('pay-twice')
    await dayEnds()
    expect(await reconcileDay(day)).toEqual({
      ok: true,
      result: {
        ...{ lines: 3, matched: 3, differences: 0, billPaidFen: 19_800, billRefundedFen: 0 },
        ...{ ledgerPaidFen: 19_800, ledgerRefundedFen: 0 },
      },
    })
    expect((await listReconciledDays(cashier)).rows.find(({ run }) => run.day === day)).toMatchObject({ all: 0, open: 0 })
  })

  test('E-22 money taken and not told of is found, recorded by asking the service, and gone from the next run', async () => {
    const { caseId, order } = await paidRegistration('pay')
    await playPayment(order.number, 'pay-silently')
    await dayEnds()
    await reconcileDay(day)
    expect(await kinds()).toEqual(['payment missing-here'])
    const { id } = await only()
    expect(await countOpenDifferences(cashier)).toBe(1)
    expect((await readReconciledDay(cashier, day))?.kinds).toEqual([{ kind: 'missing-here', all: 1, open: 1 }])
    expect(await decide(id, 'give-back', 'x')).toMatchObject({ refusal: 'wrong_state' })
    expect(await decide(id, 'counterparty')).toMatchObject({ refusal: 'invalid_input' })
    expect(await decide(id, 'record', '', auditor)).toMatchObject({ refusal: 'not_allowed' })
    for (const nobody of [candidate(crypto.randomUUID()), staff('examOfficer'), staff('cashier', undefined, 'another-exam')])
      expect(await decide(id, 'record', '', nobody)).toMatchObject({ refusal: 'not_found' })
    const clicks = await Promise.all([decide(id, 'record'), decide(id, 'record', '', second)])
    expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await standings(order.id)).toEqual({ settles: 1, duplicate: 1 })
    expect((await stateOfCase(caseId))?.state).toBe('paid')
    expect(await countOpenDifferences(cashier)).toBe(0)
    expect((await readReconciledDay(cashier, day))?.kinds).toEqual([{ kind: 'missing-here', all: 1, open: 0 }])
    expect(await readDifference(auditor, id)).toMatchObject({
      standing: 'closed',
      decisions: [{ what: 'record' }],
      isGone: false,
    })
    expect(await decide(id, 'record')).toMatchObject({ refusal: 'wrong_state' })
    // Learnt of after the run: the day is looked at again by itself.
    expect(await listDaysToReconcile(await now(), 400)).toContain(day)
    await reconcileDay(day)
    expect(await listDaysToReconcile(await now(), 400)).not.toContain(day)
    expect((await lastRunOf(day))?.result).toMatchObject({ differences: 0, matched: 2 })
    expect(await readDifference(cashier, id)).toMatchObject({ isGone: true })
  })

  test('what the service does not confirm is not recorded', async () => {
    const { order } = await confirmedRegistration()
    await dayEnds()
    const service = await theService()
    service.bills.set(day, `${heading}\r\nsandbox,SPNOTTHERE,${order.number},6600,${day}T10:00:00+08:00,,\r\n`)
    await reconcileDay(day)
    await stopService()
    const { id } = await only()
    expect(await decide(id, 'record')).toMatchObject({ refusal: 'not_ready', message: expect.stringContaining('查不到') })
    expect(await standings(order.id)).toEqual({})
    expect(await decide(id, 'hand-over', '账单有、查询没有')).toMatchObject({ ok: true })
    expect(await countOpenDifferences(cashier)).toBe(1)
    expect(await decide(id, 'counterparty', '支付机构来函更正')).toMatchObject({ ok: true })
    expect(await countOpenDifferences(cashier)).toBe(0)
  })

  test('O-27 money of no order goes back by two cashiers, once, and matches on the day it went', async () => {
    const orderNumber = `9999${digits().padStart(14, '0')}`
    const paidAt = new Date(`${day}T10:00:00+08:00`)
    await insertTransaction({ transactionNumber: `SPUNKNOWN${digits()}`, orderNumber, amountFen: 6600, paidAt, notified: false })
    await dayEnds()
    await reconcileDay(day)
    expect(await kinds()).toEqual(['payment unknown-order'])
    const { id } = await only()
    expect(await readDifference(staff('cashier', undefined, sessionId), id)).toBeNull()
    expect(await decide(id, 'record')).toMatchObject({ refusal: 'wrong_state' })
    expect(await decide(id, 'confirm-give-back')).toMatchObject({ refusal: 'wrong_state' })
    expect(await decide(id, 'give-back', '查无此单')).toMatchObject({ ok: true })
    expect(await decide(id, 'confirm-give-back')).toMatchObject({ refusal: 'not_allowed' })
    expect(await decide(id, 'confirm-give-back', '', second)).toMatchObject({ ok: true })
    const [returned] = await world.owner<{ id: string; number: string }[]>`select id, number from reconciliation_returns`
    expect(await readDifference(cashier, id)).toMatchObject({ standing: 'returning' })
    expect(await decide(id, 'verified', 'x')).toMatchObject({ refusal: 'wrong_state' })
    expect(await countOpenDifferences(cashier)).toBe(1)
    await planRefunds('processing', 1)
    await Promise.all([giveBackUnknown({ returnId: returned?.id }), giveBackUnknown({ returnId: returned?.id })])
    await giveBackUnknown({ returnId: returned?.id })
    const back =
      await world.owner`select amount_fen, state from sandbox.pay_refunds where refund_number = ${returned?.number ?? ''}`
    expect([...back]).toEqual([{ amount_fen: 6600, state: 'done' }])
    expect((await readDifference(cashier, id))?.answers.at(-1)).toMatchObject({ outcome: 'done' })
    expect(await readDifference(cashier, id)).toMatchObject({ standing: 'closed' })
    expect(await countOpenDifferences(cashier)).toBe(0)
    const went = day.replace('-04-', '-05-')
    await world.setClock('2026-06-01T00:30:00+08:00')
    expect(await reconcileDay(went)).toMatchObject({
      ok: true,
      result: { differences: 0, billRefundedFen: 6600, ledgerRefundedFen: 6600 },
    })
  })

  test('S-04 where the way back is closed, the difference stays open until a cashier says how it was given back', async () => {
    const paidAt = new Date(`${day}T10:00:00+08:00`)
    const orderNumber = `9999${digits().padStart(14, '0')}`
    await insertTransaction({ transactionNumber: `SPUNKNOWN${digits()}`, orderNumber, amountFen: 6600, paidAt, notified: false })
    await dayEnds()
    await reconcileDay(day)
    const { id } = await only()
    await decide(id, 'give-back', '查无此单')
    expect(await decide(id, 'refuse-give-back', '先联系付款人', second)).toMatchObject({ ok: true })
    await decide(id, 'give-back', '付款人已联系')
    await decide(id, 'confirm-give-back', '', second)
    await planRefunds('closed', 1)
    const [returned] = await world.owner<{ id: string }[]>`select id from reconciliation_returns where difference_id = ${id}`
    await giveBackUnknown({ returnId: returned?.id })
    expect(await readDifference(cashier, id)).toMatchObject({ standing: 'way-closed' })
    expect(await countOpenDifferences(cashier)).toBe(1)
    expect(await decide(id, 'verified', '已转账退回，流水号 8812')).toMatchObject({ ok: true })
    expect(await countOpenDifferences(cashier)).toBe(0)
  })

  test('E-01 a payment in the last second of the day is of that day; found a second time a difference is the same one', async () => {
    const { order } = await paidRegistration('pay')
    await world.setClock(`${day}T23:59:59+08:00`)
    await playPayment(order.number, 'pay-silently')
    await dayEnds()
    await reconcileDay(day)
    const { id } = await only()
    await Promise.all(Array.from({ length: 4 }, () => reconcileDay(day)))
    expect((await differences()).map(({ difference }) => difference.id)).toEqual([id])
    const bills = await world.owner`select count(*)::int as n from reconciliation_bills where day = ${day}`
    expect(bills[0]?.n).toBe(1)
  })
})

test('E-24 one transaction in the bill a hundred times, at the largest amount, is one difference of its own', async () => {
  await dayEnds()
  const one = `sandbox,SPMANY,999904010000000001,100000000,${day}T10:00:00+08:00,,`
  ;(await theService()).bills.set(day, [heading, ...Array.from({ length: 100 }, () => one)].join('\r\n'))
  expect(await reconcileDay(day)).toMatchObject({ ok: true, result: { lines: 100, differences: 2, billPaidFen: 10_000_000_000 } })
  expect(await kinds()).toEqual(['payment twice-in-bill', 'payment unknown-order'])
})

test('E-24 Q-42 a cashier has a day reconciled: not one that is not over, by nobody else, and clicks at once are one run', async () => {
  await world.resetClock()
  expect(await startReconciliation(cashier, '2026-03-10')).toMatchObject({ refusal: 'too_early' })
  for (const typed of ['', '2026-02-30', '0001-01-01', '=1', '2026-03-09T00:00'])
    expect(await startReconciliation(cashier, typed)).toMatchObject({ refusal: 'invalid_input' })
  expect(await startReconciliation(auditor, '2026-03-09')).toMatchObject({ refusal: 'not_allowed' })
  const clicks = await Promise.all(Array.from({ length: 5 }, () => startReconciliation(cashier, '2026-03-09')))
  expect(clicks.every(({ ok }) => ok)).toBe(true)
  expect(await world.owner`select from reconciliation_runs where day = '2026-03-09'`).toHaveLength(1)
  await carryOutReconciliation({ day: '2026-03-09', startedBy: cashier.accountId })
  expect(await readReconciledDay(cashier, '2026-03-09')).toMatchObject({ run: { state: 'done', startedBy: cashier.accountId } })
  for (const nobody of [candidate(crypto.randomUUID()), staff('examOfficer')]) {
    expect(await readReconciledDay(nobody, '2026-03-09')).toBeNull()
    expect((await listReconciledDays(nobody)).rows).toEqual([])
  }
})

test('E-24 days missed while nothing ran are made up, once', async () => {
  await world.setClock('2026-06-20T09:00:00+08:00')
  expect(await reconcileDays()).toMatchObject({ failed: 0 })
  const [row] =
    await world.owner`select count(distinct day)::int as n, max(day)::text as last from reconciliation_runs where state = 'done'`
  expect(row).toMatchObject({ last: '2026-06-19' })
  expect(row?.n).toBeGreaterThan(70)
  expect(await reconcileDays()).toEqual({ done: 0, failed: 0 })
})

test('Q-32 the ledger of reconciliation is written once', async () => {
  const { sql } = await import('drizzle-orm')
  const { db } = await import('@/db/client')
  for (const statement of [
    sql`update reconciliation_bill_lines set amount_fen = 1`,
    sql`delete from reconciliation_decisions`,
    sql`update reconciliation_differences set kind = 'x'`,
    sql`delete from reconciliation_runs`,
  ])
    await expect(db().execute(statement)).rejects.toThrow()
})

test('Q-14 O-26 the export masks nothing away and runs nothing', async () => {
  await dayEnds()
  const service = await theService()
  service.bills.set(day, `${heading}\r\nsandbox,=cmd|calc!A0,@SUM(1),6600,${day}T10:00:00+08:00,,\r\n`)
  await reconcileDay(day)
  await stopService()
  let text = ''
  for await (const record of (await exportDifferences(cashier, { day, state: 'all' })) ?? []) text += record
  expect(text).toContain(`"'=cmd|calc!A0"`)
  expect(text).toContain(`"'@SUM(1)"`)
  expect(text).toContain('共 1 条')
  expect(await exportDifferences(staff('examOfficer'), { day, state: 'all' })).toBeNull()
})

test('E-24 the bill comes over HTTP, signed; nobody else gets it', async () => {
  expect(await payGateway().bill(day)).toMatchObject({ ok: true })
  expect(await payGateway('http://127.0.0.1:1').bill(day)).toEqual({ ok: false, failure: 'unreachable' })
  const unsigned = await fetch(`${world.address}/api/sandbox/gateway/pay/bills`, {
    method: 'POST',
    body: JSON.stringify({ merchant: 'zhunkao-demo', day }),
  })
  expect(unsigned.status).toBe(401)
})
