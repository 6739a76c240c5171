import { afterAll, beforeAll, expect, test } from 'vitest'
import { listExamJournals, listJournalDays } from '@/db/queries/journal'
import { listDaysToReconcile } from '@/db/queries/reconciliation'
import { openWorld, sessionId, staff, type World } from '@/lib/workflow/fixtures/world'
import { decideDifference } from './decide-difference'
import { heading, startBillService } from './fixtures/bill-service'
import type { DifferenceKind } from './kinds'
import { readBill, UnreadableBill } from './read-bill'
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

type Paid = { channel?: string; transaction?: string; fen?: number; at: string; standing?: string }
type Back = { number?: string; fen?: number; at?: string; outcome?: string; transfer?: string; of?: string }
type Line = Partial<Record<'channel' | 'transaction' | 'order' | 'fen' | 'at' | 'refund' | 'back', string | number>>

/** What happened with one order: in our ledger, in the bills by day, and what must be found of it on which day. */
function storyOf(n: number, days: readonly string[], random: () => number) {
  const id = String(n).padStart(8, '0')
  const names = { order: `2026${id}`, transaction: `T${id}`, refund: `R${id}` }
  const [day, next] = random() < 0.5 ? [days[1] ?? '', days[2] ?? ''] : [days[2] ?? '', days[3] ?? '']
  const hour = String(8 + Math.floor(random() * 12)).padStart(2, '0')
  const on = (one: string, time = `${hour}:30:00.000`) => `${one}T${time}+08:00`
  const spelt = (at: string) => (random() < 0.5 ? at : new Date(at).toISOString())
  const told = { payments: [] as Paid[], refunds: [] as Back[], bills: [] as [string, Line][], expected: [] as string[] }
  const fen = 1 + Math.floor(random() * 20_000)
  return {
    ...{ ...names, told, day, next, on, fen, opens: on(days[0] ?? ''), deadline: on('2026-12-01') },
    paid: (change: Partial<Paid> = {}) => told.payments.push({ fen, at: on(day), ...change }),
    given: (change: Back = {}) => told.refunds.push({ fen, at: on(day), ...change }),
    billed: (change: Line = {}, of = day) => {
      const line = { ...{ channel: 'wechat', transaction: names.transaction, order: names.order, fen, at: on(day) }, ...change }
      told.bills.push([of, { ...line, at: spelt(String(line.at)) }])
    },
    backBilled: (change: Line = {}, of = day) => {
      const line = { channel: 'wechat', transaction: names.transaction, order: names.order, fen, at: on(day) }
      told.bills.push([of, { ...line, refund: names.refund, back: on(of), ...change }])
    },
    expect: (kind: DifferenceKind | `refund ${DifferenceKind}`, of = day, transaction = names.transaction) =>
      told.expected.push(`${of} ${kind.startsWith('refund') ? kind : `payment ${kind}`} ${transaction}`),
  }
}
type Story = ReturnType<typeof storyOf>

const both = (s: Story) => [s.paid(), s.billed()]
const bothBack = (s: Story) => [...both(s), s.given(), s.backBilled()]

