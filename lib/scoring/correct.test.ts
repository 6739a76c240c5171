import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { now } from '@/lib/clock/now'
import { confirmCorrection, declineCorrection, proposeCorrection } from './correct'
import { openFreshScores, outAt, seen } from './fixtures/fresh-scores'
import { afterExam, first, proposal, publish, second, sessionId, staff } from './fixtures/sat-exam'
import { proposePublication } from './publish'
import { readOwnScores } from './read-own-scores'
import { voidScores } from './void-scores'

const { exam, of, fresh } = await openFreshScores()
afterAll(() => exam.close())
beforeEach(fresh)
afterEach(() => exam.setClock(afterExam))

describe('E-33 corrections', () => {
  const asked = (score: string) => ({ number: of(1).number, subject: '专业知识', score, reason: '合分表登记有误' })
  const waiting = async () => (await exam.owner`select id from score_corrections where state = 'proposed'`)[0]?.id as string

  test('two people change a published score; both values are kept and shown, and the candidate is told', async () => {
    await publish()
    await exam.setClock(outAt)
    expect(await proposeCorrection(first, sessionId, asked('60.5'))).toEqual({ ok: true })
    expect(await proposeCorrection(second, sessionId, asked('61'))).toMatchObject({ refusal: 'conflict' })
    expect(await confirmCorrection(first, await waiting())).toMatchObject({ refusal: 'not_allowed' })
    const both = await Promise.all([1, 2].map(async () => confirmCorrection(second, await waiting())))
    expect(both.every((one) => one.ok || one.refusal === 'claimed_by_other' || one.refusal === 'not_found')).toBe(true)
    const read = await readOwnScores(of(1).viewer, of(1).caseId)
    expect(read?.scores?.papers[0]).toMatchObject({ score: 60.5, before: [59.5], isPassed: true })
    expect(read?.scores?.standing.completedIn).toBe(2020)
    const told = await exam.owner`select payload from outbox where payload ->> 'template' = 'score.changed'`
    expect(told).toHaveLength(1)
  })

  test('what is no score, the same, without reason, of nobody, or not the officer’s is refused; declined changes nothing', async () => {
    await publish()
    await exam.setClock(outAt)
    for (const [change, refusal] of [
      [{ score: '101' }, 'invalid_input'],
      [{ score: '59.5' }, 'invalid_input'],
      [{ reason: ' ' }, 'invalid_input'],
      [{ number: '1' }, 'not_found'],
      [{ number: '1\u0000' }, 'not_found'],
      [{ subject: '英语' }, 'not_found'],
    ] as const)
      expect(await proposeCorrection(first, sessionId, { ...asked('70'), ...change })).toMatchObject({ refusal })
    for (const viewer of [staff('auditor'), of(1).viewer])
      expect(await proposeCorrection(viewer, sessionId, asked('70'))).toMatchObject({ refusal: 'not_found' })
    await proposeCorrection(first, sessionId, asked('70'))
    expect(await declineCorrection(second, await waiting())).toMatchObject({ ok: true })
    expect(await seen(of(1))).toEqual([59.5, 70])
  })

  test('while a publication waits for its time no score moves', async () => {
    await publish()
    expect(await proposeCorrection(first, sessionId, asked('70'))).toMatchObject({ refusal: 'wrong_state' })
  })

  test('while a correction waits nothing is published: candidates would read first what an officer holds to be wrong', async () => {
    await proposeCorrection(first, sessionId, asked('70'))
    const refused = { refusal: 'not_ready', message: expect.stringContaining('1 项更正') }
    expect(await proposePublication(first, sessionId, proposal)).toMatchObject(refused)
    expect(await confirmCorrection(second, await waiting())).toMatchObject({ ok: true })
    await publish()
    await exam.setClock(outAt)
    expect(await seen(of(1))).toEqual([70, 70])
  })
})

test('E-37 after the exam: every score of a registration becomes -4 with the reason, what stood before is kept', async () => {
  await publish()
  await exam.setClock(outAt)
  const { caseId } = of(0)
  const at = await now()
  expect(await db().transaction((tx) => voidScores(tx, { caseId, reason: '不符合报考条件', by: first.accountId, at }))).toBe(2)
  expect(await db().transaction((tx) => voidScores(tx, { caseId, reason: '不符合报考条件', by: first.accountId, at }))).toBe(0)
  const read = await readOwnScores(of(0).viewer, caseId)
  expect(read?.scores?.papers).toMatchObject([
    { score: -4, before: [100], finding: '不符合报考条件' },
    { score: -4, before: [70] },
  ])
  expect(read?.scores?.standing.completedIn).toBeNull()
})
