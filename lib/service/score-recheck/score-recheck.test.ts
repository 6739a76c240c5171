import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildPrintThread } from '@/bin/build-print-thread'
import { takeClaim } from '@/db/queries/case'
import { listVersions } from '@/db/queries/score'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { readDeskCase } from '@/lib/desk/read-case'
import { verifyPaper } from '@/lib/exam/verify-paper'
import { newStorageKey } from '@/lib/gateway/storage/port'
import { storage } from '@/lib/gateway/storage/storage'
import { readPdf } from '@/lib/print/testing/read-pdf'
import { samplePhoto } from '@/lib/print/testing/sample-papers'
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
  staff,
} from '@/lib/scoring/fixtures/sat-exam'
import { readOwnScores } from '@/lib/scoring/read-own-scores'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { openRequest } from '../open-request'
import { readRequest } from '../read-request'
import { readSubjects } from '../read-subjects'
import { saveRequestStep } from '../submit-request'
import { printRecheckReport } from './print-report'
import { readReport } from './shown'

const kind = 'score-recheck'
const outAt = '2020-10-20T10:00:30+08:00'
const dataDir = mkdtempSync(join(tmpdir(), 'rechecks-'))
process.env.DATA_DIR = dataDir
let exam: SatExam

beforeAll(async () => {
  exam = await openSatExam(15)
  await bring(scoresOf(exam.candidates, (index) => [index === 14 ? -2 : 58, 70]))
  await publish()
})
beforeEach(() => exam.setClock(outAt))
afterAll(async () => {
  await exam.close()
  rmSync(dataDir, { recursive: true, force: true })
})

let nth = 0
function someone(): Candidate {
  const found = exam.candidates[nth++]
  if (!found) throw new Error('more candidates are needed')
  return found
}

const ask = ({ viewer, caseId }: Candidate, subject = '专业知识') =>
  openRequest(viewer, kind, `${caseId}:${subject}`, performance.now())

async function submitted(candidate: Candidate, subject?: string): Promise<string> {
  const opened = await ask(candidate, subject)
  if (!opened.ok) throw new Error(opened.message)
  const step = { kind, caseId: opened.id, step: 'request', values: { reason: '与估分相差较大' }, version: 1 }
  expect(await saveRequestStep(candidate.viewer, step, performance.now())).toEqual({ ok: true, next: null })
  return opened.id
}

async function decide(officer: Viewer, id: string, move: string, input: unknown) {
  const at = await now()
  await takeClaim(id, officer.accountId, at, new Date(at.getTime() + 1000))
  const outcome = await transition(officer, id, move, input)
  await exam.owner`update clock_shift set shift = shift + interval '2 seconds'`
  return outcome
}

const done = { sheets: 'on', totals: 'on', missed: 'on' }
const stateOf = async (id: string) => (await exam.owner`select state from cases where id = ${id}`)[0]?.state

describe('E-35 S-11 asking', () => {
  test('one request a subject, however often it is asked for at once; another subject is another request', async () => {
    const candidate = someone()
    const all = await Promise.all([1, 2, 3, 4].map(() => ask(candidate)))
    expect(new Set(all.map((one) => (one.ok ? one.id : one.message))).size).toBe(1)
    const other = await ask(candidate, '专业实务')
    expect(other.ok && all[0]?.ok && other.id !== all[0].id).toBe(true)
    expect((await readSubjects(candidate.viewer, kind)).map(({ existingId }) => existingId !== null)).toEqual([true, true])
  })

  test('not before publication, until thirty days after it, to the second', async () => {
    const candidate = someone()
    await exam.setClock(afterExam)
    expect(await readSubjects(candidate.viewer, kind)).toEqual([])
    expect(await ask(candidate)).toMatchObject({ refusal: 'not_found' })
    await exam.setClock('2020-11-19T23:59:50+08:00')
    expect(await ask(candidate)).toMatchObject({ ok: true })
    await exam.setClock('2020-11-20T00:00:01+08:00')
    expect(await ask(candidate, '专业实务')).toMatchObject({ refusal: 'window_closed' })
    expect((await readSubjects(candidate.viewer, kind))[1]?.objections[0]?.message).toContain('11月20日 00:00')
  })

  test('nobody asks about another’s score, a paper that was not sat, or what is no score at all', async () => {
    const [candidate, stranger] = [someone(), someone()]
    for (const about of [`${candidate.caseId}:专业知识`, `${stranger.caseId}:英语`, 'x', ':', '', `${stranger.caseId}`])
      expect(await openRequest(stranger.viewer, kind, about, performance.now())).toMatchObject({ refusal: 'not_found' })
  })

  test('违纪 is no matter for a recheck: it says where to go', async () => {
    const candidate = exam.candidates[14]
    expect(candidate && (await ask(candidate))).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('违纪申诉'),
    })
  })
})