/** Every sort of history, right or wrong. */
const stories: Record<string, (s: Story) => unknown> = {
  'paid and billed': both,
  'given back': bothBack,
  'given back in part': (s) => [both(s), s.given({ fen: 1 }), s.backBilled({ fen: 1 })],
  'given back the next day': (s) => [both(s), s.given({ at: s.on(s.next) }), s.backBilled({}, s.next)],
  'given back by hand': (s) => [both(s), s.given({ transfer: 'B1' })],
  'still to be given back': (s) => [both(s), s.given({ outcome: 'processing' })],
  'no way back': (s) => [both(s), s.given({ outcome: 'closed' })],
  'paid twice': (s) => [
    both(s),
    s.paid({ transaction: 'D', standing: 'duplicate' }),
    s.billed({ transaction: `${s.transaction}D` }),
  ],
  'the wrong amount': (s) => [s.paid({ fen: s.fen + 1, standing: 'wrong-amount' }), s.billed({ fen: s.fen + 1 })],
  'nothing at all, by both': (s) => [s.paid({ fen: 0, standing: 'wrong-amount' }), s.billed({ fen: 0 })],
  'one number in two channels': (s) => [
    both(s),
    s.paid({ channel: 'alipay', standing: 'late' }),
    s.billed({ channel: 'alipay' }),
  ],
  'the last instant of the day': (s) => [
    s.paid({ at: s.on(s.day, '23:59:59.999') }),
    s.billed({ at: s.on(s.day, '23:59:59.000') }),
  ],
  'the first instant of the day': (s) => [
    s.paid({ at: s.on(s.day, '00:00:00.000') }),
    s.billed({ at: s.on(s.day, '00:00:00.000') }),
  ],
  'over midnight': (s) => [
    ...[s.paid({ at: s.on(s.day, '23:59:59.999') }), s.billed({ at: s.on(s.next, '00:00:00.000') }, s.next)],
    s.expect('other-time', s.next),
  ],
  'given back over midnight': (s) => [
    ...[both(s), s.given({ at: s.on(s.day, '23:59:59.999') }), s.backBilled({ back: s.on(s.next, '00:00:00.000') }, s.next)],
    s.expect('refund other-time', s.next),
  ],
  'across the deadline': (s) => [
    s.paid({ at: s.on(s.day, '07:59:59.999') }),
    s.billed({ at: s.on(s.day, '08:00:00.000') }),
    Object.assign(s, { deadline: s.on(s.day, '08:00:00.000') }),
    s.expect('other-time'),
  ],
  'across the opening': (s) => [
    s.paid({ at: s.on(s.day, '08:00:00.000') }),
    s.billed({ at: s.on(s.day, '07:59:59.999') }),
    Object.assign(s, { opens: s.on(s.day, '08:00:00.000') }),
    s.expect('other-time'),
  ],
  'never told': (s) => [s.billed(), s.expect('missing-here')],
  'of no order': (s) => [s.billed({ order: `9999${s.order}` }), s.expect('unknown-order')],
  'never billed': (s) => [s.paid(), s.expect('missing-there')],
  'a fen more': (s) => [s.paid(), s.billed({ fen: s.fen + 1 }), s.expect('amount-differs')],
  'billed at nothing': (s) => [s.paid(), s.billed({ fen: 0 }), s.expect('amount-differs')],
  'of another order': (s) => [s.paid(), s.billed({ order: `9999${s.order}` }), s.expect('other-order')],
  'a fen more and of another order': (s) => [
    ...[s.paid(), s.billed({ fen: s.fen + 1, order: `9999${s.order}` })],
    ...[s.expect('amount-differs'), s.expect('other-order')],
  ],
  'another channel': (s) => [...[s.paid(), s.billed({ channel: 'alipay' }), s.expect('missing-here'), s.expect('missing-there')]],
  'another spelling': (s) => [
    ...[s.paid(), s.billed({ transaction: s.transaction.toLowerCase() })],
    ...[s.expect('missing-here', s.day, s.transaction.toLowerCase()), s.expect('missing-there')],
  ],
  'twice in the bill': (s) => [both(s), s.billed(), s.expect('twice-in-bill')],
  'twice in the bill, differently': (s) => [both(s), s.billed({ fen: s.fen + 1 }), s.expect('twice-in-bill')],
  'in the next bill too': (s) => [both(s), s.billed({}, s.next), s.expect('other-time', s.next)],
  'in the next bill too, as of that day': (s) => [
    ...[both(s), s.billed({ at: s.on(s.next) }, s.next), s.expect('other-time', s.next)],
  ],
  'never told, and billed on two days': (s) => [
    ...[s.billed(), s.billed({ at: s.on(s.next) }, s.next)],
    ...[s.expect('missing-here'), s.expect('missing-here', s.next)],
  ],
  'of no order, and billed on two days': (s) => [
    ...[s.billed({ order: `9999${s.order}` }), s.billed({ order: `9999${s.order}`, at: s.on(s.next) }, s.next)],
    ...[s.expect('unknown-order'), s.expect('unknown-order', s.next)],
  ],
  'numbers that read alike side by side': (s) => [
    ...[s.billed({ channel: 'a', transaction: `b:${s.transaction}` }), s.billed({ channel: 'a:b' })],
    ...[s.expect('missing-here', s.day, `b:${s.transaction}`), s.expect('missing-here')],
  ],
  'billed as given back': (s) => [s.paid(), s.backBilled(), s.expect('missing-there'), s.expect('refund missing-here')],
  'given back without an order of ours': (s) => [both(s), s.backBilled(), s.expect('refund missing-here')],
  'given back of no order': (s) => [both(s), s.backBilled({ order: `9999${s.order}` }), s.expect('refund unknown-order')],
  'given back and not billed': (s) => [both(s), s.given(), s.expect('refund missing-there')],
  'more given back than was said': (s) => [
    both(s),
    s.given(),
    s.backBilled({ fen: s.fen + 1 }),
    s.expect('refund amount-differs'),
  ],
  'all given back instead of a part': (s) => [
    both(s),
    s.given({ fen: 1 }),
    s.backBilled({ fen: s.fen + 1 }),
    s.expect('refund amount-differs'),
  ],
  'billed while we wait': (s) => [both(s), s.given({ outcome: 'processing' }), s.backBilled(), s.expect('refund other-state')],
  'given back by hand and by the service': (s) => [
    both(s),
    s.given({ transfer: 'B2' }),
    s.backBilled(),
    s.expect('refund other-state'),
  ],
  'given back to another transaction': (s) => [
    ...[
      both(s),
      s.given(),
      s.backBilled({ transaction: `X${s.transaction}` }),
      s.expect('refund other-order', s.day, `X${s.transaction}`),
    ],
  ],
  'given back through another channel': (s) => [
    both(s),
    s.given(),
    s.backBilled({ channel: 'alipay' }),
    s.expect('refund other-order'),
  ],
  'given back twice': (s) => [bothBack(s), s.backBilled(), s.expect('refund twice-in-bill')],
  'one refund to two payers': (s) => [
    bothBack(s),
    s.backBilled({ transaction: `Z${s.transaction}` }),
    s.expect('refund twice-in-bill'),
  ],
  'given back again the next day': (s) => [bothBack(s), s.backBilled({}, s.next), s.expect('refund other-time', s.next)],
}

