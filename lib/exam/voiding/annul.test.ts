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
  csv,
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
import { waitingForLock } from '@/lib/workflow/fixtures/waiting-for-lock'
import { staff } from '@/lib/workflow/fixtures/world'
import { transition } from '@/lib/workflow/transition'
import { proposeVoiding } from './propose-voiding'

const asked = { cause: 'uncooperative', opinion: '三次通知仍未提交核查材料' }
let exam: SatExam
beforeAll(async () => {
  exam = await openSatExam(15)
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

test.each([
  ['scores', 9],
  ['findings', 10],
] as const)(
  'E-33 E-37 成绩无效 is being decided while %s are imported: nothing is imported after the -4',
  async (kind, index) => {
    const one = of(index)
    await exam.owner`update score_publications set state = 'withdrawn'`
    await bring(scoresOf([one], () => [80, 70]))
    const voiding = await proposed(one)
    const file =
      kind === 'scores' ? scoresOf([one], () => [90, 90]) : csv(['准考证号', '科目', '认定'], [one.number, subjects[0], '雷同'])
    // The import holds what the 成绩无效 waits for, and waits itself for its report to be written.
    let [importing, annulling]: Promise<unknown>[] = []
    await exam.owner.begin(async (tx) => {
      await tx`lock table score_imports in share mode`
      importing = bring(file, kind)
      await waitingForLock(exam.owner)
      annulling = decide(second, voiding, 'confirm', { opinion: '' })
      await waitingForLock(exam.owner, 2)
    })
    expect([await importing, await annulling]).toMatchObject([{ ok: true, bad: 0 }, { ok: true }])
    expect(await stateOf(one)).toBe('annulled')
    for (const subject of subjects) expect((await currentScore(one.caseId, subject, db()))?.score).toBe(-4)
  },
)

test.each([
  ['with scores', 12],
  ['without any score yet', 13],
] as const)(
  'E-33 E-37 an import that waits for 成绩无效 of somebody %s imports nothing, and says whose row',
  async (what, index) => {
    const one = of(index)
    await exam.owner`update score_publications set state = 'withdrawn'`
    await exam.owner`alter table scores disable trigger user`
    await exam.owner`delete from scores where case_id = ${one.caseId}`
    await exam.owner`alter table scores enable trigger user`
    if (what === 'with scores') await bring(scoresOf([one], () => [80, 70]))
    const voiding = await proposed(one)
    let [importing, annulling]: Promise<unknown>[] = []
    await exam.owner.begin(async (tx) => {
      // Where 成绩无效 leaves its messages: by then it holds the registration and has written every -4.
      await tx`lock table outbox in share mode`
      annulling = decide(second, voiding, 'confirm', { opinion: '' })
      await waitingForLock(exam.owner)
      importing = bring(scoresOf([one], () => [90, 90]))
      await waitingForLock(exam.owner, 2)
    })
    expect([await annulling, await importing]).toMatchObject([{ ok: true }, { ok: true, bad: 1, changed: 0 }])
    const versions = await listVersions(one.caseId, db())
    expect(versions.filter(({ score }) => score === 90)).toEqual([])
    expect(versions.filter(({ source }) => source === 'void')).toHaveLength(what === 'with scores' ? 2 : 0)
  },
)

test('O-23 violations are listed by session while they count, for who oversees it', async () => {
  const one = of(14)
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
