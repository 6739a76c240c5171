import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { listSittings } from '@/db/queries/score'
import { ownData } from '@/lib/account/own-data'
import { now } from '@/lib/clock/now'
import { readMyExams } from '@/lib/exam/read-registration'
import { announceScores } from './announce'
import { justBefore, openFreshScores, outAt, seen } from './fixtures/fresh-scores'
import {
  afterExam,
  bring,
  type Candidate,
  csv,
  first,
  proposal,
  publish,
  second,
  sessionId,
  staff,
  subjects,
} from './fixtures/sat-exam'
import { listPassed } from './passed'
import { confirmPublication, proposePublication, withdrawPublication } from './publish'
import { readOwnScores } from './read-own-scores'

const { exam, of, fresh } = await openFreshScores()
afterAll(() => exam.close())
beforeEach(fresh)
afterEach(() => exam.setClock(afterExam))

async function copyOf({ viewer }: Candidate): Promise<string> {
  let text = ''
  for await (const part of ownData(viewer)) text += part
  return text
}

describe('O-27 two people publish', () => {
  test('E-33 the one who proposed does not confirm; confirmed twice is confirmed once', async () => {
    const proposed = await proposePublication(first, sessionId, proposal)
    const id = proposed.ok ? proposed.id : ''
    expect(await confirmPublication(first, id)).toMatchObject({ refusal: 'not_allowed' })
    for (const viewer of [staff('examOfficer', 'another-session'), staff('auditor'), of(0).viewer])
      for (const act of [confirmPublication, withdrawPublication])
        expect(await act(viewer, id)).toMatchObject({ refusal: 'not_found' })
    expect(await confirmPublication(second, id)).toMatchObject({ ok: true })
    expect(await confirmPublication(second, id)).toMatchObject({ ok: true, already: true })
    expect(await proposePublication(second, sessionId, proposal)).toMatchObject({ refusal: 'wrong_state' })
    const [row] = await exam.owner`select candidates, passed, recheck_until from score_publications`
    expect(row).toMatchObject({ candidates: 20, passed: 16, recheck_until: new Date('2020-11-20T00:00:00+08:00') })
  })

  test.each([
    ['somebody voided', () => exam.owner`update cases set state = 'annulled' where id = ${of(6).caseId}`],
    ['a score lacking', () => exam.owner`delete from scores where case_id = ${of(7).caseId} and subject = '专业实务'`],
    ['another score', () => exam.owner`update scores set score = 30 where case_id = ${of(8).caseId}`],
  ])('O-27 what another officer confirms is what was proposed: with %s since, it is proposed anew', async (_, change) => {
    const proposed = await proposePublication(first, sessionId, proposal)
    const id = proposed.ok ? proposed.id : ''
    await exam.owner`alter table scores disable trigger user`
    await change()
    await exam.owner`alter table scores enable trigger user`
    expect(await confirmPublication(second, id)).toMatchObject({ refusal: 'conflict' })
    expect(await withdrawPublication(second, id)).toMatchObject({ ok: true })
    await exam.owner`update cases set state = 'paid' where id = ${of(6).caseId}`
  })

  test('E-33 of two who confirm at once and one who withdraws, one outcome stands', async () => {
    const proposed = await proposePublication(first, sessionId, proposal)
    const id = proposed.ok ? proposed.id : ''
    await Promise.all([
      confirmPublication(second, id),
      confirmPublication(staff('examOfficer'), id),
      withdrawPublication(first, id),
    ])
    const rows = await exam.owner`select state, confirmed_by, withdrawn_by from score_publications`
    expect(rows).toHaveLength(1)
    expect(rows[0]?.state === 'withdrawn').toBe(rows[0]?.withdrawn_by !== null)
  })

  test.each([
    [{ publishAt: '2020-09-14T09:59' }, '已经过了'],
    [{ publishAt: 'tomorrow' }, '发布时间'],
    [{ publishAt: '9999-12-31T23:59' }, '请核对年份'],
    [{ publishAt: '2020-13-45T10:00' }, '没有这个时间'],
    [{ publishAt: '2021-02-29T10:00' }, '没有这个时间'],
    [{ marks: [] }, '请填写合格标准：专业知识'],
    [{ marks: [{ subject: '专业知识', level: null, mark: '60' }] }, '请填写合格标准：专业实务'],
    [{ marks: [...proposal.marks, { subject: '专业实务', level: '中级', mark: '101' }] }, '超出满分 100'],
    [{ marks: [...proposal.marks, { subject: '英语', level: null, mark: '60' }] }, '没有“英语”'],
    [{ marks: subjects.map((subject) => ({ subject, level: null, mark: 'x' })) }, '数字'],
    [{ validYears: '0' }, '从 1 起'],
  ])('E-34 %j is refused in words', async (change, message) => {
    expect(await proposePublication(first, sessionId, { ...proposal, ...change })).toMatchObject({
      refusal: 'invalid_input',
      message: expect.stringContaining(message),
    })
  })

  test('E-33 while a score is lacking, before the exam is over, and after its own time, nothing is published', async () => {
    const proposed = await proposePublication(first, sessionId, proposal)
    await exam.setClock('2020-10-20T10:00:05+08:00')
    expect(await confirmPublication(second, proposed.ok ? proposed.id : '')).toMatchObject({ refusal: 'window_closed' })
    await withdrawPublication(second, proposed.ok ? proposed.id : '')
    await exam.setClock('2020-09-13T12:00:00+08:00')
    expect(await proposePublication(first, sessionId, proposal)).toMatchObject({ refusal: 'too_early' })
    await exam.setClock(afterExam)
    await exam.owner`alter table scores disable trigger user`
    await exam.owner`delete from scores where case_id = ${of(7).caseId} and subject = '专业实务'`
    await exam.owner`alter table scores enable trigger user`
    expect(await proposePublication(first, sessionId, proposal)).toMatchObject({
      refusal: 'not_ready',
      message: expect.stringContaining('还有 1 个成绩'),
    })
  })
})