describe('B-15 the result says what was done', () => {
  test('E-35 nothing changed: one officer, what was done ticked, the report tells it', async () => {
    const candidate = someone()
    const id = await submitted(candidate)
    expect(await decide(first, id, 'record', {})).toMatchObject({
      refusal: 'invalid_input',
      message: expect.stringContaining('至少一项'),
    })
    expect(await decide(first, id, 'record', { ...done, note: '三张答题卡齐全' })).toMatchObject({ ok: true, state: 'unchanged' })
    const read = await readRequest(candidate.viewer, kind, id)
    expect(read?.details).toContainEqual({ label: '做了哪些核对', value: '核对答题卡份数、漏评检查、重新合计分数' })
    expect(read?.details).toContainEqual({ label: '复查后成绩', value: '58，没有变化' })
    expect(await listVersions(candidate.caseId)).toHaveLength(2)
    expect(await ask(candidate)).toEqual({ ok: true, id, found: true })
    const told =
      await exam.owner`select payload ->> 'template' as template from outbox where payload ->> 'personId' = ${candidate.personId}`
    expect(told).toEqual([{ template: 'recheck.unchanged' }])
    expect(await verifyChain(id)).toEqual([])
  })

  test('E-35 O-27 a changed score is decided by two people, keeps both values, and passing follows from it', async () => {
    const candidate = someone()
    const id = await submitted(candidate)
    for (const [score, note] of [
      ['101', '漏加'],
      ['58', '漏加'],
      ['好', '漏加'],
      ['61', ''],
    ])
      expect(await decide(first, id, 'record', { ...done, score, note })).toMatchObject({ refusal: 'not_ready' })
    expect(await decide(first, id, 'record', { ...done, score: '６１．５', note: '漏加 3.5 分' })).toMatchObject({
      ok: true,
      state: 'found',
    })
    const before = await readOwnScores(candidate.viewer, candidate.caseId)
    expect(before?.scores?.papers[0]).toMatchObject({ score: 58, before: [] })
    expect((await readRequest(candidate.viewer, kind, id))?.details).toEqual([])
    expect(await decide(first, id, 'confirmChange', {})).toMatchObject({ refusal: 'not_allowed' })
    expect((await readDeskCase(second, id))?.facts).toContainEqual({ label: '更正后的成绩', value: '６１．５' })
    expect(await decide(second, id, 'confirmChange', { opinion: '' })).toMatchObject({ ok: true, state: 'changed' })
    const after = await readOwnScores(candidate.viewer, candidate.caseId)
    expect(after?.scores?.papers[0]).toMatchObject({ score: 61.5, before: [58], isPassed: true })
    expect(after?.scores?.standing.completedIn).toBe(2020)
    const [head] =
      await exam.owner`select id, state, about_id as "aboutId", entered_at as "enteredAt" from cases where id = ${id}`
    expect(await readReport(head as never)).toMatchObject({ before: 58, after: 61.5, note: '漏加 3.5 分' })
  })

  test('O-27 the second officer may disagree; the score stays and the case goes back', async () => {
    const candidate = someone()
    const id = await submitted(candidate)
    await decide(first, id, 'record', { ...done, score: '70', note: '误' })
    expect(await decide(second, id, 'disagree', { opinion: '与原件不符' })).toMatchObject({ state: 'submitted' })
    expect((await listVersions(candidate.caseId)).filter(({ source }) => source === 'recheck')).toEqual([])
    expect((await readRequest(candidate.viewer, kind, id))?.events.map(({ opinion }) => opinion).join()).not.toContain(
      '与原件不符',
    )
    expect(await decide(second, id, 'record', done)).toMatchObject({ state: 'unchanged' })
  })

  test('O-27 a score corrected after its result was recorded is not overwritten unseen: it is recorded anew', async () => {
    const candidate = someone()
    const id = await submitted(candidate)
    await decide(first, id, 'record', { ...done, score: '59', note: '漏加 1 分' })
    const asked = { number: candidate.number, subject: '专业知识', score: '90', reason: '合分表登记有误' }
    await proposeCorrection(first, sessionId, asked)
    const [waiting] = await exam.owner`select id from score_corrections where state = 'proposed'`
    expect(await confirmCorrection(second, waiting?.id)).toMatchObject({ ok: true })
    expect(await decide(second, id, 'confirmChange', {})).toMatchObject({ refusal: 'not_ready' })
    expect(await decide(second, id, 'disagree', { opinion: '成绩已另行更正' })).toMatchObject({ state: 'submitted' })
    await decide(second, id, 'record', { ...done, score: '91', note: '再漏加 1 分' })
    expect(await decide(staff('examOfficer'), id, 'confirmChange', {})).toMatchObject({ state: 'changed' })
    expect((await listVersions(candidate.caseId)).map(({ score }) => score)).toEqual(expect.arrayContaining([58, 90, 91]))
  })

  test('Q-32 whoever is no exam officer of the session gets nowhere', async () => {
    const id = await submitted(someone())
    for (const who of [staff('reviewer'), staff('examOfficer', 'another-session'), staff('cashier')]) {
      expect(await transition(who, id, 'record', done)).toMatchObject({ refusal: 'not_found' })
      expect(await readDeskCase(who, id)).toBeNull()
    }
    expect(await stateOf(id)).toBe('submitted')
  })
})

