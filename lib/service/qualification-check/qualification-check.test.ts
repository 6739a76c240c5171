import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { takeClaim } from '@/db/queries/case'
import { listQueuePage } from '@/db/queries/desk'
import { findMaterial } from '@/db/queries/material'
import { countChecks, findCheck } from '@/db/queries/qualification-check'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { readFilter } from '@/lib/desk/queue-filter'
import { readDeskCase } from '@/lib/desk/read-case'
import { readMyExams } from '@/lib/exam/read-registration'
import { warnBeforeDeadlines } from '@/lib/message/warn-before-deadlines'
import {
  afterExam,
  bring,
  type Candidate,
  first,
  openSatExam,
  publish,
  type SatExam,
  scoresOf,
  sessionId,
  staff,
} from '@/lib/scoring/fixtures/sat-exam'
import { voidScores } from '@/lib/scoring/void-scores'
import { newProof } from '@/lib/workflow/fixtures/qualification-draft'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { openRequest } from '../open-request'
import { readRequest, readRequests } from '../read-request'
import { saveRequestStep } from '../submit-request'
import { openChecks } from './open-checks'
import { checkEnd, supplementEnd, whyChecked } from './rules'

const kind = 'qualification-check'
const outAt = '2020-10-20T10:00:30+08:00'
const region = `${sessionId}/南山区`
const inRegion = staff('reviewer', region)
const another = staff('reviewer', sessionId)
let exam: SatExam

/** By candidate: 0 nothing signed, 1 declined, 2 withdrawn, 3 and 4 committed with a diploma that was not confirmed, 5 committed, 6 not passed. */
const groups = ['not-eligible', 'declined', 'withdrawn', 'education', 'education', null, null] as const
const others = 15

beforeAll(async () => {
  exam = await openSatExam(groups.length + others)
  const { owner, candidates } = exam
  await owner`update exam_sessions set features = features || '{"commitment": true, "checkAfterScores": true}' where id = ${sessionId}`
  await owner`insert into exam_regions values (${sessionId}, '南山区', 1), (${sessionId}, '福田区', 2)`
  await owner`update cases set scope = ${region} where id = ${of(3).caseId}`
  await act(of(1), 'declined')
  await act(of(2), 'chosen')
  await act(of(2), 'withdrawn')
  for (const one of [of(3), of(4), of(5)]) await act(one, 'chosen')
  await diploma(of(3), 'failed', 'scan')
  await diploma(of(4), 'onsite', 'report')
  await diploma(of(5), 'passed')
  await bring(scoresOf(candidates, (index) => [index === 6 ? 59 : 60, 70]))
  await publish()
})
beforeEach(() => exam.setClock(outAt))
afterAll(() => exam.close())

function of(index: number): Candidate {
  const found = exam.candidates[index]
  if (!found) throw new Error('nobody sat there')
  return found
}

async function act({ caseId, personId }: Candidate, what: 'chosen' | 'declined' | 'withdrawn') {
  const letter = what === 'chosen' ? { letter: 'x', letter_hash: 'x', signed_by: 'password' } : {}
  await exam.owner`insert into commitments ${exam.owner({
    ...{ person_id: personId, exam: 'title-knowledge', year: 2020, case_id: caseId, what, at: afterExam },
    ...{ address: '', device: '', ...letter },
  })}`
}

async function diploma({ caseId, personId }: Candidate, standing: string, proof?: 'scan' | 'report') {
  const { owner } = exam
  const [level] =
    await owner`insert into education_levels (person_id, level, degree, school, major, started_on, ended_on, mode, abroad, created_at)
    values (${personId}, '本科', '学士', '深圳大学', '土木工程', '2008-09', '2012-07', '全日制', false, now()) returning id`
  await owner`insert into education_checks (level_id, standing, started_at, ask_at) values (${level?.id}, ${standing}, now(), now())`
  await owner`insert into education_uses values (${caseId}, ${level?.id})`
  if (proof) await owner`insert into education_proofs values (${level?.id}, ${await newProof(personId)}, ${proof}, now())`
}

