import { afterAll, beforeAll, expect, test } from 'vitest'
import { listExamJournals, listJournalDays } from '@/db/queries/journal'
import { listDaysToReconcile } from '@/db/queries/reconciliation'
import { openWorld, sessionId, staff, type World } from '@/lib/workflow/fixtures/world'
import { decideDifference } from './decide-difference'
import { heading, startBillService } from './fixtures/bill-service'
import { billsOf, numbersFrom, stories, storyOf, write } from './fixtures/histories'
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
    await write(world.owner, told)
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
  await write(world.owner, [{ story }])
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
  await write(world.owner, [{ story }])
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
  await write(world.owner, [{ story }])
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
