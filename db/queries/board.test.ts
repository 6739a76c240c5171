import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { positionAt, seedPositions } from '@/db/seed/positions'
import { exportBoard } from '@/lib/exam/export-board'
import { insertCivilService, sessionId } from '@/lib/exam/position-table/testing/civil-service'
import { readBoard, readBoardPulse } from '@/lib/exam/read-board'
import { tallyExams } from '@/lib/exam/tally-exams'
import { candidate, staff } from '@/lib/workflow/fixtures/world'
import { db } from '../client'
import { countByChoice, countByHour, countPositionsChosen, listMostChosen, listPositionCounts } from './board'
import { forgetScoreCounts, readTally } from './tally'

const database = await openTestDatabase()
const { owner, setClock } = database
const officer = staff('examOfficer', crypto.randomUUID(), sessionId)
const started = 60_000

/** Of 60,000 who began in the five hours from 9:00, every second confirmed an hour later one of the first 400 positions, every fourth paid the hour after. */
beforeAll(async () => {
  await insertCivilService()
  await seedPositions()
  await setClock('2020-11-14T10:00:00+08:00')
  await owner`insert into cases (id, number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'B' || n, 'exam-registration', 'draft', business_now(), 'applicant', ${sessionId},
      ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, 'examSession', ${sessionId} from generate_series(1, ${started}) n`
  await owner`insert into persons (id, name, id_kind, id_number_sealed, id_number_hash, sex, birth_date, mobile_sealed, mobile_hash)
    select ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, '考生', 'residentId', 'x', n::text, '男', '1995-07-21', 'x', 'x' from generate_series(1, ${started}) n`
  await owner`insert into registrations (case_id, session_id, person_id, opened_at, position_code, confirmed_at, paid_at)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ${sessionId}, ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, at,
      case when n % 2 = 0 then '20201' || lpad((n % 400 + 1)::text, 5, '0') end, case when n % 2 = 0 then at + interval '1 hour' end,
      case when n % 4 = 0 then at + interval '2 hours' end
    from generate_series(1, ${started}) n, lateral (select '2020-11-13T09:00+08:00'::timestamptz + (n % 5) * interval '1 hour' as at)`
  // A year's other exams, among which this one is to be counted.
  await owner`insert into exam_sessions select (jsonb_populate_record(s, '{"id":"another-2020"}')).* from exam_sessions s`
  await owner`insert into persons select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'id_number_hash', 'x' || p.id_number_hash))).* from persons p`
  await owner`with c as (insert into cases (number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id)
      select 'C' || p.id_number_hash, 'exam-registration', 'draft', business_now(), 'applicant', 'another-2020', p.id, 'examSession', 'another-2020'
      from persons p where p.id_number_hash like 'x%' returning id, applicant_id)
    insert into registrations (case_id, session_id, person_id) select id, 'another-2020', applicant_id from c`
  // Written down first: the test database commits ahead of its log, and what is not in it vacuum cannot call visible to all.
  await owner.begin(async (tx) => {
    await tx`set local synchronous_commit = on`
    await tx`update clock_shift set shift = shift`
  })
  await owner`vacuum analyze registrations`
  await owner`analyze exam_positions`
}, 120_000)
afterAll(database.close)

test('O-11 started, confirmed and paid by hour; by position; the positions nobody chose', async () => {
  const board = await readBoard(officer, sessionId)
  expect(board?.totals).toEqual({ started, confirmed: started / 2, paid: started / 4 })
  expect(board?.hours.map(({ at, ...counts }) => [at.toISOString(), ...Object.values(counts)])).toEqual([
    ['2020-11-13T01:00:00.000Z', 12_000, 0, 0],
    ['2020-11-13T02:00:00.000Z', 12_000, 6_000, 0],
    ['2020-11-13T03:00:00.000Z', 12_000, 6_000, 3_000],
    ['2020-11-13T04:00:00.000Z', 12_000, 6_000, 3_000],
    ['2020-11-13T05:00:00.000Z', 12_000, 6_000, 3_000],
    ['2020-11-13T06:00:00.000Z', 0, 6_000, 3_000],
    ['2020-11-13T07:00:00.000Z', 0, 0, 3_000],
  ])
  expect(board?.positions).toMatchObject({ positions: 20_000, unchosen: 19_800 })
  expect(board?.mostChosen).toHaveLength(20)
  expect(board?.mostChosen[0]).toMatchObject({ code: positionAt(0).code, confirmed: 150 })
  const first = await listPositionCounts(officer, sessionId, { unchosen: true, limit: 50 })
  expect(first.rows[0]).toMatchObject({ code: positionAt(1).code, confirmed: 0 })
  const second = await listPositionCounts(officer, sessionId, { unchosen: true, limit: 50, after: first.next ?? '' })
  expect(second.rows[0]?.code).toBe(positionAt(101).code)
})