describe('E-33 before the time nobody but officers sees a score', () => {
  test('by the page, the list, rolling, the list of those who passed, the copy of one’s data, a message', async () => {
    await publish()
    await exam.setClock(justBefore)
    const candidate = of(0)
    expect(await readOwnScores(candidate.viewer, candidate.caseId)).toMatchObject({
      scores: null,
      publishAt: new Date('2020-10-20T10:00:00+08:00'),
    })
    expect(await announceScores()).toBe(0)
    expect(await listSittings('title-knowledge', [candidate.personId], 2020)).toEqual([])
    const frame = await getExamFrame(sessionId)
    expect(frame && (await listPassed(frame, db()))).toEqual([])
    expect(await copyOf(candidate)).toContain('"成绩": []')
    expect(JSON.stringify(await readMyExams(candidate.viewer, await now()))).not.toContain('/scores')

    await exam.setClock(outAt)
    expect(await seen(candidate)).toEqual([100, 70])
    expect(await copyOf(candidate)).toContain('"成绩": "100"')
    expect(await listSittings('title-knowledge', [candidate.personId], 2020)).toHaveLength(2)
    expect(frame && (await listPassed(frame, db()))).toHaveLength(16)
    expect(JSON.stringify(await readMyExams(candidate.viewer, await now()))).toContain(`/exams/mine/${candidate.caseId}/scores`)
  })

  test('a proposed or withdrawn publication never comes out, and nobody reads another’s scores', async () => {
    const proposed = await proposePublication(first, sessionId, proposal)
    await exam.setClock('2020-12-01T10:00:00+08:00')
    expect(await seen(of(0))).toBeNull()
    await exam.setClock(afterExam)
    await withdrawPublication(first, proposed.ok ? proposed.id : '')
    await publish()
    await exam.setClock(outAt)
    for (const viewer of [of(1).viewer, first, staff('auditor')]) expect(await readOwnScores(viewer, of(0).caseId)).toBeNull()
    for (const id of ['x', '', crypto.randomUUID()]) expect(await readOwnScores(of(0).viewer, id)).toBeNull()
  })

  test('what was imported and replaced before it came out is never shown', async () => {
    await bring(csv(['准考证号', '科目', '成绩'], [of(1).number, '专业知识', '61']))
    await publish()
    await exam.setClock(outAt)
    const read = await readOwnScores(of(1).viewer, of(1).caseId)
    expect(read?.scores?.papers[0]).toMatchObject({ subject: '专业知识', score: 61, before: [] })
    expect(await copyOf(of(1))).not.toContain('59.5')
  })
})

