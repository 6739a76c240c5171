import { afterAll, beforeAll, expect, test } from 'vitest'
import { countUnseated, getDraw, listSeats, seatedCases, seatOf } from '@/db/queries/seating'
import type { Viewer } from '@/lib/access/viewer'
import { drawSeats } from './draw-seats'
import { freezeDraw } from './freeze-draw'
import { publishDraw } from './publish-draw'
import { replayDraw } from './replay-draw'
import { roundsOf } from './round'
import { seatLatecomers } from './seat-latecomers'
import { afterAdmitCards, afterPayment, openTestExam, sessionId, staff, type TestExam } from './test-exam'

let exam: TestExam
let drawId: string
const officer = staff('examOfficer')
const second = staff('examOfficer', sessionId)

beforeAll(async () => {
  exam = await openTestExam()
  await exam.addPaid(100)
  const drawn = await drawSeats(officer, sessionId)
  if (!drawn.ok) throw new Error(drawn.message)
  drawId = drawn.drawId
})
afterAll(() => exam.close())

async function candidateOf(caseId: string): Promise<Viewer> {
  const [row] = await exam.owner<{ applicant_id: string }[]>`select applicant_id from cases where id = ${caseId}`
  return {
    accountId: crypto.randomUUID(),
    kind: 'person',
    name: '考生',
    personId: row?.applicant_id ?? null,
    unitId: null,
    roles: [],
  }
}

test('E-31 before freezing, latecomers are counted and left to a redraw', async () => {
  expect(await countUnseated(sessionId, drawId)).toBe(0)
  await exam.addPaid(2)
  expect(await countUnseated(sessionId, drawId)).toBe(2)
  expect(await seatLatecomers(officer, drawId)).toMatchObject({ ok: false, refusal: 'wrong_state' })
  const drawn = await drawSeats(officer, sessionId)
  if (drawn.ok) drawId = drawn.drawId
  expect(await countUnseated(sessionId, drawId)).toBe(0)
})

test('E-32 a candidate sees a seat only of a frozen draw, and only their own', async () => {
  const id = (await listSeats(drawId))[0]?.id ?? ''
  const candidate = await candidateOf(id)
  expect(await seatOf(candidate, id)).toBeNull()
  expect(await freezeDraw(second, drawId)).toMatchObject({ ok: true })
  expect(await seatOf(candidate, id)).toMatchObject({
    admitCardNumber: '20200010000001',
    places: [
      {
        subject: '专业知识',
        seat: 1,
        room: expect.stringContaining('001'),
        site: { name: expect.stringContaining('福田') },
      },
    ],
  })
  expect(await seatOf({ ...candidate, personId: crypto.randomUUID() }, id)).toBeNull()
  expect(await seatedCases([id, crypto.randomUUID()])).toEqual(new Set([id]))
})

test('E-31 Q-02 after freezing, who paid in time but late to be known gets a free seat; nobody is moved', async () => {
  expect(await seatLatecomers(officer, drawId)).toMatchObject({ ok: false, refusal: 'not_ready' })
  const before = await listSeats(drawId)
  const late = await exam.addPaid(3)
  expect(await seatLatecomers(officer, drawId)).toEqual({ ok: true, seated: 3 })
  await exam.addPaid(1)
  expect(await seatLatecomers(second, drawId)).toEqual({ ok: true, seated: 1 })
  const after = await listSeats(drawId)
  expect(after.slice(0, before.length)).toEqual(before)
  expect(
    after
      .slice(102, 105)
      .map((one) => one.id)
      .sort(),
  ).toEqual(late.sort())
  expect(after.map((one) => one.number.slice(7))).toEqual(Array.from({ length: 106 }, (_, n) => String(n + 1).padStart(7, '0')))
  expect(roundsOf((await getDraw(drawId))?.report ?? []).map((round) => round.count)).toEqual([102, 3, 1])
  const published = await publishDraw(officer, sessionId)
  expect(published && replayDraw(published)).toEqual({ same: true, seats: 106 })
})

test('E-31 more latecomers than free seats: refused, nothing written', async () => {
  await exam.addPaid(345)
  expect(await seatLatecomers(officer, drawId)).toMatchObject({ ok: false, message: expect.stringContaining('还差 1 个座位') })
  expect(await listSeats(drawId)).toHaveLength(106)
})

test('E-31 the draw is published once admit cards are no longer printed; before that only to exam officers and the auditor', async () => {
  const candidate = await candidateOf((await listSeats(drawId))[0]?.id ?? '')
  const outsiders = [null, candidate, staff('cashier'), staff('examOfficer', 'another-session')]
  await exam.setClock('2020-09-12T16:59:50+08:00')
  for (const one of outsiders) expect(await publishDraw(one, sessionId)).toBeNull()
  for (const one of [officer, second, staff('auditor')]) expect(await publishDraw(one, sessionId)).not.toBeNull()
  await exam.setClock(afterAdmitCards)
  for (const one of outsiders) expect(await publishDraw(one, sessionId)).not.toBeNull()
  await exam.owner`update seat_draws set state = 'drawn' where id = ${drawId}`
  expect(await publishDraw(null, sessionId)).toBeNull()
  await exam.setClock(afterPayment)
})
