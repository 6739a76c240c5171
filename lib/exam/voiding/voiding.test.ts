import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listExamJournals, listJournalDays } from '@/db/queries/journal'
import { listHistory } from '@/db/queries/request'
import { listVoidings } from '@/db/queries/voiding'
import { now } from '@/lib/clock/now'
import { readFilter } from '@/lib/desk/queue-filter'
import {
  confirmedRegistration,
  receive,
  signedCallback,
  standings,
  stateOfCase,
  transactionNumber,
} from '@/lib/payment/fixtures/paying'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { giveBackUnasked } from '@/lib/payment/give-back-unasked'
import { orderOf } from '@/lib/payment/order-of'
import { startPayment } from '@/lib/payment/start-payment'
import { reconcileDay } from '@/lib/reconciliation/reconcile-day'
import { decide, openRefund, paidRegistration } from '@/lib/service/exam-refund/fixtures'
import { openRequest } from '@/lib/service/open-request'
import { claimNext } from '@/lib/workflow/claim'
import { draftRegistration, sessionId, staff } from '@/lib/workflow/fixtures/world'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { openRegistration } from '../open-registration'
import { printPaper } from '../print-paper'
import { readMyExams } from '../read-registration'
import { proposeVoiding } from './propose-voiding'
import { voidedNote } from './voided-note'

const [first, second] = [staff('examOfficer'), staff('examOfficer', crypto.randomUUID(), sessionId)]
const asked = { cause: 'unqualified', opinion: '工作年限不足，核查材料与填报不符' }
let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
beforeEach(async () => {
  await world.resetClock()
  await world.owner`update exam_sessions set refund_reasons = '["duplicate"]'`
})
afterAll(() => world.close())

const stateOf = async (id: string) => (await stateOfCase(id))?.state
async function proposed(registrationId: string) {
  const made = await proposeVoiding(first, registrationId, asked)
  if (!made.ok) throw new Error(made.message)
  return made.id
}
const voided = async (registrationId: string) => decide(second, await proposed(registrationId), 'confirm', { opinion: '' })
async function told(id: string) {
  const rows = await world.owner<{ payload: { template: string; values: Record<string, string> } }[]>`
    select payload from outbox where payload->>'href' = ${`/exams/mine/${id}`} order by id`
  return rows.map(({ payload }) => payload)
}

