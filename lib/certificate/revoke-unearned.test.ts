import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { takeClaim } from '@/db/queries/case'
import { certificateOfCase } from '@/db/queries/certificate'
import { now } from '@/lib/clock/now'
import { confirmCorrection, declineCorrection, proposeCorrection } from '@/lib/scoring/correct'
import { type Candidate, first, second, sessionId, subjects } from '@/lib/scoring/fixtures/sat-exam'
import { readScoring } from '@/lib/scoring/read-scoring'
import { openRequest } from '@/lib/service/open-request'
import { saveRequestStep } from '@/lib/service/submit-request'
import { waitingForLock } from '@/lib/workflow/fixtures/waiting-for-lock'
import { transition } from '@/lib/workflow/transition'
import { performAsked } from '@/worker/run'
import { afterPublicity, openPassedExam, type PassedExam } from './fixtures/passed-exam'
import { askIssue } from './issue'
import { readIssuing } from './read-issuing'
import { revokeUnearned } from './revoke-unearned'

const dataDir = mkdtempSync(join(tmpdir(), 'unearned-'))
process.env.DATA_DIR = dataDir
let exam: PassedExam

beforeAll(async () => {
  exam = await openPassedExam(14)
})
afterAll(async () => {
  await exam.close()
  rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(() => exam.setClock(afterPublicity))

let nth = 0
function someone(): Candidate {
  const found = exam.passers[nth++]
  if (!found) throw new Error('more candidates are needed')
  return found
}

/** 更正 as one officer proposed it; answers its id. */
async function proposed({ caseId, number }: Candidate, score: string): Promise<string> {
  const asked = { number, subject: subjects[0], score, reason: '合分表登记有误' }
  expect(await proposeCorrection(first, sessionId, asked)).toEqual({ ok: true })
  const [row] = await exam.owner<
    { id: string }[]
  >`select id from score_corrections where case_id = ${caseId} and state = 'proposed'`
  return row?.id ?? ''
}

const revoked = async ({ caseId }: Candidate) => (await certificateOfCase(caseId))?.revokedFor
const told = async ({ personId }: Candidate) =>
  (
    await exam.owner<
      { template: string }[]
    >`select payload->>'template' as template from outbox where payload->>'personId' = ${personId}`
  ).map(({ template }) => template)

describe('E-33 E-37 a certificate does not outlive the scores that it stands on', () => {
  test('a correction below the mark revokes it, by the word of the second officer; the holder is told of both and nobody else of anything', async () => {
    await exam.issueAll()
    const [one, other] = [someone(), someone()]
    await exam.owner`delete from outbox`
    const id = await proposed(one, '40')
    const view = await readScoring(second, sessionId, {})
    expect(view?.corrections.find((row) => row.id === id)).toMatchObject({ holdsCertificate: true })
    expect(await revoked(one)).toBeNull()
    expect(await confirmCorrection(first, id)).toMatchObject({ refusal: 'not_allowed' })
    expect(await confirmCorrection(second, id)).toEqual({ ok: true, state: 'confirmed' })
    expect(await revoked(one)).toBe('“专业知识”成绩更正后不再全科合格')
    expect((await told(one)).sort()).toEqual(['certificate.revoked', 'score.changed'])
    expect([await revoked(other), await told(other)]).toEqual([null, []])
    const [line] = await exam.owner`select after from audit_entries where what = 'correction-confirmed' order by seq desc limit 1`
    expect(JSON.parse(line?.after)).toMatchObject({ revoked: 1 })
    const list = await readIssuing(exam.officer, sessionId, { sort: 'revoked', after: '' })
    expect(list).toMatchObject({ counts: { revoked: 1, ready: 0 }, rows: [{ note: '“专业知识”成绩更正后不再全科合格' }] })
    expect(await askIssue(exam.officer, sessionId)).toMatchObject({ refusal: 'not_ready' })
  })

  test('a correction that still passes, one that is declined, and one of somebody without a certificate revoke nothing', async () => {
    const one = someone()
    await confirmCorrection(second, await proposed(one, '61'))
    expect(await revoked(one)).toBeNull()
    await declineCorrection(second, await proposed(one, '40'))
    expect(await revoked(one)).toBeNull()
    const failed = exam.candidates.at(-1) as Candidate
    expect(await confirmCorrection(second, await proposed(failed, '50'))).toMatchObject({ ok: true })
    expect(await told(failed)).toEqual(['score.changed'])
  })

  test('E-35 so does 成绩复查, by the two who decided it', async () => {
    const one = someone()
    const opened = await openRequest(one.viewer, 'score-recheck', `${one.caseId}:${subjects[0]}`, performance.now())
    if (!opened.ok) throw new Error(opened.message)
    const step = { kind: 'score-recheck', caseId: opened.id, step: 'request', values: { reason: '与估分相差较大' }, version: 1 }
    expect(await saveRequestStep(one.viewer, step, performance.now())).toMatchObject({ ok: true })
    const result = { sheets: 'on', total: 'on', score: '40', note: '合分时多加 30 分。' }
    for (const [officer, move, input] of [
      [first, 'record', result],
      [second, 'confirmChange', { opinion: '' }],
    ] as const) {
      const at = await now()
      await takeClaim(opened.id, officer.accountId, at, new Date(at.getTime() + 1000))
      expect(await transition(officer, opened.id, move, input)).toMatchObject({ ok: true })
    }
    expect(await revoked(one)).toBe('“专业知识”成绩复查更正后不再全科合格')
    expect((await told(one)).sort()).toEqual(expect.arrayContaining(['certificate.revoked', 'recheck.changed']))
  })
})

describe('E-34 where scores roll', () => {
  /** A score of 2019 that this person's certificate of 2020 stands on, or does not. */
  async function sat2019({ personId }: Candidate): Promise<string> {
    const { owner } = exam
    await owner`update exam_sessions set features = features || '{"rollingYears": 2}' where id = ${sessionId}`
    await owner`insert into exam_sessions (id, exam, kind, title, short_title, year, fee_fen, photo_bytes_max, photo_background, advice, admit_card_notices)
      select 'title-knowledge-2019', exam, kind, title, short_title, 2019, fee_fen, photo_bytes_max, photo_background, advice, admit_card_notices
      from exam_sessions where id = ${sessionId} on conflict do nothing`
    await owner`insert into exam_papers (session_id, subject, starts_at, ends_at)
      select 'title-knowledge-2019', subject, '2019-09-13', '2019-09-14' from exam_papers where session_id = ${sessionId} on conflict do nothing`
    await owner`insert into score_publications (session_id, state, standard, publish_at, recheck_until, candidates, passed, proposed_by, proposed_at)
      select 'title-knowledge-2019', 'confirmed', standard, '2019-11-01', '2019-12-01', 1, 0, gen_random_uuid(), '2019-10-01'
      from score_publications where session_id = ${sessionId} on conflict do nothing`
    const [old] = await owner<
      { id: string }[]
    >`insert into cases (number, kind, state, entered_at, scope, applicant_id, about_type, about_id)
      values ('T' || nextval('case_numbers'), 'exam-registration', 'finished', now(), 'x', ${personId}, 'examSession', 'title-knowledge-2019') returning id`
    const id = old?.id ?? ''
    await owner`insert into registrations (case_id, session_id, person_id, level, specialty) values (${id}, 'title-knowledge-2019', ${personId}, '中级', '园林')`
    await owner`insert into registration_papers select ${id}, 'title-knowledge-2019', unnest(${[...subjects]}::text[])`
    return id
  }
  const score = (caseId: string, session: string, subject: string, value: number) =>
    exam.owner`insert into scores (case_id, subject, version, session_id, score, source, source_id, recorded_at)
      select ${caseId}, ${subject}, coalesce(max(version), 0) + 1, ${session}, ${value}, 'correction', gen_random_uuid(), now()
      from scores where case_id = ${caseId} and subject = ${subject}`
  const judge = (caseId: string) =>
    db().transaction((tx) => revokeUnearned(tx, { caseId, reason: '以前年度成绩更正', by: null, at: new Date(afterPublicity) }))

  test('a score of an earlier year that carried it takes it along; one that did not, and one corrected upwards, leaves it', async () => {
    const [carried, whole] = [someone(), someone()]
    const [old, needless] = [await sat2019(carried), await sat2019(whole)]
    await score(old, 'title-knowledge-2019', subjects[0], 65)
    await score(carried.caseId, sessionId, subjects[0], 30)
    expect(await judge(carried.caseId)).toBe(0)
    // Everything in 2019: 2020 is not the year of passing any more, and the certificate stands all the same.
    await score(old, 'title-knowledge-2019', subjects[1], 65)
    expect(await judge(old)).toBe(0)
    await score(old, 'title-knowledge-2019', subjects[0], 40)
    expect(await judge(old)).toBe(1)
    expect(await revoked(carried)).toBe('以前年度成绩更正')
    await score(needless, 'title-knowledge-2019', subjects[0], 20)
    expect([await judge(needless), await revoked(whole)]).toEqual([0, null])
    await exam.owner`update exam_sessions set features = features - 'rollingYears' where id = ${sessionId}`
  })
})

describe('E-38 Q-23 races of issuing and correcting', () => {
  /** Takes the certificate of somebody away as if it had never been issued, and asks for another run. */
  async function unissued({ caseId }: Candidate) {
    const { owner } = exam
    await owner`alter table certificates disable trigger user`
    await owner`delete from certificates where case_id = ${caseId}`
    await owner`alter table certificates enable trigger user`
    const asked = await askIssue(exam.officer, sessionId)
    if (!asked.ok) throw new Error(asked.message)
    return asked.runId
  }

  test('issued first: the correction that waited revokes it', async () => {
    const one = someone()
    const [run, correction] = [await unissued(one), await proposed(one, '40')]
    let both: Promise<unknown>[] = []
    await exam.owner.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended('certificates ' || ${one.personId}::text, 0))`
      const issuing = performAsked({ run })
      await waitingForLock(exam.owner)
      both = [issuing, confirmCorrection(second, correction)]
      await waitingForLock(exam.owner, 2)
    })
    expect((await Promise.all(both))[1]).toMatchObject({ ok: true })
    expect(await revoked(one)).toContain('不再全科合格')
  })

  test('corrected first: the run that had found them passed issues none', async () => {
    const one = someone()
    const [run, correction] = [await unissued(one), await proposed(one, '40')]
    let both: Promise<unknown>[] = []
    await exam.owner.begin(async (tx) => {
      // Where a correction leaves its message: by then it holds the registration and has written the score.
      await tx`lock table outbox in share mode`
      const correcting = confirmCorrection(second, correction)
      await waitingForLock(exam.owner)
      both = [correcting, performAsked({ run })]
      await waitingForLock(exam.owner, 2)
    })
    expect((await Promise.all(both))[0]).toMatchObject({ ok: true })
    expect(await certificateOfCase(one.caseId)).toBeNull()
  })
})