test('O-11 Q-14 the board as CSV, with who exported it', async () => {
  const text = async (what: string) => (await allOf(await exportBoard(officer, sessionId, what))).split('\r\n')
  const hours = await text('hours')
  expect(hours.slice(0, 3)).toEqual([
    '"时间（起）","进入报名","确认","缴费"',
    '"11月13日 09:00",12000,0,0',
    '"11月13日 10:00",12000,6000,0',
  ])
  expect(hours.at(-2)).toContain('导出')
  const all = await text('')
  expect(all).toHaveLength(20_003)
  expect(all[1]).toMatch(/^"2020100001",.*,150$/)
  expect(await owner`select from audit_entries where what = 'board-exported'`).toHaveLength(2)
})

test('Q-32 the board is there for who oversees that exam', async () => {
  for (const viewer of [staff('examOfficer', crypto.randomUUID(), 'another'), staff('cashier'), candidate(crypto.randomUUID())]) {
    expect(await readBoard(viewer, sessionId)).toBeNull()
    expect(await readBoardPulse(viewer, sessionId)).toBeNull()
    expect(await exportBoard(viewer, sessionId, '')).toBeNull()
    expect(await countByHour(viewer, sessionId)).toEqual([])
    expect(await countByChoice(viewer, sessionId)).toEqual([])
    expect(await listMostChosen(viewer, sessionId, 5)).toEqual([])
    expect(await countPositionsChosen(viewer, sessionId)).toMatchObject({ positions: 0 })
    expect((await listPositionCounts(viewer, sessionId, { unchosen: true, limit: 5 })).rows).toEqual([])
  }
  expect(await readBoard(staff('auditor'), sessionId)).not.toBeNull()
})

test('O-11 Q-54 every number comes from an index, none from reading all registrations', async () => {
  const plans: string[] = []
  const explaining = {
    execute: async (query: ReturnType<typeof sql>) => {
      const lines = await db().execute<{ 'QUERY PLAN': string }>(sql`explain (costs off) ${query}`)
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
      return []
    },
  } as unknown as Parameters<typeof countByHour>[2]
  await countByHour(officer, sessionId, explaining)
  await countByChoice(officer, sessionId, explaining)
  await countPositionsChosen(officer, sessionId, explaining)
  await listMostChosen(officer, sessionId, 20, explaining)
  await listPositionCounts(officer, sessionId, { unchosen: true, limit: 50 }, explaining)
  expect(plans).toHaveLength(5)
  for (const plan of plans) {
    expect(plan).not.toContain('Seq Scan on registrations')
    expect(plan).toMatch(/Index Only Scan using registrations_(opened|confirmed|position)/)
  }
})

test('O-11 Q-54 an exam with many registrations is counted for all who look, until the worker comes again or is long gone', async () => {
  const counted = await readBoard(officer, sessionId)
  expect(await tallyExams()).toBe(1)
  // Still good: nothing to do.
  expect(await tallyExams()).toBe(0)
  const { countedAt: _, ...numbers } = counted ?? {}
  expect(await readBoard(officer, sessionId)).toMatchObject(numbers)
  await owner`update registrations set confirmed_at = opened_at, position_code = '2020100001' where case_id = '00000000-0000-4000-8000-000000000001'`
  await owner`update cases set state = 'confirmed' where id = '00000000-0000-4000-8000-000000000001'`
  expect((await readBoard(officer, sessionId))?.totals.confirmed).toBe(started / 2)
  expect(await readBoardPulse(officer, sessionId)).toEqual({ draft: started })
  expect(await readBoard(staff('examOfficer', crypto.randomUUID(), 'another'), sessionId)).toBeNull()
  // A worker that counts nothing any more: everybody counts for themselves.
  await owner`update exam_tallies set good_until = clock_timestamp()`
  expect((await readBoard(officer, sessionId))?.totals.confirmed).toBe(started / 2 + 1)
  expect(await readBoardPulse(officer, sessionId)).toEqual({ draft: started - 1, confirmed: 1 })
  expect(await tallyExams()).toBe(1)
  expect((await readBoard(officer, sessionId))?.totals.confirmed).toBe(started / 2 + 1)
})

test('E-33 Q-54 its scores are counted with it, until they change', async () => {
  expect((await readTally(officer, sessionId))?.scores?.counts).toEqual({ candidates: 0, due: 0, lacking: 0 })
  expect(await readTally(staff('cashier'), sessionId)).toBeNull()
  await db().transaction((tx) => forgetScoreCounts(tx, sessionId))
  expect((await readTally(officer, sessionId))?.scores).toBeUndefined()
  expect((await readTally(officer, sessionId))?.positions).toMatchObject({ positions: 20_000 })
})

test('O-11 an exam with few registrations is not counted beforehand', async () => {
  await owner`insert into exam_windows (session_id, name, opens_at, closes_at) select 'another-2020', name, opens_at, closes_at from exam_windows where session_id = ${sessionId}`
  await owner`delete from registrations where session_id = 'another-2020' and case_id not in (select case_id from registrations where session_id = 'another-2020' limit 2000)`
  expect(await tallyExams()).toBe(0)
})

async function allOf(records: AsyncGenerator<string, void> | null): Promise<string> {
  let text = ''
  for await (const record of records ?? []) text += record
  return text
}
