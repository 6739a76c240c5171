import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { insertConditions, listConditionVersions } from '@/db/queries/exam-conditions'
import { seedExamConditions, seededConditions } from '@/db/seed/exam-conditions'
import { seedExams, titleKnowledgeId } from '@/db/seed/exams'
import { fieldsOf } from '@/lib/workflow/form'
import type { Conditions } from './conditions'
import { readEligibility, readEligibilityStep } from './read-eligibility'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
  await database.setClock('2020-08-15T10:00:00+08:00')
  await seedExams()
  await seedQualification()
  await seedExamConditions()
})
afterAll(() => database.close())

const economics = 'economics-2020'
async function seedQualification() {
  const { owner } = database
  await owner`insert into exam_sessions (id, exam, kind, title, short_title, year, fee_fen, photo_bytes_max, photo_background, advice, admit_card_notices, published_at)
    values (${economics}, 'economics', 'qualification', '经济专业技术资格考试', '经济专业技术资格', 2020, 0, 51200, 'white', '[]', '[]', '2020-07-01') on conflict do nothing`
  await owner`insert into exam_windows (session_id, name, opens_at, closes_at)
    select ${economics}, name, '2020-09-01 09:00+08', '2020-09-10 17:00+08' from unnest(array['registration', 'payment', 'applicationForm', 'admitCard']) name on conflict do nothing`
  await owner`insert into exam_choices (session_id, level, specialty, ordinal) values (${economics}, '初级', '金融', 1), (${economics}, '中级', '金融', 2) on conflict do nothing`
}

const rows = (...of: Record<string, string>[]) => JSON.stringify(of)
const studies = rows({ level: '本科', degree: '学士', major: '会计学', mode: 'full-time', from: '2014-09', to: '2018-07' })
const jobs = rows({ from: '2018-08', field: '经济（含会计、金融、人力资源等）' })
const typed = { studies, jobs, household: 'elsewhere', socialInsurance: 'yes', socialInsuranceMonths: '24', employerKind: '其他' }
const read = async (answers: Record<string, string>, button: unknown = 'judge') => readEligibility(answers, button)

test('B-01 what one qualifies for in every exam, when it opens, and the earliest date otherwise; nothing is kept', async () => {
  const tables = () =>
    database.owner`select (select count(*) from cases) as cases, (select count(*) from flows) as flows, (select count(*) from case_answers) as answers`
  const before = await tables()
  const { exams, problems } = await read(typed)
  expect(problems).toEqual({})
  const found = exams?.find(({ id }) => id === economics)
  expect(found?.when).toBe('9月1日 09:00 开始报名')
  expect(found?.choices.map(({ level, verdict, earliest }) => [level, verdict, earliest])).toEqual([
    ['初级', 'met', null],
    ['中级', 'failed', '2022-07'],
  ])
  const knowledge = exams?.find(({ id }) => id === titleKnowledgeId)
  expect(knowledge?.when).toMatch(/^正在报名，8月24日/)
  expect(knowledge?.choices.map(({ verdict }) => verdict)).toEqual(['met', 'met', 'met'])
  expect(await tables()).toEqual(before)
})

test('B-01 the questions offer the kinds of work and certificates that conditions name', async () => {
  const fields = fieldsOf(await readEligibilityStep())
  expect(fields.jobs?.columns?.field?.options).toContainEqual({ value: '其他工作', label: '其他工作' })
  expect(fields.jobs?.columns?.field?.options).toContainEqual(expect.objectContaining({ label: expect.stringContaining('会计') }))
  expect(fields.certificates?.columns?.name?.options).toEqual([{ value: '初级经济专业技术资格', label: '初级经济专业技术资格' }])
})

test('Q-10 Q-11 what cannot be read is said at its cell, with everything typed; nonsense is no error', async () => {
  const wrong = await read({ ...typed, jobs: rows({ from: '2018年8月', field: '其他工作' }) })
  expect(wrong.exams).toBeNull()
  expect(wrong.problems).toEqual({ 'jobs.0.from': expect.stringMatching(/年-月/) })
  expect(wrong.answers.studies).toBe(studies)
  for (const nonsense of [{}, { studies: '{' }, { jobs: '[1]' }, { __proto__: 'x', unheard: 'y' }, { household: '月球' }])
    expect(await read(nonsense as Record<string, string>)).toHaveProperty('problems')
  expect((await read({})).exams?.length).toBeGreaterThan(0)
  expect((await read({}, 'rows:add:nothing:0')).problems).toEqual({})
})

test('Q-40 without scripts a button brings one more row, and nothing is judged yet', async () => {
  const more = await read(typed, 'rows:add:jobs:1')
  expect(more.exams).toBeNull()
  expect(JSON.parse(more.answers.jobs ?? '')).toHaveLength(2)
  expect(more.answers.studies).toBe(studies)
})

test('E-10 O-10 a change is a new version that counts at once; what was asked before stays known', async () => {
  const before = await getExamFrame(economics)
  const stricter: Conditions = {
    source: '新的通知',
    catalogues: {},
    choices: [],
    notes: [],
    everyone: { kind: 'education', atLeast: '博士研究生', clause: '具备博士研究生学历。' },
  }
  const version = await db().transaction((tx) => insertConditions(tx, economics, stricter, new Date('2020-08-16T09:00:00+08:00')))
  const after = await getExamFrame(economics)
  expect(version).toBe(2)
  expect(after?.conditions).toEqual(stricter)
  expect(after?.session.version).toBeGreaterThan(before?.session.version ?? 0)
  expect((await listConditionVersions(economics)).map((one) => one.conditions)).toEqual([stricter, seededConditions[economics]])
  expect((await read({ studies })).exams?.find(({ id }) => id === economics)?.choices.map((one) => one.verdict)).toEqual([
    'failed',
    'failed',
  ])
  await expect(db().execute(`update exam_conditions set version = 9`)).rejects.toThrow()
  await expect(db().execute(`delete from exam_conditions`)).rejects.toThrow()
})