test('E-33 E-34 each code is told, passing is judged by the standard, and what was missing is named', async () => {
  await publish()
  await exam.setClock(outAt)
  for (const [index, score, passed] of [
    [0, 100, true],
    [1, 59.5, false],
    [2, -1, false],
    [3, -2, false],
    [4, -4, false],
    [5, 60, true],
  ] as const) {
    const read = await readOwnScores(of(index).viewer, of(index).caseId)
    expect(read?.scores?.papers[0]).toMatchObject({ score, isPassed: passed, mark: 60 })
    expect(read?.scores?.standing).toMatchObject({ completedIn: passed ? 2020 : null, missing: passed ? [] : ['专业知识'] })
  }
})

test('E-33 Q-22 every candidate is told once, in batches, whoever drains', async () => {
  await publish()
  await exam.setClock(outAt)
  const told = await Promise.all([announceScores(), announceScores()])
  expect(told.reduce((sum, one) => sum + one)).toBe(20)
  expect(await announceScores()).toBe(0)
  const rows = await exam.owner`
    select payload ->> 'personId' as person, payload -> 'version' as version from outbox where task = 'notify'`
  expect(new Set(rows.map(({ person }) => person)).size).toBe(20)
  expect(new Set(rows.map(({ version }) => version))).toEqual(new Set([1]))
})

describe('E-34 rolling', () => {
  test('an earlier published year of the same exam counts, an unpublished one does not', async () => {
    const { personId, caseId, viewer } = of(1)
    await exam.owner`update exam_sessions set features = '{"rollingYears": 2}' where id = ${sessionId}`
    await exam.owner`insert into exam_sessions (id, exam, kind, title, short_title, year, fee_fen, photo_bytes_max, photo_background, advice, admit_card_notices)
      select 'title-knowledge-2019', exam, kind, title, short_title, 2019, fee_fen, photo_bytes_max, photo_background, advice, admit_card_notices from exam_sessions where id = ${sessionId}`
    await exam.owner`insert into exam_papers (session_id, subject, starts_at, ends_at) values ('title-knowledge-2019', '专业知识', '2019-09-13', '2019-09-14')`
    const [old] = await exam.owner`insert into cases (number, kind, state, entered_at, scope, applicant_id, about_type, about_id)
      values ('T2019', 'exam-registration', 'finished', now(), 'x', ${personId}, 'examSession', 'title-knowledge-2019') returning id`
    await exam.owner`insert into registrations (case_id, session_id, person_id, level, specialty) values (${old?.id}, 'title-knowledge-2019', ${personId}, '中级', '园林')`
    await exam.owner`insert into registration_papers values (${old?.id}, 'title-knowledge-2019', '专业知识')`
    await exam.owner`insert into scores (case_id, subject, version, session_id, score, source, source_id, recorded_at)
      values (${old?.id}, '专业知识', 1, 'title-knowledge-2019', 65, 'import', gen_random_uuid(), '2019-10-01')`
    await publish()
    await exam.setClock(outAt)
    const standing = async () => (await readOwnScores(viewer, caseId))?.scores?.standing
    expect(await standing()).toMatchObject({
      completedIn: null,
      counted: [{ subject: '专业实务', year: 2020, until: 2021 }],
      missing: ['专业知识'],
    })
    await exam.owner`insert into score_publications (session_id, state, standard, publish_at, recheck_until, candidates, passed, proposed_by, proposed_at)
      values ('title-knowledge-2019', 'confirmed', ${exam.owner.json({ marks: [{ subject: '专业知识', level: null, mark: 60 }], validYears: null })}, '2019-11-01', '2019-12-01', 1, 0, gen_random_uuid(), '2019-10-01')`
    expect(await standing()).toMatchObject({ completedIn: 2020, missing: [] })
    const frame = await getExamFrame(sessionId)
    expect((frame && (await listPassed(frame, db())))?.some((one) => one.caseId === caseId)).toBe(true)

    // A year in which nobody could sit it is none: a session that is being set up ends nobody's window.
    await exam.owner`update exam_sessions set year = 2018 where id = 'title-knowledge-2019'`
    await exam.owner`insert into exam_sessions (id, exam, kind, title, short_title, year, fee_fen, photo_bytes_max, photo_background, advice, admit_card_notices)
      select 'title-knowledge-draft', exam, kind, title, short_title, 2019, fee_fen, photo_bytes_max, photo_background, advice, admit_card_notices from exam_sessions where id = ${sessionId}`
    expect(await standing()).toMatchObject({ completedIn: 2020 })
    await exam.owner`update exam_sessions set published_at = '2019-01-01' where id = 'title-knowledge-draft'`
    expect(await standing()).toMatchObject({ completedIn: null })
    await exam.owner`update exam_sessions set features = '{}' where id = ${sessionId}`
  })
})
