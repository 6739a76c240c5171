import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, sessionId, type World } from '@/lib/workflow/fixtures/world'
import { heading, startBillService } from './fixtures/bill-service'
import type { DifferenceKind } from './kinds'
import { reconcileDay } from './reconcile-day'

let world: World
let service: Awaited<ReturnType<typeof startBillService>>

beforeAll(async () => {
  world = await openWorld()
  service = await startBillService()
})
afterAll(async () => {
  await service.stop()
  await world.close()
})

const orders = 100_000
const injected = 10_000
const day = '2026-03-10'
const kinds = [
  'missing-here',
  'unknown-order',
  'missing-there',
  'amount-differs',
  'other-order',
  'other-time',
  'twice-in-bill',
  'refund missing-here',
  'refund missing-there',
  'refund amount-differs',
  'refund other-state',
] as const satisfies readonly (DifferenceKind | `refund ${DifferenceKind}`)[]

/** Numbers that follow from a seed: mulberry32. */
function numbersFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A day of orders, each paid, every fourth given back; and which of them differ from the bill, and how. */
function makeDay(seed: number) {
  const random = numbersFrom(seed)
  const places = Array.from({ length: orders }, (_, n) => n)
  for (let n = places.length - 1; n > 0; n -= 1) {
    const m = Math.floor(random() * (n + 1))
    const [one = 0, other = 0] = [places[n], places[m]]
    places[n] = other
    places[m] = one
  }
  const differing = new Map(places.slice(0, injected).map((place, n) => [place, kinds[n % kinds.length]]))
  const ledger: object[] = []
  const bill: string[] = []
  const expected: string[] = []
  for (let n = 0; n < orders; n += 1) {
    const kind = differing.get(n)
    const number = String(n).padStart(8, '0')
    const order = `20260310${number}`
    const paid = (on: string) => `${on}T${String(Math.floor(n / 5000)).padStart(2, '0')}:59:59.999+08:00`
    const back = kind?.startsWith('refund') || n % 4 === 0
    const line = (fen: number, at: string, number_ = order) => `wechat,T${number},${number_},${fen},${at},,`
    const backLine = (fen: number) => `wechat,T${number},${order},${fen},${paid(day)},R${number},${paid(day)}`
    ledger.push({
      number: order,
      transaction: kind === 'missing-here' || kind === 'unknown-order' ? null : `T${number}`,
      at: paid(day),
      refund: back && kind !== 'refund missing-here' && kind !== 'missing-here' && kind !== 'unknown-order' ? `R${number}` : null,
      done: kind !== 'refund other-state',
    })
    if (kind) expected.push(`${kind.startsWith('refund') ? kind : `payment ${kind}`} ${number}`)
    if (kind !== 'missing-there')
      bill.push(
        line(
          kind === 'amount-differs' ? 6601 : 6600,
          paid(kind === 'other-time' ? '2026-03-11' : day),
          otherNumber(kind, n) ?? order,
        ),
      )
    if (kind === 'twice-in-bill') bill.push(line(6600, paid(day)))
    // What never came was never given back.
    if (back && kind !== 'refund missing-there' && kind !== 'missing-here' && kind !== 'unknown-order')
      bill.push(backLine(kind === 'refund amount-differs' ? 100 : 6600))
  }
  return { ledger, bill: `${[heading, ...bill].join('\r\n')}\r\n`, expected: expected.sort() }
}

function otherNumber(kind: string | undefined, n: number) {
  if (kind === 'unknown-order') return `99990310${String(n).padStart(8, '0')}`
  return kind === 'other-order' ? `20260310${String((n + 1) % orders).padStart(8, '0')}` : undefined
}

async function fill(rows: readonly object[]) {
  const sql = await world.owner.reserve()
  await sql`create temp table given as select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
    as one(number text, transaction text, at timestamptz, refund text, done boolean)`
  await sql`alter table given add case_id uuid default gen_random_uuid(), add order_id uuid default gen_random_uuid(),
    add payment_id uuid default gen_random_uuid(), add refund_id uuid default gen_random_uuid()`
  await sql`insert into cases (id, number, kind, about_type, about_id, scope, state, entered_at)
    select case_id, number, 'exam-registration', 'examSession', ${sessionId}, ${sessionId}, 'paid', at from given`
  await sql`insert into orders (id, number, case_id, person_id, session_id, title, amount_fen, opens_at, deadline, created_at)
    select order_id, number, case_id, case_id, ${sessionId}, 't', 6600, at - interval '9 days', at + interval '90 days', at from given`
  await sql`insert into payments (id, order_id, channel, transaction_number, amount_fen, paid_at, learnt_at, standing)
    select payment_id, order_id, 'wechat', transaction, 6600, at, at, 'settles' from given where transaction is not null`
  await sql`insert into refunds (id, number, order_id, payment_id, case_id, amount_fen, created_at)
    select refund_id, refund, order_id, payment_id, case_id, 6600, at from given where refund is not null`
  await sql`insert into refund_results (refund_id, outcome, refunded_at, at)
    select refund_id, 'done', at, at from given where refund is not null and done`
  sql.release()
}

test('E-24 of 100,000 orders with 10,000 injected differences all are found and none is invented; again, they are the same ones', async () => {
  const { ledger, bill, expected } = makeDay(20260310)
  expect(expected).toHaveLength(injected)
  await fill(ledger)
  service.bills.set(day, bill)
  const first = await reconcileDay(day)
  expect(first).toMatchObject({ ok: true, result: { differences: injected } })
  const found = async () =>
    (
      await world.owner<{ text: string }[]>`
        select what || ' ' || kind || ' ' || right(transaction_number, 8) as text from reconciliation_differences order by 1`
    ).map(({ text }) => text)
  expect((await found()).sort()).toEqual(expected)
  const again = await reconcileDay(day)
  expect(again).toEqual(first)
  expect((await found()).sort()).toEqual(expected)
}, 120_000)
