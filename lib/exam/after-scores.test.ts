import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeClaim } from '@/db/queries/case'
import { listPublicEntries } from '@/db/queries/publicity'
import { findStaffViewer } from '@/db/queries/run'
import { accountIdOf, seedAccounts } from '@/db/seed/accounts'
import type { Viewer } from '@/lib/access/viewer'
import { addPhotos } from '@/lib/certificate/fixtures/passed-exam'
import { askIssue } from '@/lib/certificate/issue'
import { now } from '@/lib/clock/now'
import { startPublicity } from '@/lib/publicity/start'
import {
  bring,
  type Candidate,
  first,
  openSatExam,
  publish,
  type SatExam,
  scoresOf,
  second,
  sessionId,
  staff,
} from '@/lib/scoring/fixtures/sat-exam'
import { openChecks } from '@/lib/service/qualification-check/open-checks'
import { transition } from '@/lib/workflow/transition'
import { performAsked } from '@/worker/run'
import { proposeVoiding } from './voiding/propose-voiding'

const dataDir = mkdtempSync(join(tmpdir(), 'after-scores-'))
process.env.DATA_DIR = dataDir
let exam: SatExam

beforeAll(async () => {
  exam = await openSatExam(4)
  await seedAccounts()
  await addPhotos(exam.owner)
  await exam.owner`update exam_sessions set features = '{"commitment": true, "checkAfterScores": true, "certificate": true}'::jsonb
    where id = ${sessionId}`
  await exam.owner`update cases set state = 'finished', awaits = null, due_at = null`
})
afterAll(async () => {
  await exam.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const [declined, committed, doubtful, failing] = [0, 1, 2, 3].map((index) => () => {
  const found = exam.candidates[index]
  if (!found) throw new Error('nobody sat there')
  return found
}) as [() => Candidate, () => Candidate, () => Candidate, () => Candidate]

async function commit({ caseId, personId }: Candidate, what: 'chosen' | 'declined') {
  const letter = what === 'chosen' ? { letter: 'x', letter_hash: 'x', signed_by: 'password' } : {}
  const row = { person_id: personId, exam: 'title-knowledge', year: 2020, case_id: caseId, what, at: await now() }
  await exam.owner`insert into commitments ${exam.owner({ ...row, address: '', device: '', ...letter })}`
}

/** The state of somebody's registration, check and certificate; absent: there is none. */
async function standing({ caseId }: Candidate) {
  const [row] = await exam.owner`
    select c.state as registration, k.state as check,
      case when r.certificate_id is not null then 'revoked' when t.id is not null then 'valid' end as certificate
    from cases c left join cases k on k.parent_id = c.id and k.kind = 'qualification-check'
      left join certificates t on t.case_id = c.id left join certificate_revocations r on r.certificate_id = t.id
    where c.id = ${caseId}`
  return row
}

async function decide(officer: Viewer, id: string, move: string, opinion = '') {
  const at = await now()
  await takeClaim(id, officer.accountId, at, new Date(at.getTime() + 60_000))
  const outcome = await transition(officer, id, move, { opinion })
  if (!outcome.ok) throw new Error(outcome.message)
}

async function annul({ caseId }: Candidate) {
  const asked = await proposeVoiding(first, caseId, { cause: 'unqualified', opinion: '学历证书经核查不属实' })
  if (!asked.ok) throw new Error(asked.message)
  await decide(second, asked.id, 'confirm')
}

const idOfCheck = async ({ caseId }: Candidate) =>
  (await exam.owner<{ id: string }[]>`select id from cases where parent_id = ${caseId} and kind = 'qualification-check'`)[0]
    ?.id ?? ''

test('E-36 E-37 E-38 from published scores through check and 公示 to certificates, and what is found out afterwards', async () => {
  for (const one of [declined(), doubtful()]) await commit(one, 'declined')
  for (const one of [committed(), failing()]) await commit(one, 'chosen')
  await bring(scoresOf(exam.candidates, (index) => [70, index === 3 ? 40 : 70]))
  await publish()
  await exam.setClock('2020-10-20T10:00:30+08:00')
  expect(await openChecks()).toBe(2)
  expect(await startPublicity(first, sessionId, { first: '2020-10-21', last: '2020-10-30' })).toEqual({ ok: true, listed: 1 })
  await decide(staff('reviewer'), await idOfCheck(declined()), 'pass')
  await decide(staff('reviewer'), await idOfCheck(doubtful()), 'fail', '缺工作年限证明')

  const officer = await findStaffViewer(accountIdOf('zhengshu1'))
  if (!officer) throw new Error('the demo has no certificate officer')
  await exam.setClock('2020-10-30T23:59:00+08:00')
  expect((await listPublicEntries(sessionId, {}, await now())).rows).toHaveLength(1)
  expect(await askIssue(officer, sessionId)).toMatchObject({ refusal: 'too_early' })
  await exam.setClock('2020-10-31T00:00:01+08:00')
  const asked = await askIssue(officer, sessionId)
  if (!asked.ok) throw new Error(asked.message)
  await performAsked({ run: asked.runId })
  const finished = { registration: 'finished' }
  expect(await standing(declined())).toEqual({ ...finished, check: 'released', certificate: 'valid' })
  expect(await standing(committed())).toEqual({ ...finished, check: null, certificate: 'valid' })
  expect(await standing(doubtful())).toEqual({ ...finished, check: 'failed', certificate: null })
  expect(await standing(failing())).toEqual({ ...finished, check: null, certificate: null })

  await annul(committed())
  await annul(doubtful())
  const annulled = { registration: 'annulled' }
  expect(await standing(committed())).toEqual({ ...annulled, check: null, certificate: 'revoked' })
  expect(await standing(doubtful())).toEqual({ ...annulled, check: 'voided', certificate: null })
  const scores = await exam.owner<{ score: string }[]>`
    select distinct on (subject) score from scores where case_id = ${committed().caseId} order by subject, version desc`
  expect(scores.map(({ score }) => Number(score))).toEqual([-4, -4])
  expect(await askIssue(officer, sessionId)).toMatchObject({ refusal: 'not_ready' })
})