type Check = { id: string; state: string; scope: string; awaits: string | null; due_at: Date | null }
async function checkOf({ caseId }: Candidate): Promise<Check> {
  const [found] = await exam.owner<Check[]>`
    select id, state, scope, awaits, due_at from cases where kind = ${kind} and about_id = ${caseId}`
  if (!found) throw new Error('no check was opened')
  return found
}

async function decide(officer: Viewer, id: string, move: string, opinion = '缺学历证原件与学信网报告') {
  const at = await now()
  await takeClaim(id, officer.accountId, at, new Date(at.getTime() + 1000))
  const outcome = await transition(officer, id, move, { opinion })
  await exam.owner`update clock_shift set shift = shift + interval '2 seconds'`
  return outcome
}

async function supplement({ viewer }: Candidate, id: string, values: Record<string, string> = {}) {
  const request = await readRequest(viewer, kind, id)
  const step = { kind, caseId: id, step: 'supplement', values: { note: '', ...values }, version: request?.version ?? 0 }
  return saveRequestStep(viewer, step, performance.now())
}

/** Files are added by an action of their own. */
async function addFile({ personId }: Candidate, id: string): Promise<string> {
  const file = await newProof(personId)
  await exam.owner`update case_answers set answers = jsonb_set(answers, '{files}', to_jsonb(concat_ws(',', nullif(answers ->> 'files', ''), ${file}::text))), version = version + 1 where case_id = ${id}`
  return file
}

const told = async ({ personId }: Candidate) => {
  const rows = await exam.owner<{ template: string }[]>`
    select payload ->> 'template' as template from outbox where payload ->> 'personId' = ${personId} and payload ->> 'template' like 'check.%' order by id`
  return rows.map(({ template }) => template)
}

describe('E-36 who is checked', () => {
  test('the four groups and nobody else: a law over everything that decides', () => {
    const all = ([null, 'declined', 'withdrawn'] as const).flatMap((forfeited) =>
      [true, false].flatMap((isSigned) => [true, false].map((isEducationOpen) => ({ forfeited, isSigned, isEducationOpen }))),
    )
    for (const one of all) {
      const committed = one.isSigned && one.forfeited === null
      expect(whyChecked(one) === null, JSON.stringify(one)).toBe(committed && !one.isEducationOpen)
    }
  })

  test('nothing before publication, nor where the exam does not check after the scores', async () => {
    await exam.setClock('2020-10-20T09:59:50+08:00')
    expect(await openChecks()).toBe(0)
    await exam.setClock(outAt)
    await exam.owner`update exam_sessions set features = features - 'checkAfterScores' where id = ${sessionId}`
    expect(await openChecks()).toBe(0)
    await exam.owner`update exam_sessions set features = features || '{"checkAfterScores": true}' where id = ${sessionId}`
    expect(await exam.owner`select from cases where kind = ${kind}`).toHaveLength(0)
  })

  test('Q-22 each once, whoever opens at the same time; who committed and was confirmed, and who did not pass, none', async () => {
    const opened = await Promise.all([openChecks(), openChecks(), openChecks()])
    expect(opened.reduce((sum, one) => sum + one)).toBe(5 + others)
    expect(await openChecks()).toBe(0)
    for (const [index, why] of groups.entries()) {
      const found = await exam.owner`select from cases where kind = ${kind} and about_id = ${of(index).caseId}`
      expect(found, `candidate ${index}`).toHaveLength(why === null ? 0 : 1)
    }
    const { id, state, scope, awaits } = await checkOf(of(3))
    expect({ state, scope, awaits }).toEqual({ state: 'unreviewed', scope: region, awaits: 'reviewer' })
    expect(await verifyChain(id)).toEqual([])
    // Only who has something to do is written to.
    expect(await told(of(3))).toEqual(['check.opened'])
    for (const index of [0, 1, 2, 4, 5]) expect(await told(of(index))).toEqual([])
  })

  test('Q-23 killed before the end: the next time opens what is missing', async () => {
    const { owner } = exam
    const lost = of(groups.length)
    const { id } = await checkOf(lost)
    await owner`alter table case_events disable trigger user`
    await owner`alter table case_event_inputs disable trigger user`
    for (const table of ['case_event_inputs', 'case_events', 'case_answers', 'material_uses'])
      await owner`delete from ${owner(table)} where case_id = ${id}`
    await owner`delete from cases where id = ${id}`
    await owner`alter table case_events enable trigger user`
    await owner`alter table case_event_inputs enable trigger user`
    expect(await openChecks()).toBe(0)
    await owner`update score_publications set checks_opened_at = null`
    expect(await Promise.all([openChecks(), openChecks()]).then(([one, other]) => one + other)).toBe(1)
    expect((await checkOf(lost)).state).toBe('unreviewed')
  })

  test('E-35 who passes by a corrected score is checked too', async () => {
    await exam.setClock('2020-10-21T10:00:00+08:00')
    await exam.owner`insert into scores (case_id, subject, version, session_id, score, source, source_id, recorded_at)
      values (${of(6).caseId}, '专业知识', 2, ${sessionId}, 61, 'recheck', gen_random_uuid(), business_now())`
    expect(await openChecks()).toBe(1)
    expect((await checkOf(of(6))).state).toBe('unreviewed')
    expect(await findCheck(of(6).caseId)).toMatchObject({ id: (await checkOf(of(6))).id })
    expect(await findCheck(of(5).caseId)).toBeNull()
  })

  test('S-02 nobody opens one by hand', async () => {
    expect(await openRequest(of(5).viewer, kind, of(5).caseId, performance.now())).toMatchObject({ refusal: 'not_found' })
  })
})

