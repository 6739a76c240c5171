import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listRooms } from '@/db/queries/seating'
import { seal } from '@/lib/crypto/sealed'
import { transition } from '@/lib/workflow/transition'
import { removeRoom } from './change-sites'
import { drawSeats } from './draw-seats'
import { freezeDraw } from './freeze-draw'
import { placeByHand } from './place-by-hand'
import { openTestExam, sessionId, staff, type TestExam } from './test-exam'

let exam: TestExam
const [officer, second] = [staff('examOfficer'), staff('examOfficer')]

beforeAll(async () => {
  exam = await openTestExam()
})
afterAll(() => exam.close())
beforeEach(() => exam.clear())

test('E-31 a timetable changed after the draw asks for another draw before it is frozen', async () => {
  await exam.setPapers([
    { subject: '上午', from: '09:00', to: '11:00' },
    { subject: '下午', from: '14:00', to: '16:00' },
  ])
  await exam.addPaid(3)
  const drawn = await drawSeats(officer, sessionId)
  if (!drawn.ok) throw new Error(drawn.message)
  await exam.owner`update exam_papers set starts_at = '2020-09-13T10:00:00+08:00', ends_at = '2020-09-13T12:00:00+08:00' where subject = '下午'`
  expect(await freezeDraw(second, drawn.drawId)).toMatchObject({ refusal: 'not_ready' })
})

test('E-31 a seat given by hand to who gave up stands in nobody’s way: it is given anew, and its room may go', async () => {
  const [leaver, other] = await exam.addPaid(2)
  await exam.owner`update persons set mobile_sealed = ${seal('13800138000', 'mobile')}`
  const numberOf = async (id = '') => (await exam.owner`select number from cases where id = ${id}`)[0]?.number
  const room = (await listRooms(sessionId)).at(0)
  const placing = { needs: ['large-print'], other: '', roomId: room?.id ?? '', seat: 1 }
  expect(await placeByHand(officer, sessionId, { ...placing, number: await numberOf(leaver) })).toEqual({ ok: true })
  const voiding = { cause: 'unqualified', opinion: '不符合报考条件' }
  expect(await transition('system', leaver ?? '', 'void', voiding)).toMatchObject({ ok: true })
  expect(await placeByHand(officer, sessionId, { ...placing, number: await numberOf(other) })).toEqual({ ok: true })
  expect(await transition('system', other ?? '', 'refund')).toMatchObject({ ok: true })
  expect(await removeRoom(officer, sessionId, room?.id ?? '')).toEqual({ ok: true })
})
