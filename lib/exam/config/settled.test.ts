// What an officer can set no more because of what came after: seats, scores, registrations, candidates who see the exam.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { accounts } from '@/db/schema/account'
import { bring, openSatExam, proposal, type SatExam, scoresOf, sessionId, staff } from '@/lib/scoring/fixtures/sat-exam'
import { proposePublication } from '@/lib/scoring/publish'
import { changeExam } from './change-exam'
import { createExam } from './create-exam'
import type { Typed } from './part'
import { type PartName, parts } from './parts'

let exam: SatExam
let officer = staff('examOfficer')

beforeAll(async () => {
  exam = await openSatExam(3)
  const row = { kind: 'staff' as const, username: 'kaowu', usernameKey: 'kaowu', displayName: '陈考' }
  const [account] = await db().insert(accounts).values(row).returning({ id: accounts.id })
  officer = { ...officer, accountId: account?.id ?? '' }
  await bring(scoresOf(exam.candidates))
})
afterAll(() => exam.close())
beforeEach(() => exam.owner`delete from score_publications`)

async function change(part: PartName, typed: Typed) {
  const frame = await getExamFrame(sessionId)
  if (!frame) throw new Error('no exam')
  const version = String(frame.session.version)
  return changeExam(officer, sessionId, { part, typed: { ...parts[part].show(frame), ...typed }, reason: '改', version })
}
const papersAt = (second: string, more = '') => ({
  papers: `专业知识 | 2020-09-13 09:00 | 11:30\n专业实务 | 2020-09-13 ${second}${more}`,
})

test('E-31 once seats are frozen no two papers that share a seat move to one time; moved otherwise they may be', async () => {
  expect(await change('papers', papersAt('11:00 | 13:00'))).toMatchObject({
    problems: { papers: expect.stringContaining('同一个座位') },
  })
  expect(await change('papers', papersAt('11:30 | 13:00'))).toEqual({ ok: true })
})

test('O-27 what decides who has passed stands once a publication is proposed: papers, rolling, commitment, checks', async () => {
  expect(await proposePublication(staff('examOfficer'), sessionId, proposal)).toMatchObject({ ok: true })
  const why = expect.stringContaining('不能再改')
  const added = papersAt('14:00 | 16:30', '\n英语 | 2020-09-14 09:00 | 10:00')
  expect(await change('papers', added)).toMatchObject({ problems: { papers: why } })
  expect(await change('options', { rollingYears: '2' })).toMatchObject({ problems: { rollingYears: why } })
  expect(await change('options', { checkAfterScores: 'yes' })).toMatchObject({ problems: { checkAfterScores: why } })
  expect(await change('options', { certificate: 'yes' })).toEqual({ ok: true })
})

test('E-12 once somebody has confirmed, neither the year nor the way of choosing changes', async () => {
  await exam.owner`update registrations set confirmed_at = now()`
  expect(await change('basics', { year: '2021' })).toMatchObject({ problems: { year: expect.stringContaining('年度') } })
  expect(await change('choices', { choiceBy: 'position' })).toMatchObject({
    problems: { choiceBy: expect.stringContaining('方式') },
  })
})

test('O-10 what would have kept an exam from being published does not come into one that is: nothing is saved', async () => {
  const before = await getExamFrame(sessionId)
  for (const [part, typed, message] of [
    ['basics', { fee: '0' }, '0 元'],
    ['windows', { paymentFrom: '2020-08-01T09:00', paymentTo: '2020-08-02T09:00' }, '没有人能缴费'],
    ['windows', { admitCardFrom: '2020-09-13T09:00', admitCardTo: '2020-09-13T10:00' }, '开考以后'],
  ] as const)
    expect(await change(part, typed)).toMatchObject({ refusal: 'invalid_input', message: expect.stringContaining(message) })
  const after = await getExamFrame(sessionId)
  expect([after?.session.feeFen, after?.windows]).toEqual([before?.session.feeFen, before?.windows])
  expect(await change('basics', { fee: '70' })).toEqual({ ok: true })
})

test('Q-11 a block that is too long is refused, not cut: no line of it is lost', async () => {
  const pairs = Array.from({ length: 5_000 }, (_, n) => `中级 | 园林第${n}方向`).join('\n')
  expect(await change('choices', { pairs: `中级 | 园林\n${pairs}` })).toMatchObject({
    problems: { pairs: expect.stringContaining('内容太长') },
  })
})

test('O-10 two who copy the same exam at once get two exams; what began at midnight of 1 March does so after a leap year too', async () => {
  await exam.owner`update exam_windows set opens_at = '2020-03-01T00:00:00+08:00' where name = 'registration' and session_id = ${sessionId}`
  const copied = { from: sessionId, exam: '', year: '2021', title: '下一年' }
  const made = await Promise.all([1, 2, 3].map(() => createExam(officer, copied)))
  const ids = made.map((one) => (one.ok ? one.id : one.message))
  expect(new Set(ids).size).toBe(3)
  expect((await getExamFrame(ids[0] ?? ''))?.windows.registration.from).toEqual(new Date('2021-03-01T00:00:00+08:00'))
})