describe('B-15 the report on paper', () => {
  beforeAll(() => buildPrintThread())

  test('for whoever asked, once it is over: what was done, both values, a code that anyone can check', async () => {
    const candidate = someone()
    const storageKey = newStorageKey()
    await storage().put(storageKey, await samplePhoto())
    const [photo] = await exam.owner`insert into materials (owner_id, purpose, storage_key, media_type, bytes, sha256, created_at)
      values (${candidate.personId}, 'photo', ${storageKey}, 'image/jpeg', 1, '', now()) returning id`
    await exam.owner`update registrations set photo_id = ${photo?.id} where case_id = ${candidate.caseId}`
    const id = await submitted(candidate)
    const print = (viewer: Viewer) => printRecheckReport(viewer, id, performance.now())
    expect(await print(candidate.viewer)).toMatchObject({ ok: false, refusal: 'not_open' })
    await decide(first, id, 'record', { ...done, score: '60', note: '漏评一题' })
    expect(await print(candidate.viewer)).toMatchObject({ ok: false, refusal: 'not_open' })
    await decide(second, id, 'confirmChange', {})
    for (const viewer of [exam.candidates[0]?.viewer ?? first, first])
      expect(await print(viewer)).toMatchObject({ refusal: 'not_found' })
    const printed = await print(candidate.viewer)
    if (!printed.ok) throw new Error(printed.message)
    const { text, pages } = await readPdf(printed.bytes)
    expect(pages).toHaveLength(1)
    for (const words of ['成绩复查报告', '专业知识', '核对答题卡份数', '重新合计分数', '漏评检查', '漏评一题', candidate.number])
      expect(text).toContain(words)
    const [row] = await exam.owner`select code from printed_documents where case_id = ${candidate.caseId}`
    expect(await verifyPaper(row?.code, await now())).toMatchObject({ document: '成绩复查报告', current: true })
  })
})