async function write(told: readonly { story: Story; nth: number }[]) {
  const sql = world.owner
  const rows = told.map(({ story: { order, transaction, refund, told, opens, deadline, fen } }) => ({
    ...{ order, opens, deadline, fen, case: crypto.randomUUID(), id: crypto.randomUUID() },
    payments: told.payments.map(({ transaction: more = '', ...one }) => ({
      ...{ id: crypto.randomUUID(), channel: 'wechat', standing: 'settles', ...one },
      transaction: transaction + more,
    })),
    refunds: told.refunds.map((one) => ({ id: crypto.randomUUID(), number: refund, outcome: 'done', ...one })),
  }))
  for (const row of rows) {
    await sql`insert into cases (id, number, kind, about_type, about_id, scope, state, entered_at)
      values (${row.case}, ${row.order}, 'exam-registration', 'examSession', ${sessionId}, ${sessionId}, 'paid', ${row.opens})`
    await sql`insert into orders (id, number, case_id, person_id, session_id, title, amount_fen, opens_at, deadline, created_at)
      values (${row.id}, ${row.order}, ${row.case}, ${row.case}, ${sessionId}, 't', ${row.fen}, ${row.opens}, ${row.deadline}, ${row.opens})`
    for (const one of row.payments)
      await sql`insert into payments (id, order_id, channel, transaction_number, amount_fen, paid_at, learnt_at, standing)
        values (${one.id}, ${row.id}, ${one.channel}, ${one.transaction}, ${one.fen ?? 0}, ${one.at}, ${one.at}, ${one.standing})`
    for (const one of row.refunds) {
      await sql`insert into refunds (id, number, order_id, payment_id, case_id, amount_fen, created_at)
        values (${one.id}, ${one.number}, ${row.id}, ${row.payments[0]?.id ?? ''}, ${row.case}, ${one.fen ?? 0}, ${row.opens})`
      await sql`insert into refund_results (refund_id, outcome, refunded_at, bank_reference, at)
        values (${one.id}, ${one.outcome}, ${one.outcome === 'done' ? (one.at ?? null) : null}, ${one.transfer ?? null}, ${row.opens})`
    }
  }
}

