import { afterAll, beforeAll, expect, test } from 'vitest'
import { listSeats } from '@/db/queries/seating'
import { drawSeats } from './draw-seats'
import { openTestExam, sessionId, staff, type TestExam } from './test-exam'

let exam: TestExam
beforeAll(async () => {
  exam = await openTestExam()
})
afterAll(() => exam.close())

test('Q-53 seats for 10,000 candidates, beside PostgreSQL writing the same rows in random order', async () => {
  const candidates = 10_000
  await exam.owner`update rooms set capacity = 7000`
  await exam.addPaid(candidates)
  await exam.owner`analyze`
  const started = performance.now()
  const drawn = await drawSeats(staff('examOfficer'), sessionId)
  const drawing = performance.now() - started
  if (!drawn.ok) throw new Error(drawn.message)
  expect(await listSeats(drawn.drawId)).toHaveLength(candidates)

  const other = crypto.randomUUID()
  await exam.owner`create temp table ordered as select case_id, room_id, seat, admit_card_number from seats where draw_id = ${drawn.drawId} order by random()`
  await exam.owner`insert into seat_draws select ${other}, session_id, seed, 'superseded', candidates, result_hash, report, drawn_by, drawn_at from seat_draws where id = ${drawn.drawId}`
  const from = performance.now()
  await exam.owner`insert into seats select ${other}, * from ordered`
  const bare = performance.now() - from
  console.log(
    `Q-53 ${candidates} seats: drawn in ${Math.round(drawing)} ms, bare insert ${Math.round(bare)} ms, ratio ${(drawing / bare).toFixed(2)}`,
  )
})
