import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { listFirstHere, listSittings } from '@/db/queries/room-sheets'
import { currentScore, listVersions } from '@/db/queries/score'
import { seatedCases } from '@/db/queries/seating'
import { listViolatedSessions, listViolations } from '@/db/queries/violation'
import { confirmCorrection, proposeCorrection } from '@/lib/scoring/correct'
import {
  afterExam,
  bring,
  type Candidate,
  first,
  openSatExam,
  publish,
  type SatExam,
  scoresOf,
  second,
  sessionId,
  subjects,
} from '@/lib/scoring/fixtures/sat-exam'
import { listPassed } from '@/lib/scoring/passed'
import { readOwnScores } from '@/lib/scoring/read-own-scores'
import { decide } from '@/lib/service/exam-refund/fixtures'
import { staff } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { proposeVoiding } from './propose-voiding'

const asked = { cause: 'uncooperative', opinion: '三次通知仍未提交核查材料' }
let exam: SatExam
beforeAll(async () => {
  exam = await openSatExam(12)
})
afterAll(() => exam.close())
beforeEach(async () => {
  await exam.setClock(afterExam)
})

function of(index: number): Candidate {
  const found = exam.candidates[index]
  if (!found) throw new Error('nobody sat there')
  return found
}

async function proposed({ caseId }: Candidate) {
  await transition('system', caseId, 'finish')
  const made = await proposeVoiding(first, caseId, asked)
  if (!made.ok) throw new Error(made.message)
  return made.id
}
const stateOf = async ({ caseId }: Candidate) =>
  (await exam.owner<{ state: string }[]>`select state from cases where id = ${caseId}`)[0]?.state

test('E-37 成绩无效: every score is -4 with its cause, what stood before is kept, and nobody passes by it', async () => {
  await exam.owner`update cases set due_at = '2020-09-13T16:30:00+08:00' where kind = 'exam-registration'`
  await bring(scoresOf(exam.candidates, () => [80, 70]))
  await publish()
  await exam.setClock('2020-10-21T10:00:00+08:00')
  const frame = await getExamFrame(sessionId)
  if (!frame) throw new Error('no exam')
  const passed = async () => (await listPassed(frame, db())).length
  const before = await passed()
  const one = of(0)
  expect(await decide(second, await proposed(one), 'confirm', { opinion: '' })).toMatchObject({ ok: true })
  expect(await stateOf(one)).toBe('annulled')
  expect(await passed()).toBe(before - 1)
  const versions = await listVersions(one.caseId, db())
  expect(versions.filter(({ source }) => source === 'void').map(({ score, finding }) => [score, finding])).toEqual([
    [-4, '不配合核查'],
    [-4, '不配合核查'],
  ])
  const read = await readOwnScores(one.viewer, one.caseId)
  expect(read?.scores?.papers.map(({ score, before }) => [score, before]).sort()).toEqual([
    [-4, [70]],
    [-4, [80]],
  ])
  expect(read?.scores?.standing).not.toMatchObject({ passed: true })
  expect(read?.scores?.isAnnulled).toBe(true)
  // One message tells it all: none for each score besides.
  const told = await exam.owner`
    select payload ->> 'template' as template from outbox where payload ->> 'personId' = ${one.personId}`
  expect(told).toEqual([{ template: 'registration.annulled' }])
  const corrected = { number: one.number, subject: subjects[0], score: '90', reason: '合分有误更正' }
  expect(await proposeCorrection(first, sessionId, corrected)).toMatchObject({ refusal: 'wrong_state' })
})

test('E-32 E-37 void after the seats were drawn: no admit card in the whole exam’s run, on no sheet of the room, the seat stays', async () => {
  const [draw] = await exam.owner<{ id: string; room_id: string }[]>`
    select d.id, s.room_id from seat_draws d join seats s on s.draw_id = d.id where s.case_id = ${of(11).caseId}`
  const [drawId, roomId] = [draw?.id ?? '', draw?.room_id ?? '']
  const [cards, sheet] = [await listFirstHere(drawId, roomId), await listSittings(drawId, roomId)]
  await exam.owner`update cases set state = 'voided' where id = ${of(11).caseId}`
  expect(await listFirstHere(drawId, roomId)).toEqual(cards.filter(({ caseId }) => caseId !== of(11).caseId))
  expect(await listSittings(drawId, roomId)).toEqual(sheet.filter(({ caseId }) => caseId !== of(11).caseId))
  expect(cards.length - (await listFirstHere(drawId, roomId)).length).toBe(1)
  expect(await seatedCases([of(11).caseId])).toEqual(new Set([of(11).caseId]))
})

test('E-33 E-37 annul against a correction, at once: the scores end at -4 in either order', async () => {
  await exam.setClock('2020-10-21T10:00:00+08:00')
  for (let index = 1; index < 9; index += 1) {
    const one = of(index)
    const voiding = await proposed(one)
    const corrected = { number: one.number, subject: subjects[0], score: '95', reason: '合分有误更正' }
    expect(await proposeCorrection(first, sessionId, corrected)).toEqual({ ok: true })
    const [{ id: correction } = { id: '' }] = await exam.owner<{ id: string }[]>`
      select id from score_corrections where case_id = ${one.caseId}`
    const annul = () => decide(second, voiding, 'confirm', { opinion: '' })
    const correct = () => confirmCorrection(second, correction)
    const outcomes = await Promise.all(index % 2 ? [annul(), correct()] : [correct(), annul()])
    expect(outcomes[index % 2 ? 0 : 1]).toMatchObject({ ok: true })
    expect((await currentScore(one.caseId, subjects[0], db()))?.score).toBe(-4)
    if (outcomes[index % 2 ? 1 : 0]?.ok === false) expect(outcomes[index % 2 ? 1 : 0]).toMatchObject({ refusal: 'wrong_state' })
  }
})

test('O-23 violations are listed by session while they count, for who oversees it', async () => {
  const one = of(10)
  await exam.owner`insert into scores (case_id, subject, session_id, score, finding, source, source_id, recorded_by, recorded_at, version)
    select ${one.caseId}, ${subjects[1]}, ${sessionId}, -2, '夹带', 'correction', ${one.caseId}, null, now(), 1 + coalesce(max(version), 0)
    from scores where case_id = ${one.caseId} and subject = ${subjects[1]}`
  expect(await listViolatedSessions(first)).toMatchObject([{ id: sessionId, n: 1 }])
  expect(await listViolations(first, sessionId)).toMatchObject([
    { caseId: one.caseId, subject: subjects[1], finding: '夹带', idNumber: expect.stringMatching(/\*/) },
  ])
  const stranger = staff('cashier')
  expect([await listViolatedSessions(stranger), await listViolations(stranger, sessionId)]).toEqual([[], []])
})