function billsOf(told: readonly { story: Story }[], days: readonly string[], random: () => number) {
  const lines = new Map(days.map((day) => [day, [] as string[]]))
  const shuffled = told.map(({ story }) => ({ story, at: random() })).sort((one, other) => one.at - other.at)
  for (const [day, line] of shuffled.flatMap(({ story }) => story.told.bills)) {
    const { channel, transaction, order, fen, at, refund = '', back = '' } = line
    lines.get(day)?.push([channel, transaction, order, fen, at, refund, back].join(','))
  }
  return [...lines].map(([day, all]) => [day, `${[heading, ...all].join('\r\n')}\r\n`] as const)
}

const cashier = staff('cashier')

test.each([20260310, 4, 5])(
  'E-24 seed %i: of every sort of history what differs is found on its day, and nothing else',
  async (seed) => {
    const random = numbersFrom(seed)
    const first = Date.UTC(2026, 2, 1 + (seed % 7) * 10)
    const days = [0, 1, 2, 3, 4].map((n) => new Date(first + n * 86_400_000).toISOString().slice(0, 10))
    const told = Object.entries(stories).flatMap(([name, tell], place) =>
      Array.from({ length: 1 + Math.floor(random() * 3) }, (_, nth) => {
        const story = storyOf((seed % 1000) * 10_000 + place * 10 + nth, days, random)
        tell(story)
        return { name, nth, story }
      }),
    )
    await write(told)
    for (const [day, bill] of billsOf(told, days, random)) service.bills.set(day, bill)
    // A second time: only then the bill of the day after is known too.
    for (const day of [...days, ...days]) expect(await reconcileDay(day)).toMatchObject({ ok: true })
    const found = await world.owner<{ text: string }[]>`
    select day || ' ' || what || ' ' || kind || ' ' || transaction_number as text from reconciliation_differences d
    where day between ${days[0] ?? ''} and ${days[4] ?? ''} and last_run_id = (
      select id from reconciliation_runs r where r.day = d.day and r.state = 'done' order by ordinal desc limit 1)`
    expect(found.map(({ text }) => text).sort()).toEqual(told.flatMap(({ story }) => story.told.expected).sort())
    await explained(days)
  },
  60_000,
)

test('E-24 what only a bill says that was corrected since is missing there', async () => {
  const days = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05']
  const story = storyOf(1, days, () => 0)
  story.paid()
  await write([{ story, nth: 0 }])
  const line = `wechat,${story.transaction},${story.order},${story.fen},${story.on(story.next)},,`
  for (const day of days) service.bills.set(day, `${heading}\r\n${day === story.next ? line : ''}\r\n`)
  const count = async (day: string) => {
    const run = await reconcileDay(day)
    return run.ok && run.result.differences
  }
  expect([await count(story.day), await count(story.next), await count(story.day)]).toEqual([1, 1, 0])
  service.bills.set(story.next, `${heading}\r\n`)
  expect([await count(story.next), await count(story.day)]).toEqual([0, 1])
})

test('E-24 a day whose refund was learnt of after it was reconciled is looked at again', async () => {
  const days = ['2026-05-11', '2026-05-12', '2026-05-13', '2026-05-14', '2026-05-15']
  const story = storyOf(2, days, () => 0)
  story.paid()
  story.billed()
  story.given({ outcome: 'processing' })
  await write([{ story, nth: 0 }])
  for (const [day, bill] of billsOf([{ story }], days, () => 0)) service.bills.set(day, bill)
  await world.setClock(story.on(story.next))
  expect(await reconcileDay(story.day)).toMatchObject({ ok: true, result: { differences: 0 } })
  await world.setClock(story.on(days[4] ?? ''))
  const at = new Date(story.on(days[4] ?? ''))
  expect(await listDaysToReconcile(at, 400)).not.toContain(story.day)
  await world.owner`insert into refund_results (refund_id, outcome, refunded_at, at)
    select id, 'done', ${story.on(story.day)}, ${at} from refunds where number = ${story.refund}`
  expect(await listDaysToReconcile(at, 400)).toContain(story.day)
  expect(await reconcileDay(story.day)).toMatchObject({ ok: true, result: { differences: 1 } })
  expect(await listDaysToReconcile(at, 400)).not.toContain(story.day)
})