describe('Q-03 ten working days', () => {
  test('over the National Day holiday: 调休 counts, the eight days do not', () => {
    const published = new Date('2020-09-28T10:00:00+08:00')
    expect(checkEnd(published)).toEqual(new Date('2020-10-20T00:00:00+08:00'))
    expect(supplementEnd(published, new Date('2020-09-30T15:00:00+08:00'))).toEqual(new Date('2020-10-20T00:00:00+08:00'))
  })

  test('whoever is asked late has five working days all the same', () => {
    const published = new Date('2020-09-14T10:00:00+08:00')
    expect(checkEnd(published)).toEqual(new Date('2020-09-28T00:00:00+08:00'))
    // 28, 29, 30 September, 9 and 10 October.
    expect(supplementEnd(published, new Date('2020-09-27T15:00:00+08:00'))).toEqual(new Date('2020-10-11T00:00:00+08:00'))
  })
})

describe('S-02 O-20 the check', () => {
  test('Q-32 reviewers of the 报名地 and of the exam, nobody else; materials of the registration are there to look at', async () => {
    const { id } = await checkOf(of(3))
    const listed = async (viewer: Viewer) =>
      (await listQueuePage(viewer, readFilter({ kind }), await now(), 200)).rows.some((row) => row.id === id)
    expect([await listed(inRegion), await listed(another)]).toEqual([true, true])
    for (const who of [staff('reviewer', `${sessionId}/福田区`), staff('reviewer', 'another'), staff('cashier')]) {
      expect(await listed(who)).toBe(false)
      expect(await transition(who, id, 'pass', {})).toMatchObject({ refusal: 'not_found' })
      expect(await readDeskCase(who, id)).toBeNull()
    }
    expect(await transition(inRegion, id, 'pass', {})).toMatchObject({ refusal: 'claimed_by_other' })
    const read = await readDeskCase(inRegion, id)
    expect(read?.materials.map(({ name }) => name)).toEqual(['工作年限证明.jpg'])
    expect(await findMaterial(inRegion, read?.materials[0]?.id ?? '')).not.toBeNull()
    expect(await findMaterial(staff('cashier'), read?.materials[0]?.id ?? '')).toBeNull()
    expect(read?.facts).toContainEqual({ label: '核查原因', value: '已作出承诺，学历学位在线核查没有通过' })
    expect(read?.facts).toContainEqual({ label: '学历核查', value: '本科 · 深圳大学：未通过' })
    expect(read?.facts).toContainEqual({ label: '学信网报告', value: '还没有补交' })
  })

  test('E-14 who owes the report hands it in without being asked; nobody else can', async () => {
    const { id } = await checkOf(of(3))
    expect((await readRequest(of(3).viewer, kind, id))?.editLabel).toBe('补交材料')
    expect(await supplement(of(3), id)).toMatchObject({ ok: false, problems: { files: expect.stringContaining('上传') } })
    const todo = async () => (await readMyExams(of(3).viewer, await now()))[0]?.todo
    expect(await todo()).toBe('补交学历核验报告，最晚 11月4日 00:00')
    await addFile(of(3), id)
    expect(await supplement(of(3), id)).toEqual({ ok: true, next: null })
    expect((await checkOf(of(3))).state).toBe('unreviewed')
    expect(await todo()).toBeNull()
    expect((await readRequest(of(3).viewer, kind, id))?.editStep).toBeNull()
    const other = await checkOf(of(0))
    expect((await readRequest(of(0).viewer, kind, other.id))?.editStep).toBeNull()
    expect(await transition(of(0).viewer, other.id, 'supplement')).toMatchObject({ refusal: 'not_ready' })
  })

  test('failed, supplemented, failed again, supplemented, passed, released: what is asked, by when, and what was told', async () => {
    const someone = of(0)
    const { id } = await checkOf(someone)
    expect(await decide(another, id, 'fail', '')).toMatchObject({ refusal: 'invalid_input' })
    expect(await decide(another, id, 'fail', '请补交年限证明')).toMatchObject({ ok: true, state: 'failed' })
    expect((await checkOf(someone)).due_at).toEqual(new Date('2020-11-04T00:00:00+08:00'))
    const [mine] = await readMyExams(someone.viewer, await now())
    expect(mine?.todo).toBe('按核查意见补交材料，最晚 11月4日 00:00')
    expect(mine?.operations).toContainEqual({
      label: '报考资格在线核查（核查不通过）',
      href: `/services/${kind}/${id}`,
      primary: true,
    })
    const request = await readRequest(someone.viewer, kind, id)
    expect(request?.events.at(-1)?.opinion).toBe('请补交年限证明')
    const one = await addFile(someone, id)
    expect(await supplement(someone, id, { note: '年限证明' })).toEqual({ ok: true, next: null })
    // What was typed is frozen: nothing is edited while it is checked.
    expect(await saveAnswers(someone.viewer, id, { note: '另一份' }, 99)).toMatchObject({ ok: true })
    expect((await readRequest(someone.viewer, kind, id))?.answers.note).toBe('年限证明')
    expect((await readDeskCase(another, id))?.materials.map((file) => file.id)).toEqual([one])
    expect(await decide(another, id, 'fail', '印章看不清')).toMatchObject({ state: 'failed' })
    const two = await addFile(someone, id)
    expect(await supplement(someone, id)).toEqual({ ok: true, next: null })
    const read = await readDeskCase(another, id)
    expect(read?.materials.map((file) => file.id)).toEqual([one, two])
    expect(await decide(another, id, 'pass', '')).toMatchObject({ state: 'passed' })
    expect(await transition(another, id, 'release')).toMatchObject({ refusal: 'not_allowed' })
    expect(await transition('system', id, 'release')).toMatchObject({ state: 'released' })
    expect(await told(someone)).toEqual(['check.failed', 'check.failed', 'check.passed'])
    const [row] = await readRequests(someone.viewer, [kind])
    expect(row).toMatchObject({ state: 'released', isAutomatic: true, title: expect.stringContaining('2020 年度') })
    expect(await verifyChain(id)).toEqual([])
  })

  test('Q-32 another candidate neither reads nor supplements it', async () => {
    const { id } = await checkOf(of(1))
    await decide(another, id, 'fail')
    expect(await readRequest(of(2).viewer, kind, id)).toBeNull()
    expect(await saveAnswers(of(2).viewer, id, { note: 'x' }, 1)).toMatchObject({ refusal: 'not_found' })
    expect(await transition(of(2).viewer, id, 'supplement')).toMatchObject({ refusal: 'not_found' })
  })

  test('E-36 late is refused in words to the second, and waits for an officer, who may let it be supplemented once more', async () => {
    const someone = of(1)
    const { id, due_at } = await checkOf(someone)
    await addFile(someone, id)
    for (const hours of [23, 1]) {
      await exam.setClock(new Date((due_at?.getTime() ?? 0) - hours * 3_600_000))
      await warnBeforeDeadlines()
    }
    await exam.setClock(new Date((due_at?.getTime() ?? 0) + 1000))
    expect(await supplement(someone, id)).toMatchObject({ ok: false, message: expect.stringContaining('未配合核查') })
    expect(await transition(someone.viewer, id, 'supplement')).toMatchObject({
      refusal: 'window_closed',
      message: expect.stringContaining('截止'),
    })
    await exam.setClock(new Date((due_at?.getTime() ?? 0) + 120_000))
    await sweepDue((_, error) => {
      throw error
    })
    expect(await checkOf(someone)).toMatchObject({ state: 'uncooperative', awaits: 'examOfficer' })
    expect(await decide(another, id, 'reopen')).toMatchObject({ refusal: 'not_allowed' })
    expect(await decide(first, id, 'close', '')).toMatchObject({ refusal: 'not_ready', message: expect.stringContaining('作废') })
    expect(await decide(first, id, 'reopen', '住院')).toMatchObject({ state: 'failed' })
    expect(await supplement(someone, id)).toEqual({ ok: true, next: null })
    expect(await told(someone)).toEqual(['check.failed', 'check.warn', 'check.warn', 'check.lapsed', 'check.failed'])
  })

  test('E-37 未配合核查 is done with once every score is void', async () => {
    const someone = of(groups.length)
    const { id } = await checkOf(someone)
    await decide(another, id, 'fail')
    const { due_at } = await checkOf(someone)
    await exam.setClock(new Date((due_at?.getTime() ?? 0) + 120_000))
    await sweepDue(() => {})
    await db().transaction(async (tx) =>
      voidScores(tx, { caseId: someone.caseId, reason: '未配合核查', by: first.accountId, at: await now(tx) }),
    )
    expect(await decide(first, id, 'close', '')).toMatchObject({ state: 'voided' })
  })

  test('E-37 a check that passed ends with its registration; nobody ends it by hand', async () => {
    const { id } = await checkOf(of(groups.length + 1))
    await decide(another, id, 'pass', '')
    for (const who of [another, first]) expect(await transition(who, id, 'annul')).toMatchObject({ refusal: 'not_allowed' })
    expect(await transition('system', id, 'annul')).toMatchObject({ state: 'voided' })
    expect(await transition('system', id, 'release')).toMatchObject({ refusal: 'wrong_state' })
  })

  test('O-27 不符合报考条件 is found by one and decided by another', async () => {
    const someone = of(2)
    const { id } = await checkOf(someone)
    expect(await decide(another, id, 'doubt', '年限不足')).toMatchObject({ state: 'doubted' })
    expect((await readRequest(someone.viewer, kind, id))?.events.map(({ opinion }) => opinion).join()).not.toContain('年限不足')
    for (const move of ['confirm', 'disagree']) expect(await decide(another, id, move)).toMatchObject({ refusal: 'not_allowed' })
    const second = staff('reviewer')
    expect(await decide(second, id, 'disagree', '先要求补交')).toMatchObject({ state: 'unreviewed' })
    await decide(another, id, 'doubt', '年限不足')
    expect(await decide(second, id, 'confirm', '从事专业工作只有两年')).toMatchObject({ state: 'ineligible' })
    expect(await told(someone)).toEqual(['check.ineligible'])
    expect((await readRequest(someone.viewer, kind, id))?.events.at(-1)?.opinion).toBe('从事专业工作只有两年')
  })

  test('O-27 the numbers are of who oversees the session', async () => {
    const counts = await countChecks(staff('examOfficer', sessionId), sessionId)
    expect(Object.fromEntries(counts)).toMatchObject({ ineligible: 1, voided: 2, released: 1 })
    expect([...counts.values()].reduce((sum, one) => sum + one)).toBe(6 + others)
    for (const who of [staff('reviewer'), staff('examOfficer', 'another'), of(0).viewer])
      expect((await countChecks(who, sessionId)).size).toBe(0)
  })
})
