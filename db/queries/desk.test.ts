import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cashier, eachOnEmptyDesk, enteredAt, world } from '@/lib/desk/fixtures/empty-desk'
import { placeWaiting } from '@/lib/desk/fixtures/waiting'
import { readFilter } from '@/lib/desk/queue-filter'
import { claimCase } from '@/lib/workflow/claim'
import { candidate, newPerson, staff } from '@/lib/workflow/fixtures/world'
import { getCase } from './case'
import { countQueue, listEarlierCases, listQueuePage } from './desk'
import { namedMax } from './desk-search'

const at = new Date('2026-03-10T10:00:00+08:00')
const all = readFilter({})
eachOnEmptyDesk()

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

test('Q-43 pages follow each other without gap or repetition, also while cases come and go before them', async () => {
  const ids = await placeWaiting(world, { enteredAt, count: 25 })
  const viewer = cashier()
  const first = await listQueuePage(viewer, all, at, 10)
  expect(idsOf(first.rows)).toEqual(ids.slice(0, 10))
  await world.owner`update cases set awaits = null, state = 'refunded' where id = ${ids[3] ?? ''}`
  await placeWaiting(world, { enteredAt: '2026-03-01T09:00:00+08:00', count: 3 })
  const second = await listQueuePage(viewer, { ...all, ...(first.next ? { after: first.next } : {}) }, at, 10)
  expect(idsOf(second.rows)).toEqual(ids.slice(10, 20))
  const third = await listQueuePage(viewer, { ...all, ...(second.next ? { after: second.next } : {}) }, at, 10)
  expect(idsOf(third.rows)).toEqual(ids.slice(20))
  expect(third.next).toBeNull()
})

test('Q-43 newest first, page by page', async () => {
  const ids = (await placeWaiting(world, { enteredAt, count: 15 })).toReversed()
  const filter = readFilter({ sort: 'newest' })
  const first = await listQueuePage(cashier(), filter, at, 10)
  const second = await listQueuePage(cashier(), { ...filter, ...(first.next ? { after: first.next } : {}) }, at, 10)
  expect([...idsOf(first.rows), ...idsOf(second.rows)]).toEqual(ids)
})

test('Q-32 O-20 each sees what awaits them in their scope; the auditor sees all; another scope, role or kind of account nothing', async () => {
  const [a, b] = [await placeWaiting(world, { enteredAt, scope: 'a' }), await placeWaiting(world, { enteredAt, scope: 'b' })]
  const check = await placeWaiting(world, { enteredAt, kind: 'proof-check' })
  const seen = async (viewer: Parameters<typeof listQueuePage>[0]) => idsOf((await listQueuePage(viewer, all, at)).rows).sort()
  expect(await seen(cashier('a'))).toEqual(a)
  expect(await seen(cashier())).toEqual([...a, ...b].sort())
  expect(await seen(staff('reviewer'))).toEqual(check)
  expect(await seen(staff('auditor'))).toEqual([...a, ...b, ...check].sort())
  for (const nobody of [cashier('c'), staff('bureau'), staff('administrator'), candidate(crypto.randomUUID())]) {
    expect(await seen(nobody)).toEqual([])
    expect((await countQueue(nobody, all, at)).reduce((sum, { n }) => sum + n, 0)).toBe(0)
  }
  const both = { ...cashier('a'), roles: [...cashier('a').roles, { role: 'reviewer' as const, scope: '*' }] }
  expect(await seen(both)).toEqual([...a, ...check].sort())
})

test('O-20 what awaits staff only in name, and nobody can decide, is not in the queue', async () => {
  await placeWaiting(world, { enteredAt, kind: 'exam-registration', state: 'paid' })
  expect((await listQueuePage(staff('examOfficer'), all, at)).rows).toEqual([])
})

test('O-20 counts by kind and state; by who holds them; what is overdue; numbers and names by their beginning', async () => {
  const viewer = cashier()
  const person = await newPerson()
  const [old = '', own = ''] = [
    (await placeWaiting(world, { enteredAt: '2026-02-20T09:00:00+08:00' }))[0],
    (await placeWaiting(world, { enteredAt, state: 'stuck', applicantId: person }))[0],
  ]
  await placeWaiting(world, { enteredAt, count: 3 })
  await claimCase(viewer, own)
  const count = async (query: Record<string, string>) =>
    Object.fromEntries((await countQueue(viewer, readFilter(query), at)).map(({ state, n }) => [state, n]))
  const ids = async (query: Record<string, string>) => idsOf((await listQueuePage(viewer, readFilter(query), at)).rows)
  expect(await count({})).toEqual({ submitted: 4, endorsed: 0, payable: 0, transferred: 0, stuck: 1 })
  expect(await count({ kind: 'exam-refund', state: 'stuck' })).toEqual({
    submitted: 4,
    endorsed: 0,
    payable: 0,
    transferred: 0,
    stuck: 1,
  })
  expect(await ids({ who: 'mine' })).toEqual([own])
  expect(await ids({ who: 'free' })).not.toContain(own)
  expect(await ids({ overdue: '1' })).toEqual([old])
  expect(await ids({ kind: 'exam-refund', state: 'stuck' })).toEqual([own])
  expect(await ids({ q: '𠮷' })).toEqual([own])
  for (const q of ['𠮷野㛃甲', '野', '%', '_', "'"]) expect(await ids({ q }), q).toEqual([])
  const [row] = await world.owner<{ number: string }[]>`select number from cases where id = ${old}`
  await world.owner`update cases set number = '2026-0220-000001' where id = ${old}`
  expect(row).toBeDefined()
  expect(await ids({ q: '2026-0220' })).toEqual([old])
  expect(await ids({ q: '2026-0221' })).toEqual([])
})

