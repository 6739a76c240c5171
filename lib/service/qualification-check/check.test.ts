import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { takeClaim } from '@/db/queries/case'
import { listQueuePage } from '@/db/queries/desk'
import { findMaterial } from '@/db/queries/material'
import { countChecks } from '@/db/queries/qualification-check'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { readFilter } from '@/lib/desk/queue-filter'
import { readDeskCase } from '@/lib/desk/read-case'
import { readMyExams } from '@/lib/exam/read-registration'
import { warnBeforeDeadlines } from '@/lib/message/warn-before-deadlines'
import { type Candidate, first, sessionId, staff } from '@/lib/scoring/fixtures/sat-exam'
import { voidScores } from '@/lib/scoring/void-scores'
import { newProof } from '@/lib/workflow/fixtures/qualification-draft'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { sweepDue } from '@/lib/workflow/sweep-due'
import { transition } from '@/lib/workflow/transition'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { readRequest, readRequests } from '../read-request'
import { saveRequestStep } from '../submit-request'
import { groups, kind, openCheckedExam, others, outAt, region } from './fixtures/checked-exam'
import { openChecks } from './open-checks'

const inRegion = staff('reviewer', region)
const another = staff('reviewer', sessionId)
const exam = await openCheckedExam()
const { of, checkOf, told } = exam

beforeAll(async () => {
  await exam.setClock(outAt)
  expect(await openChecks()).toBe(5 + others)
})
beforeEach(() => exam.setClock(outAt))
afterAll(() => exam.close())

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
    // Roles exchanged: whoever found it this time does not decide, whoever found it before may.
    await decide(second, id, 'doubt', '年限不足')
    expect(await decide(second, id, 'confirm')).toMatchObject({ refusal: 'not_allowed' })
    expect(await decide(another, id, 'confirm', '从事专业工作只有两年')).toMatchObject({ state: 'ineligible' })
    expect(await told(someone)).toEqual(['check.ineligible'])
    expect((await readRequest(someone.viewer, kind, id))?.events.at(-1)?.opinion).toBe('从事专业工作只有两年')
  })

  test('O-27 the numbers are of who oversees the session', async () => {
    const counts = await countChecks(staff('examOfficer', sessionId), sessionId)
    expect(Object.fromEntries(counts)).toMatchObject({ ineligible: 1, voided: 2, released: 1 })
    expect([...counts.values()].reduce((sum, one) => sum + one)).toBe(5 + others)
    for (const who of [staff('reviewer'), staff('examOfficer', 'another'), of(0).viewer])
      expect((await countChecks(who, sessionId)).size).toBe(0)
  })
})