test('E-24 what went back of no order of ours is held against the order that the bill names', async () => {
  const day = '2026-05-21'
  const line = (order: string, refund = ',') => `wechat,TUNKNOWN,${order},100,${day}T10:00:00+08:00,${refund}`
  service.bills.set(day, [heading, line('99990001')].join('\r\n'))
  expect(await reconcileDay(day)).toMatchObject({ ok: true, result: { differences: 1 } })
  await world.owner`insert into reconciliation_returns (number, difference_id, amount_fen, created_at)
    select 'RBACK', id, 100, now() from reconciliation_differences where transaction_number = 'TUNKNOWN'`
  await world.owner`insert into reconciliation_return_results (return_id, outcome, refunded_at, at)
    select id, 'done', ${`${day}T12:00:00+08:00`}, now() from reconciliation_returns where number = 'RBACK'`
  const back = `RBACK,${day}T12:00:00+08:00`
  service.bills.set(day, [heading, line('99990001'), line('99990001', back)].join('\r\n'))
  expect(await reconcileDay(day)).toMatchObject({ ok: true, result: { differences: 1 } })
  service.bills.set(day, [heading, line('99990001'), line('99990002', back)].join('\r\n'))
  expect(await reconcileDay(day)).toMatchObject({ ok: true, result: { differences: 2 } })
})

test('E-24 decided differently by many at once, a difference has one decision', async () => {
  const days = ['2026-05-25', '2026-05-26', '2026-05-27', '2026-05-28', '2026-05-29']
  const story = storyOf(3, days, () => 0)
  story.paid()
  story.billed({ fen: story.fen + 1 })
  await write([{ story, nth: 0 }])
  for (const [day, bill] of billsOf([{ story }], days, () => 0)) service.bills.set(day, bill)
  await reconcileDay(story.day)
  const [found] = await world.owner<
    { id: string }[]
  >`select id from reconciliation_differences where order_number = ${story.order}`
  const decided = await Promise.all(
    ['verified', 'counterparty', 'verified', 'counterparty', 'record', 'give-back', 'confirm-give-back'].map((what) =>
      decideDifference(staff('cashier'), found?.id ?? '', { what, reason: '已核对' }),
    ),
  )
  expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
  expect(decided.filter((one) => !one.ok && one.refusal === 'wrong_state')).toHaveLength(6)
  expect(await world.owner`select from reconciliation_decisions where difference_id = ${found?.id ?? ''}`).toHaveLength(1)
})

test('E-24 every line of a bill that cannot be read is named, also behind one of too few columns', async () => {
  const right = 'wechat,T1,20260001,100,2026-03-10T10:00:00+08:00,,'
  const bad = [
    right.replace('100', '1,00'),
    right,
    right.replace('100', '￥1'),
    'wechat,T1',
    right.replace('100', '"1,00"'),
    `"a"b,${right}`,
  ]
  const read = async () => {
    for await (const lines of readBill(Buffer.from([heading, ...bad].join('\r\n')))) expect(lines).toEqual([])
  }
  const problems = await read().catch((error) => (error instanceof UnreadableBill ? error.problems : error))
  expect(problems).toEqual([
    '第 2 行：列数与表头不同',
    '第 4 行：amountFen 不是以分为单位的正整数',
    '第 5 行：列数与表头不同',
    '第 6 行：amountFen 不是以分为单位的正整数',
    '第 7 行：引号后面还有内容',
    '第 7 行：引号没有闭合',
  ])
})

/** Came = went + kept + owed, by day and by exam. */
async function explained(days: readonly string[]) {
  const [exam] = await listExamJournals(cashier)
  expect(exam?.cameFen).toBe((exam?.wentFen ?? 0) + (exam?.keptFen ?? 0) + (exam?.owedFen ?? 0))
  const moved = await listJournalDays(cashier, sessionId)
  expect(moved.at(-1)?.closingFen).toBe((exam?.keptFen ?? 0) + (exam?.owedFen ?? 0))
  for (const day of days) {
    const [sums] = await world.owner<{ came: number; went: number }[]>`select
      (select coalesce(sum(amount_fen), 0)::int from payments where (paid_at at time zone 'Asia/Shanghai')::date = ${day}) as came,
      (select coalesce(sum(f.amount_fen), 0)::int from refunds f join refund_results r on r.refund_id = f.id and r.outcome = 'done'
        where (r.refunded_at at time zone 'Asia/Shanghai')::date = ${day}) as went`
    const found = moved.find((one) => one.day === day)
    expect({ came: found?.cameFen ?? 0, went: found?.wentFen ?? 0 }).toEqual(sums)
  }
}
