import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { findCheck } from '@/db/queries/qualification-check'
import { sessionId } from '@/lib/scoring/fixtures/sat-exam'
import { verifyChain } from '@/lib/workflow/verify-chain'
import { openRequest } from '../open-request'
import { groups, kind, openCheckedExam, others, outAt, region } from './fixtures/checked-exam'
import { openChecks } from './open-checks'
import { checkEnd, supplementEnd, whyChecked } from './rules'

const exam = await openCheckedExam()
const { of, checkOf, told } = exam
beforeEach(() => exam.setClock(outAt))
afterAll(() => exam.close())

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
