import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { afterPublicity, openPassedExam, type PassedExam, sessionId } from './fixtures/passed-exam'
import { askIssue } from './issue'
import { readStandings, standingsOf } from './standings'

const dataDir = mkdtempSync(join(tmpdir(), 'certificates-'))
process.env.DATA_DIR = dataDir
let exam: PassedExam

beforeAll(async () => {
  exam = await openPassedExam(6)
})
afterAll(async () => {
  await exam.close()
  rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(() => exam.fresh())

const standings = async () => {
  const frame = await getExamFrame(sessionId)
  if (!frame) throw new Error('no exam')
  return (await readStandings(frame, db(), new Date(afterPublicity))).standings
}
const heldBackOf = async (caseId: string) => (await standings()).find((one) => one.caseId === caseId)?.heldBack

test('E-36 E-38 nobody gets one before 公示 was started and has ended', async () => {
  await exam.setClock('2020-10-31T23:59:00+08:00')
  expect(await askIssue(exam.officer, sessionId)).toMatchObject({
    refusal: 'too_early',
    message: expect.stringContaining('11月1日'),
  })
  const [kept] = await exam.owner`delete from publicities returning *`
  expect(await askIssue(exam.officer, sessionId)).toMatchObject({
    refusal: 'too_early',
    message: expect.stringContaining('还没有公示'),
  })
  await exam.owner`insert into publicities ${exam.owner({ ...kept, session_id: sessionId })}`
  await exam.setClock('2020-11-01T00:00:01+08:00')
  expect(await askIssue(exam.officer, sessionId)).toMatchObject({ ok: true })
})

test('E-36 E-38 a check that is open or failed, and a registration that was voided, hold back; a passed check is released', async () => {
  const [open, failed, ineligible, passed, voided] = exam.passers.map(({ caseId }) => caseId) as [
    string,
    string,
    string,
    string,
    string,
  ]
  await exam.addCheck(open, 'unreviewed')
  await exam.addCheck(failed, 'failed')
  await exam.addCheck(ineligible, 'ineligible')
  const checkId = await exam.addCheck(passed, 'passed')
  await exam.owner`update cases set state = 'refunded' where id = ${voided}`
  expect(await heldBackOf(open)).toBe('核查还没有完成')
  expect(await heldBackOf(failed)).toContain('核查不通过')
  expect(await heldBackOf(ineligible)).toContain('不符合报考条件')
  expect(await heldBackOf(voided)).toBeUndefined()
  const period = { asked: false, startsAt: null, endsAt: null } as const
  const frame = await getExamFrame(sessionId)
  if (!frame) throw new Error('no exam')
  expect(await standingsOf(frame, [voided], period, db(), new Date(afterPublicity))).toMatchObject([
    { heldBack: '报名的状态是“已退费”' },
  ])
  expect(await heldBackOf(passed)).toBeNull()
  await exam.issueAll()
  expect(await exam.owner`select case_id from certificates`).toEqual([{ case_id: passed }])
  expect(await exam.owner`select state from cases where id = ${checkId}`).toEqual([{ state: 'released' }])
  expect(await exam.owner`select name, relation from case_events where case_id = ${checkId}`).toEqual([
    { name: 'release', relation: 'system' },
  ])
})

test('E-36 E-37 nobody gets one whose check was not opened yet, whose voiding waits for a second officer, or who is in no 公示', async () => {
  const { owner } = exam
  const [unchecked, doubted, unlisted] = exam.passers.map(({ caseId }) => caseId) as [string, string, string]
  const did = (caseId: string) => owner`
    insert into commitments (person_id, exam, year, case_id, what, at, address, device, letter, letter_hash, signed_by)
    select r.person_id, e.exam, e.year, r.case_id, 'chosen', now(), '', '', 'x', 'x', 'sms'
    from registrations r join exam_sessions e on e.id = r.session_id where r.case_id = ${caseId}`
  const feature = (checkAfterScores: boolean) =>
    owner`update exam_sessions set features = features || ${owner.json({ checkAfterScores })} where id = ${sessionId}`
  expect(await heldBackOf(unchecked)).toBeNull()
  await feature(true)
  expect(await heldBackOf(unchecked)).toBe('核查还没有开始')
  await exam.addCheck(unchecked, 'passed')
  expect(await heldBackOf(unchecked)).toBeNull()
  await feature(false)

  const voiding = crypto.randomUUID()
  await owner`insert into cases (id, number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id, parent_id)
    select ${voiding}, 'W1', 'registration-voiding', 'proposed', business_now(), 'examOfficer', scope, applicant_id, 'registration', id::text, id
    from cases where id = ${doubted}`
  expect(await heldBackOf(doubted)).toBe('无效处理等待复核')
  await owner`update cases set state = 'declined' where id = ${voiding}`

  await did(unlisted)
  expect(await heldBackOf(unlisted)).toBe('没有在公示名单里，请考务人员补充公示')
  const listIn = async (round: number, endsAt: string) => {
    await owner`insert into publicities (session_id, round, starts_at, ends_at, started_by, started_at)
      values (${sessionId}, ${round}, '2020-11-02T00:00:00+08:00', ${endsAt}, gen_random_uuid(), now())`
    await owner`insert into publicity_entries (session_id, round, ordinal, case_id, name, id_number_masked)
      values (${sessionId}, ${round}, 1, ${unlisted}, '某某', '')`
  }
  await listIn(2, '2020-11-07T00:00:00+08:00')
  expect(await heldBackOf(unlisted)).toBe('公示到 11月7日 00:00 结束')
  expect(await heldBackOf(doubted)).toBeNull()
  await owner`insert into publicity_withdrawals (session_id, round, reason, state, proposed_by, proposed_at, decided_by, decided_at)
    values (${sessionId}, 2, '名单有误', 'confirmed', gen_random_uuid(), now(), gen_random_uuid(), now())`
  expect(await heldBackOf(unlisted)).toContain('没有在公示名单里')
  await listIn(3, '2020-11-02T09:00:00+08:00')
  expect(await heldBackOf(unlisted)).toBeNull()
})

test('E-36 E-38 a report about somebody’s place in the 公示 holds back until it is found wrong', async () => {
  const { owner } = exam
  const [one] = exam.passers
  const [concern, caseId] = [crypto.randomUUID(), one?.caseId ?? '']
  const [entry] = await owner<{ id: string }[]>`
    insert into publicity_entries (session_id, ordinal, case_id, name, id_number_masked)
    values (${sessionId}, 1, ${caseId}, '某某', '') returning id`
  await owner`insert into cases (id, number, kind, state, entered_at, awaits, scope, about_type, about_id)
    values (${concern}, 'J1', 'publicity-concern', 'reported', business_now(), 'reviewer', ${sessionId}, 'publicityEntry', ${entry?.id ?? ''})`
  const found = async (state: string) => {
    await owner`update cases set state = ${state} where id = ${concern}`
    return heldBackOf(caseId)
  }
  expect([await found('reported'), await found('upheld'), await found('dismissed')]).toEqual([
    '有举报正在核查',
    '举报属实，请考务人员处理这项报名',
    null,
  ])
})