test('O-20 a unit’s case is listed by the unit’s name and found by its beginning', async () => {
  const [id = ''] = await placeWaiting(world, { enteredAt })
  await world.owner`with u as (insert into units (name) values ('海桥建设有限公司') returning id) update cases set unit_id = u.id from u where cases.id = ${id}`
  const named = async (q: string) => (await listQueuePage(cashier(), readFilter({ q }), at)).rows.map(({ name }) => name)
  expect(await named('')).toEqual(['海桥建设有限公司'])
  expect(await named('海桥')).toEqual(['海桥建设有限公司'])
  expect(await named('南湖')).toEqual([])
})

test('Q-43 Q-54 a search that names too many shows none of them and says so; a longer one finds its own', async () => {
  const ids = await placeWaiting(world, { enteredAt, count: namedMax + 1 })
  await world.owner`update cases set number = '9999-' || lpad(array_position(${ids}::uuid[], id)::text, 6, '0') where id = any(${ids}::uuid[])`
  const [viewer, broad, narrow] = [cashier(), readFilter({ q: '9999-' }), readFilter({ q: '9999-00000' })]
  expect(await listQueuePage(viewer, broad, at)).toEqual({ rows: [], next: null, tooMany: true })
  expect(await countQueue(viewer, broad, at)).toEqual([])
  expect(idsOf((await listQueuePage(viewer, narrow, at)).rows)).toEqual(ids.slice(0, 9))
  expect((await countQueue(viewer, narrow, at)).filter(({ n }) => n > 0)).toMatchObject([{ state: 'submitted', n: 9 }])
})

test('S-14 earlier cases of the same person, as far as the viewer may see them', async () => {
  const person = await newPerson()
  const [id = ''] = await placeWaiting(world, { enteredAt, applicantId: person })
  const [earlier = ''] = await placeWaiting(world, { enteredAt: '2026-01-09T09:00:00+08:00', applicantId: person })
  await placeWaiting(world, { enteredAt, applicantId: person, kind: 'proof-check' })
  await placeWaiting(world, { enteredAt, applicantId: await newPerson() })
  const viewer = cashier()
  const found = await getCase(viewer, id)
  if (!found) throw new Error('the case is gone')
  expect(idsOf(await listEarlierCases(viewer, found.head))).toEqual([earlier])
  expect(await listEarlierCases(staff('auditor'), found.head)).toHaveLength(2)
})

test('Q-54 with 100,000 cases a page of the queue walks an index in order, for all scopes and for one', async () => {
  await placeWaiting(world, { enteredAt: '2025-06-01T09:00:00+08:00', count: 99_000, scope: 'a' })
  await placeWaiting(world, { enteredAt: '2026-02-01T09:00:00+08:00', count: 1_000, scope: 'b' })
  await world.owner`analyze cases`
  for (const [viewer, index] of [
    [cashier(), /cases_desk/],
    [cashier('a'), /cases_queue/],
    [cashier('b'), /cases_queue/],
  ] as const) {
    const plans: string[] = []
    // The query itself, explained: the rows of the answer are the lines of the plan.
    const explaining = {
      execute: async (query: ReturnType<typeof sql>) => {
        const { db } = await import('../client')
        const lines = await db().execute<{ 'QUERY PLAN': string }>(sql`explain (analyze, costs off, timing off) ${query}`)
        plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
        return []
      },
    }
    await listQueuePage(viewer, all, at, 50, explaining as unknown as Parameters<typeof listQueuePage>[4])
    expect(plans[0]).toMatch(index)
    expect(plans[0]).not.toContain('Seq Scan on cases')
    const read = [...(plans[0] ?? '').matchAll(/cases\w* .*rows=(\d+)/g)].map((match) => Number(match[1]))
    expect(Math.max(...read), plans[0]).toBeLessThanOrEqual(51)
    const passedOver = [...(plans[0] ?? '').matchAll(/Removed by Filter: (\d+)/g)].map((match) => Number(match[1]))
    expect(Math.max(0, ...passedOver), plans[0]).toBeLessThanOrEqual(51)
  }
})