describe('E-37 报名无效 before the exam', () => {
  test('E-37 O-27 one officer proposes, another confirms; until then nothing changes, and the candidate reads why and what can be done', async () => {
    const { viewer, caseId } = await paidRegistration('pay')
    const id = await proposed(caseId)
    expect([await stateOf(caseId), await stateOf(id)]).toEqual(['paid', 'proposed'])
    expect(await decide(first, id, 'confirm', { opinion: '' })).toMatchObject({ refusal: 'not_allowed' })
    await world.setClock('2026-03-10T10:05:00+08:00')
    expect(await decide(second, id, 'confirm', { opinion: '' })).toMatchObject({ ok: true, state: 'confirmed' })
    expect([await stateOf(caseId), await stateOf(id)]).toEqual(['voided', 'confirmed'])

    const [exam] = await readMyExams(viewer, await now())
    expect(exam).toMatchObject({ state: 'voided', label: '报名无效', todo: null })
    expect(exam?.operations.map(({ label, reason, href }) => [label, reason ?? href])).toEqual(
      expect.arrayContaining([
        ['网上缴费', '报名无效'],
        ['打印报名表', '报名无效'],
        ['打印准考证', '报名无效'],
      ]),
    )
    expect(voidedNote(await listHistory(caseId))).toMatchObject({
      state: 'voided',
      cause: '不符合报考条件',
      reason: asked.opinion,
    })
    expect((await told(caseId)).at(-1)).toMatchObject({
      template: 'registration.voided',
      values: { cause: '不符合报考条件', appealUntil: '2026年4月9日' },
    })
    expect(await verifyChain(caseId)).toEqual([])
    expect(await verifyChain(id)).toEqual([])
  })

  test('E-37 not without cause and reason, not by others, not twice at once', async () => {
    const { viewer, caseId } = await confirmedRegistration()
    for (const wrong of [
      { cause: '', opinion: '核查不符' },
      { cause: '__proto__', opinion: '核查不符' },
      { cause: 'breach', opinion: ' ' },
    ])
      expect(await proposeVoiding(first, caseId, wrong)).toMatchObject({ refusal: 'invalid_input' })
    for (const other of [viewer, staff('cashier'), staff('auditor'), staff('examOfficer', crypto.randomUUID(), 'other-2026')])
      expect(await proposeVoiding(other, caseId, asked)).toMatchObject({
        ok: false,
        refusal: expect.stringMatching(/not_found|not_allowed/),
      })
    expect(await proposeVoiding(staff('reviewer'), caseId, asked)).toMatchObject({ refusal: 'not_allowed' })
    expect(await transition(first, caseId, 'void', asked)).toMatchObject({ refusal: 'not_allowed' })
    const both = await Promise.all([proposeVoiding(first, caseId, asked), proposeVoiding(second, caseId, asked)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: 'conflict' })
    expect(await listVoidings(first, caseId)).toHaveLength(1)
    expect(await listVoidings(viewer, caseId)).toEqual([])
  })

  test('E-37 declined, it stays what it was, and may be proposed again', async () => {
    const { caseId } = await confirmedRegistration()
    const id = await proposed(caseId)
    expect(await decide(second, id, 'decline', { opinion: '证据不足' })).toMatchObject({ state: 'declined' })
    expect(await stateOf(caseId)).toBe('confirmed')
    expect(await proposed(caseId)).not.toBe(id)
  })

  test('O-20 what is proposed waits in the queue of the other officer, not of whoever proposed it', async () => {
    const { caseId } = await paidRegistration('pay')
    const id = await proposed(caseId)
    await world.owner`update cases set awaits = null where kind = 'registration-voiding' and id <> ${id}`
    const filter = readFilter({ kind: 'registration-voiding' })
    expect(await claimNext(first, filter)).toMatchObject({ ok: false })
    expect(await claimNext(second, filter)).toMatchObject({ ok: true, id })
  })

  test('E-05 E-37 the person does not register again: the key stays held', async () => {
    const { viewer, caseId } = await paidRegistration('pay')
    expect(await voided(caseId)).toMatchObject({ ok: true })
    expect(await openRegistration(viewer, sessionId, performance.now())).toMatchObject({ ok: true, id: caseId, found: true })
    expect(await transition(viewer, caseId, 'confirm')).toMatchObject({ refusal: 'wrong_state' })
    expect(await proposeVoiding(first, caseId, asked)).toMatchObject({ refusal: 'not_ready' })
  })

  test('E-32 S-13 no admit card and no form is printed', async () => {
    const { viewer, caseId } = await paidRegistration('pay')
    await voided(caseId)
    for (const paper of ['admit-card', 'application-form'] as const)
      expect(await printPaper(viewer, paper, caseId, performance.now())).toMatchObject({
        refusal: 'not_open',
        message: expect.stringMatching('报名无效'),
      })
  })

  test('E-37 a draft is not voided, nor what was given up', async () => {
    const draft = await draftRegistration()
    expect(await proposeVoiding(first, draft.id, asked)).toMatchObject({ refusal: 'not_ready' })
    const { caseId } = await confirmedRegistration()
    const id = await proposed(caseId)
    await world.owner`update cases set due_at = '2026-03-10T10:00:00+08:00' where id = ${caseId}`
    expect(await decide(second, id, 'confirm', { opinion: '' })).toMatchObject({ refusal: 'not_ready' })
  })
})

