import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOrderStory } from '@/db/queries/cashier'
import { listExamJournals, listJournalDays } from '@/db/queries/journal'
import { listDifferences } from '@/db/queries/reconciliation-office'
import { confirmedRegistration } from '@/lib/payment/fixtures/paying'
import { openServedWorld, type ServedWorld } from '@/lib/payment/fixtures/routes-server'
import { giveBack, settleRefunds } from '@/lib/payment/give-back'
import { giveBackUnasked } from '@/lib/payment/give-back-unasked'
import { journalOf } from '@/lib/payment/journal'
import { ensureOpened } from '@/lib/sandbox/ensure-opened'
import { type PayAction, playPayment } from '@/lib/sandbox/pay'
import { billOf } from '@/lib/sandbox/pay-bill'
import { planRefunds } from '@/lib/sandbox/refund'
import { candidate, sessionId, staff } from '@/lib/workflow/fixtures/world'
import { decideDifference } from './decide-difference'
import { readBill } from './read-bill'
import { reconcileDay } from './reconcile-day'

let world: ServedWorld

beforeAll(async () => {
  world = await openServedWorld()
})
afterAll(() => world.close())

const cashier = staff('cashier')
const actions = [
  'pay',
  'pay-twice',
  'pay-silently',
  'wrong-amount',
  'repeat',
  'late',
  'bad-signature',
  'fail',
] as const satisfies readonly PayAction[]
type Deed = { payer: number; action: PayAction; hour: number } | { refunds: 'done' | 'refused' | 'processing' | 'closed' }
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ payer: fc.nat(2), action: fc.constantFrom(...actions), hour: fc.nat(23) }) },
  { weight: 1, arbitrary: fc.record({ refunds: fc.constantFrom('done', 'refused', 'processing', 'closed') }) },
)

/** Days of one's own for each history: within the window, then after registration closed, when refunds are begun. */
let histories = 0
const dayOf = (history: number, more: number) => new Date(Date.UTC(2026, 2, 11 + history * 2 + more)).toISOString().slice(0, 10)

async function play(deeds: readonly Deed[]) {
  const [open, closed] = [dayOf(histories, 0), dayOf(histories + 60, 0)]
  histories += 1
  await world.setClock(`${open}T00:00:00+08:00`)
  const payers = await Promise.all(Array.from({ length: 3 }, () => confirmedRegistration()))
  for (const one of deeds) {
    if ('refunds' in one) {
      await world.setClock(`${closed}T12:00:00+08:00`)
      if (one.refunds !== 'done') await planRefunds(one.refunds, 1)
      await giveBackUnasked()
      const begun = await world.owner<{ id: string }[]>`select id from cases where kind = 'exam-refund' and state = 'approved'`
      for (const { id } of begun) await giveBack({ caseId: id })
      await settleRefunds()
    } else {
      await world.setClock(`${open}T${String(one.hour).padStart(2, '0')}:59:59.999+08:00`)
      const number = payers[one.payer]?.order.number ?? ''
      await ensureOpened(number)
      await playPayment(number, one.action)
    }
  }
  await world.setClock('2027-01-01T00:00:00+08:00')
  return { payers, days: [open, closed] }
}

/** Reconciles a day and has every payment that we had not heard of recorded, until nothing is open. */
async function settle(day: string) {
  await reconcileDay(day)
  for (const { difference } of (await listDifferences(cashier, { day, state: 'open' })).rows) {
    expect(difference.kind).toBe('missing-here')
    expect(await decideDifference(cashier, difference.id, { what: 'record', reason: '' })).toMatchObject({ ok: true })
  }
  expect(await reconcileDay(day)).toMatchObject({ ok: true, result: { differences: 0 } })
}

async function billed(day: string) {
  const sums = { payment: 0, refund: 0 }
  for await (const lines of readBill(Buffer.from(await billOf(day))))
    for (const { what, amountFen } of lines) sums[what] += amountFen
  return sums
}

test('O-21 E-24 whatever happens, the journal explains every cent of every order, adds up by exam and by day, and equals the bill', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 12 }), async (deeds) => {
      const { payers, days } = await play(deeds)
      for (const day of days) await settle(day)
      for (const { order } of payers) {
        const story = await readOrderStory(cashier, order.number)
        if (!story) throw new Error('no story')
        const journal = journalOf(story)
        expect(journal.cameFen).toBe(story.payments.reduce((sum, { amountFen }) => sum + amountFen, 0))
        expect(journal.cameFen - journal.wentFen).toBe(journal.keptFen + journal.owedFen)
        expect(journal.entries.at(-1)?.balanceFen ?? 0).toBe(journal.keptFen + journal.owedFen)
        expect(Math.min(0, ...journal.entries.map(({ balanceFen }) => balanceFen))).toBe(0)
      }
      const [exam] = await listExamJournals(cashier)
      const moved = await listJournalDays(cashier, sessionId)
      if (!exam) {
        expect(moved).toEqual([])
        return
      }
      expect(exam.cameFen).toBe(exam.wentFen + exam.keptFen + exam.owedFen)
      expect(moved.at(-1)?.closingFen).toBe(exam.keptFen + exam.owedFen)
      for (const [n, { openingFen }] of moved.entries()) expect(openingFen).toBe(moved[n - 1]?.closingFen ?? 0)
      for (const day of days) {
        const found = moved.find((one) => one.day === day)
        expect({ payment: found?.cameFen ?? 0, refund: found?.wentFen ?? 0 }).toEqual(await billed(day))
      }
    }),
    { numRuns: 12 },
  )
}, 240_000)

test('O-21 Q-32 others see no journal, a cashier of another exam not this one', async () => {
  for (const nobody of [candidate(crypto.randomUUID()), staff('examOfficer'), staff('cashier', undefined, 'another-exam')]) {
    expect(await listExamJournals(nobody)).toEqual([])
    expect(await listJournalDays(nobody, sessionId)).toEqual([])
  }
})

test('E-23 S-04 the database refuses a refund of more than came, or of another order', async () => {
  await play([
    { payer: 0, action: 'pay', hour: 1 },
    { payer: 1, action: 'pay', hour: 2 },
  ])
  const sum = world.owner`
    insert into refunds (number, order_id, payment_id, case_id, amount_fen, created_at)
    select 'RX', order_id, p.id, o.case_id, p.amount_fen + 1, now() from payments p join orders o on o.id = p.order_id limit 1`
  await expect(sum).rejects.toThrow('no more than its payment')
  const other = world.owner`
    insert into refunds (number, order_id, payment_id, case_id, amount_fen, created_at)
    select 'RX', other.id, p.id, other.case_id, 1, now() from payments p join orders other on other.id <> p.order_id limit 1`
  await expect(other).rejects.toThrow('no more than its payment')
})
