import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { certificateOfCase, examCodeOf, listOwnCertificates, nextCertificateSerial } from '@/db/queries/certificate'
import { latestIssuing, listCertifiedExams } from '@/db/queries/certificate-office'
import { getExamFrame } from '@/db/queries/exam'
import type { Run } from '@/db/queries/run'
import type { Viewer } from '@/lib/access/viewer'
import { voidScores } from '@/lib/scoring/void-scores'
import { staff } from '@/lib/seating/test-exam'
import { performAsked, resumeLeft } from '@/worker/run'
import { afterPublicity, openPassedExam, type PassedExam, sessionId } from './fixtures/passed-exam'
import { askIssue, issueInRun } from './issue'
import { readIssuing } from './read-issuing'
import { revokeCertificates } from './revoke'
import type { Sort } from './sorts'
import { readStandings } from './standings'

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

const numbersNow = async () =>
  (await exam.owner<{ n: string }[]>`select management_number as n from certificates order by 1`).map(({ n }) => n)
test('E-38 everybody who passed gets one certificate with a 管理号 of 21 digits, and is told once by inbox and SMS', async () => {
  const run = await exam.issueAll()
  const numbers = await numbersNow()
  expect(numbers).toHaveLength(exam.passers.length)
  for (const number of numbers) expect(number).toMatch(/^2020001440300\d{8}$/)
  const issued = await exam.owner`select c.case_id, c.issued_by, c.run_id, c.approved_on, c.level from certificates c`
  expect(issued.map((row) => row.case_id).sort()).toEqual(exam.passers.map(({ caseId }) => caseId).sort())
  expect(issued[0]).toMatchObject({ issued_by: exam.officer.accountId, run_id: run, approved_on: '2020-09-13', level: '中级' })
  expect(await latestIssuing(exam.officer, sessionId)).toMatchObject({ state: 'done', message: expect.stringContaining('5 本') })
  const told = await exam.owner`select payload from outbox where task = 'notify' and payload->>'template' = 'certificate.issued'`
  expect(told.map(({ payload }) => payload.personId).sort()).toEqual(exam.passers.map(({ personId }) => personId).sort())
  expect(told[0]?.payload).toMatchObject({ version: 1, href: expect.stringMatching(/^\/services\/certificates\//) })
  const events =
    await exam.owner`select actor_id from case_events where name = 'certify' and case_id = any(${exam.passers.map(({ caseId }) => caseId)})`
  expect(events.length).toBeGreaterThanOrEqual(exam.passers.length)
  expect(await askIssue(exam.officer, sessionId)).toMatchObject({ refusal: 'not_ready' })
})

test('E-38 two runs at once, and a run done again, issue each certificate once', async () => {
  const run = { id: crypto.randomUUID(), sessionId, kind: 'certificates', input: {} } as Run
  await exam.owner`insert into runs (id, kind, session_id, input, state, asked_by, asked_at)
    values (${run.id}, 'certificates', ${sessionId}, '{}', 'running', ${exam.officer.accountId}, now())`
  const silent = async () => {}
  await Promise.all([1, 2, 3].map(() => issueInRun(run, exam.officer, silent)))
  await issueInRun(run, exam.officer, silent)
  expect(await numbersNow()).toHaveLength(5)
  expect(await exam.owner`select from outbox where payload->>'template' = 'certificate.issued'`).toHaveLength(5)
})

test('E-38 Q-23 a worker killed in the middle of a certificate leaves none half; the next worker issues those that are missing', async () => {
  const asked = await askIssue(exam.officer, sessionId)
  if (!asked.ok) throw new Error(asked.message)
  const script = fileURLToPath(new URL('../../worker/fixtures/perform.ts', import.meta.url))
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    VITEST: '',
    ZHUNKAO_FAILPOINT: 'certificate-half-written',
    ZHUNKAO_FAILPOINT_PASSING: '3',
  }
  expect(spawnSync(process.execPath, ['--import', 'tsx', script, asked.runId], { env, encoding: 'utf8' }).signal).toBe('SIGKILL')
  const before = await numbersNow()
  expect(before).toHaveLength(2)
  await exam.owner`update runs set lease_until = clock_timestamp() - interval '1 second'`
  await resumeLeft()
  const after = await numbersNow()
  expect(after).toHaveLength(5)
  expect(after).toEqual(expect.arrayContaining(before))
  expect(await exam.owner`select from outbox where payload->>'template' = 'certificate.issued'`).toHaveLength(5)
  expect(await latestIssuing(exam.officer, sessionId)).toMatchObject({
    state: 'done',
    tries: 2,
    message: expect.stringContaining('5 本'),
  })
})

test('E-38 O-10 an exam that issues none has nothing to issue; other roles and other scopes find nothing', async () => {
  for (const other of [staff('examOfficer'), staff('auditor'), staff('reviewer'), staff('certificateOfficer', 'economics-2020')])
    expect(await askIssue(other, sessionId)).toMatchObject({ refusal: 'not_found' })
  for (const odd of ['', '\0', 'no-such', 'civil-service-2020', "x'--"])
    expect(await askIssue(exam.officer, odd)).toMatchObject({ refusal: 'not_found' })
  expect(await latestIssuing(staff('examOfficer'), sessionId)).toBeNull()
  const asked = await askIssue(exam.officer, sessionId)
  await exam.owner`delete from account_roles where account_id = ${exam.officer.accountId}`
  await performAsked({ run: asked.ok ? asked.runId : '' })
  await exam.owner`insert into account_roles (account_id, role, scope) values (${exam.officer.accountId}, 'certificateOfficer', '*')`
  expect(await latestIssuing(exam.officer, sessionId)).toMatchObject({ state: 'refused' })
  expect(await numbersNow()).toEqual([])
})

test('E-38 numbers stay unique under races, of exams and of certificates; the database refuses a second one for a case', async () => {
  const exams = Array.from({ length: 12 }, (_, index) => `exam-${index % 6}`)
  const codes = await Promise.all(exams.map((name) => db().transaction((tx) => examCodeOf(tx, name))))
  expect(new Set(codes).size).toBe(6)
  expect(exams.map((_, index) => codes[index] === codes[(index + 6) % 12])).not.toContain(false)
  const serials = await Promise.all(Array.from({ length: 40 }, () => nextCertificateSerial(db())))
  expect(new Set(serials).size).toBe(40)
  await exam.issueAll()
  const again = exam.owner`insert into certificates select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'management_number', '202000144030099999999'))).* from certificates c limit 1`
  await expect(again).rejects.toThrow(/certificates_case/)
})

test('E-37 a revoked certificate is revoked once, with its reason, and its holder is told; it is never issued again', async () => {
  await exam.issueAll()
  const { caseId, personId } = exam.passers[0] as { caseId: string; personId: string }
  const at = new Date(afterPublicity)
  const revoke = () =>
    db().transaction((tx) => revokeCertificates(tx, { caseId, reason: '承诺不实', by: exam.officer.accountId, at }))
  const done = await Promise.all([revoke(), revoke(), revoke()])
  expect(done.sort()).toEqual([0, 0, 1])
  expect(await certificateOfCase(caseId)).toMatchObject({ revokedFor: '承诺不实', revokedAt: at })
  expect(await listOwnCertificates({ personId })).toMatchObject([{ revokedFor: '承诺不实' }])
  expect(
    await exam.owner`select payload->>'personId' as who from outbox where payload->>'template' = 'certificate.revoked'`,
  ).toEqual([{ who: personId }])
  expect(await askIssue(exam.officer, sessionId)).toMatchObject({ refusal: 'not_ready' })
  const nothing = await db().transaction((tx) =>
    revokeCertificates(tx, { caseId: crypto.randomUUID(), reason: 'x', by: null, at }),
  )
  expect(nothing).toBe(0)
})

test('E-38 the application may add certificates and revocations, never change or remove them', async () => {
  await exam.issueAll()
  for (const words of [
    'update certificates set name = $$x$$',
    'delete from certificates',
    'delete from certificate_revocations',
    'delete from certificate_prints',
  ])
    await expect(db().execute(words)).rejects.toThrow()
  await expect(exam.owner`update certificates set name = 'x'`).rejects.toThrow()
})

test('E-37 who has lost a score since the exam is not among those who get one', async () => {
  const { caseId } = exam.passers[0] as { caseId: string }
  await db()
    .transaction(async (tx) => {
      await voidScores(tx, { caseId, reason: '不符合报考条件', by: null, at: new Date(afterPublicity) })
      const frame = await getExamFrame(sessionId, tx)
      if (!frame) throw new Error('no exam')
      const { standings } = await readStandings(frame, tx, new Date(afterPublicity))
      expect(standings.map((one) => one.caseId)).not.toContain(caseId)
      throw new Error('undo')
    })
    .catch((error: Error) => expect(error.message).toBe('undo'))
})

test('E-38 O-22 the page tells who is ready, held back and why, has a certificate or had one, with numbers masked', async () => {
  const [held, revoked] = exam.passers.map(({ caseId }) => caseId) as [string, string]
  await exam.addCheck(held, 'unreviewed')
  const read = (sort: Sort, viewer: Viewer = exam.officer, id = sessionId) => readIssuing(viewer, id, { sort, after: '' })
  expect(await read('held')).toMatchObject({
    passed: 5,
    counts: { ready: 4, held: 1, issued: 0 },
    rows: [{ note: '核查还没有完成' }],
    reason: null,
  })
  await exam.issueAll()
  await db().transaction((tx) =>
    revokeCertificates(tx, { caseId: revoked, reason: '承诺不实', by: null, at: new Date(afterPublicity) }),
  )
  expect(await read('revoked')).toMatchObject({
    counts: { ready: 0, held: 1, issued: 3, revoked: 1 },
    rows: [{ note: '承诺不实' }],
  })
  const issued = await read('issued')
  expect(issued?.rows).toHaveLength(3)
  expect(JSON.stringify(issued?.rows)).not.toContain('999999199507210015')
  expect(issued?.reason).toBe('没有可以发放的人')
  expect((await read('ready', staff('auditor')))?.reason).toBe('只有证书人员可以办理')
  for (const other of [
    staff('examOfficer'),
    staff('reviewer'),
    staff('certificateOfficer', 'economics-2020'),
    exam.passers[0]?.viewer,
  ])
    expect(await read('ready', other)).toBeNull()
  for (const id of ['civil-service-2020', '', '\0']) expect(await read('ready', exam.officer, id)).toBeNull()
  expect(
    (await listCertifiedExams(exam.officer, new Date(afterPublicity))).map(({ frame, issued: n }) => [frame.session.id, n]),
  ).toEqual([[sessionId, 4]])
  expect(await listCertifiedExams(staff('examOfficer'), new Date(afterPublicity))).toEqual([])
})