describe('E-37 money of a void registration', () => {
  test('E-37 S-04 what was paid is kept, its refund is refused in words, and the journal explains it', async () => {
    await world.owner`update exam_sessions set refund_reasons = '["duplicate","withdrawn"]'`
    const before = (await listExamJournals(staff('cashier')))[0]
    const registered = await paidRegistration('pay')
    await voided(registered.caseId)
    expect(await openRequest(registered.viewer, 'exam-refund', registered.order.id, performance.now())).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringMatching('已按无效处理，已缴费用不予退还'),
    })
    const after = (await listExamJournals(staff('cashier')))[0]
    expect(after?.keptFen).toBe((before?.keptFen ?? 0) + 6600)
    expect(after?.cameFen).toBe((after?.wentFen ?? 0) + (after?.keptFen ?? 0) + (after?.owedFen ?? 0))
    expect((await listJournalDays(staff('cashier'), sessionId)).at(-1)?.closingFen).toBe(
      (after?.cameFen ?? 0) - (after?.wentFen ?? 0),
    )
  })

  test('E-24 E-37 the reconciliation of its day finds no difference in its order', async () => {
    const { caseId, order } = await paidRegistration('pay')
    await voided(caseId)
    await world.setClock('2026-03-11T10:00:00+08:00')
    expect(await reconcileDay('2026-03-10')).toMatchObject({ ok: true })
    expect(await world.owner`select from reconciliation_differences where order_number = ${order.number}`).toHaveLength(0)
    expect(await world.owner`select from reconciliation_bill_lines where order_number = ${order.number}`).toHaveLength(1)
  })

  test('E-23 E-37 what was paid twice still goes back, once', async () => {
    const registered = await paidRegistration('pay-twice')
    await voided(registered.caseId)
    await world.setClock('2026-06-20T10:00:00+08:00')
    expect((await giveBackUnasked()).begun).toBeGreaterThan(0)
    expect((await orderOf(registered.viewer, registered.caseId))?.extras).toMatchObject([
      { standing: 'duplicate', refund: { isDone: false } },
    ])
    expect((await orderOf(registered.viewer, registered.caseId))?.refund).toBeNull()
    expect(await stateOf(registered.caseId)).toBe('voided')
  })

  test('E-21 E-37 unpaid and void it takes no money: what comes goes back', async () => {
    const { viewer, caseId, order } = await confirmedRegistration()
    await voided(caseId)
    expect(await startPayment(viewer, order.number)).toMatchObject({ refusal: 'wrong_state' })
    await world.setClock('2026-03-10T11:00:05+08:00')
    await receive(signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() }))
    expect(await standings(order.id)).toEqual({ late: 1 })
    expect(await stateOf(caseId)).toBe('voided')
  })

  test('Q-22 E-37 void against pay, at once: paid and then void, or void and the money goes back; never both, nothing lost', async () => {
    await world.setClock('2026-03-10T11:00:05+08:00')
    for (let round = 0; round < 12; round += 1) {
      const { caseId, order } = await confirmedRegistration()
      const id = await proposed(caseId)
      const news = signedCallback({ orderNumber: order.number, transactionNumber: transactionNumber() })
      const voiding = () => decide(second, id, 'confirm', { opinion: '' })
      await Promise.all(round % 2 ? [voiding(), receive(news)] : [receive(news), voiding()])
      expect(await stateOf(caseId)).toBe('voided')
      expect([{ settles: 1 }, { late: 1 }]).toContainEqual(await standings(order.id))
      expect(await verifyChain(caseId)).toEqual([])
    }
  })

  test('S-04 E-37 void against a refund that gives up the exam, at once: one of them, the other refused in words', async () => {
    await world.owner`update exam_sessions set refund_reasons = '["duplicate","withdrawn"]'`
    const cashiers = [staff('cashier'), staff('cashier')] as const
    for (let round = 0; round < 6; round += 1) {
      const registered = await paidRegistration('pay')
      const refund = await openRefund(registered, 'withdrawn')
      await transition(registered.viewer, refund, 'submit')
      await decide(cashiers[0], refund, 'endorse')
      await world.owner`update cases set claimed_until = null, assigned_to = null where id = ${refund}`
      const id = await proposed(registered.caseId)
      const outcomes = await Promise.all([decide(second, id, 'confirm', { opinion: '' }), decide(cashiers[1], refund, 'approve')])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: 'not_ready' })
      expect(await stateOf(registered.caseId)).toBe(outcomes[0]?.ok ? 'voided' : 'refunded')
    }
  })
})

test('E-37 the exam over and the sweep not come by: the registration is finished first, and its scores are void', async () => {
  const { caseId } = await paidRegistration('pay')
  const id = await proposed(caseId)
  await world.owner`update cases set due_at = '2026-03-10T10:00:00+08:00' where id = ${caseId}`
  expect(await decide(second, id, 'confirm', { opinion: '' })).toMatchObject({ ok: true })
  expect((await listHistory(caseId)).map(({ name }) => name).slice(-2)).toEqual(['finish', 'annul'])
  expect(await stateOf(caseId)).toBe('annulled')
  expect(await sweepDue(() => {})).toBe(0)
})
