import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { getExamFrame } from '@/db/queries/exam'
import { civilServiceId } from '@/db/seed/civil-service'
import { seedExams, titleKnowledgeId } from '@/db/seed/exams'
import { sha256 } from '@/lib/crypto/canonical'
import { candidate, newPerson } from '@/lib/workflow/fixtures/world'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { examEnd } from './facts'
import { nextPoints } from './next-points'
import { openRegistration } from './open-registration'
import { readRegistration } from './read-registration'
import { registrationView } from './registration-view'
import { saveStep } from './save-step'

let world: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  world = await openTestDatabase()
  await seedExams()
  return world.close
})
beforeEach(() => world.setClock('2020-11-14T10:00:00+08:00'))

const at = (text: string) => new Date(`${text}+08:00`)
const origin = { address: '127.0.0.1', device: 'test' }
const study = { level: '本科', school: '深圳大学' }

async function begin() {
  const viewer = candidate(await newPerson())
  const opened = await openRegistration(viewer, civilServiceId, performance.now())
  if (!opened.ok) throw new Error(opened.message)
  const read = async () => {
    const found = await readRegistration(viewer, civilServiceId)
    if (!found) throw new Error('no registration')
    return found
  }
  return { viewer, id: opened.id, read }
}

test('E-02 E-05 E-30 seed 001: windows, papers, fee and letters of the civil-service exam are those of its notice', async () => {
  const frame = await getExamFrame(civilServiceId)
  if (!frame) throw new Error('no exam was seeded')
  expect(frame.session).toMatchObject({ title: '深圳市服务“双区”建设专项招录公务员', choiceBy: 'position', feeFen: 10_000 })
  expect(frame.windows).toEqual({
    registration: { from: at('2020-11-13T09:00'), to: at('2020-11-18T16:00') },
    payment: { from: at('2020-11-13T09:00'), to: at('2020-11-20T16:00') },
    applicationForm: { from: at('2020-11-16T09:00'), to: at('2020-12-13T16:00') },
    admitCard: { from: at('2020-12-07T10:00'), to: at('2020-12-13T16:00') },
  })
  expect(frame.papers.map(({ subject, startsAt, endsAt }) => [subject, startsAt, endsAt])).toEqual([
    ['行政职业能力测验', at('2020-12-13T09:00'), at('2020-12-13T11:00')],
    ['申论', at('2020-12-13T14:00'), at('2020-12-13T16:30')],
  ])
  expect(examEnd(frame)).toEqual(at('2020-12-13T16:30'))
  expect(frame.letters.map(({ title, needsTick }) => [title, needsTick])).toEqual([
    ['诚信承诺书', false],
    ['疫情防控须知', true],
  ])
  for (const letter of frame.letters) {
    expect(letter.textHash).toBe(sha256([letter.title, ...letter.paragraphs].join('\n')))
    expect(letter.paragraphs.join('').length).toBeGreaterThan(500)
  }
})

test('E-01 O-01 the next moments of several exams stand in one list', async () => {
  const frames = await Promise.all([titleKnowledgeId, civilServiceId].map((id) => getExamFrame(id)))
  const points = nextPoints(
    frames.filter((frame) => frame !== null),
    at('2020-09-13T08:00'),
  )
  expect(points.map(({ what, session }) => `${session}：${what}`)).toEqual([
    '职称专业知识考试：考试：专业知识',
    '专项招录公务员：报名开始 09:00',
    '专项招录公务员：报名截止 16:00',
    '专项招录公务员：缴费截止 16:00',
  ])
})

test('E-30 the application form is printed in its own window, which begins after payment', async () => {
  const { read } = await begin()
  const { head, form, frame } = await read()
  const registration = {
    level: null,
    specialty: null,
    confirmedAt: at('2020-11-14T10:00'),
    paidAt: at('2020-11-14T10:05'),
    positionCode: 'A1',
  }
  const input = {
    id: head.id,
    number: head.number,
    sessionId: civilServiceId,
    head: { state: 'paid', dueAt: null },
    registration,
    answers: {},
  }
  const view = (when: string) =>
    registrationView({ ...input, form, windows: frame.windows, examStartsAt: at('2020-12-13T09:00'), seated: false }, at(when))
  const printing = (when: string) => view(when).operations.find(({ label }) => label === '打印报名表')
  expect(printing('2020-11-16T08:59')?.reason).toBe('11月16日 09:00 起')
  expect(printing('2020-11-16T09:00')?.href).toContain('/api/print/application-form/')
  expect(view('2020-11-16T09:00').choice).toBe('职位 A1')
  expect(view('2020-11-16T09:00').line.map(({ label }) => label)).toContain('选择职位')
})

test('E-04 Q-12 rows are saved as typed, once; another window’s are shown, never overwritten', async () => {
  const { viewer, id, read } = await begin()
  const typed = JSON.stringify([{ school: ' 深圳大学 ', foreign: 'x', level: '本科', major: 'x\u0000y' }, {}])
  const saved = await saveAnswers(viewer, id, { studies: typed }, 1)
  const stored = '[{"level":"本科","school":" 深圳大学 ","major":"xy"},{}]'
  expect(saved).toMatchObject({ ok: true, version: 2, answers: { studies: stored } })
  expect(await saveAnswers(viewer, id, { studies: stored }, 2)).toMatchObject({ ok: true, version: 2 })
  expect(await saveAnswers(viewer, id, { studies: '[{"level":"大专"}]' }, 1)).toMatchObject({
    refusal: 'conflict',
    theirs: { studies: stored },
  })
  expect(await saveAnswers(viewer, id, { studies: '[{},{}]' }, 2)).toMatchObject({ ok: true, answers: { studies: '' } })
  expect((await read()).answers.studies).toBe('')
})

test('Q-11 rows that no page of ours sends are refused with a word, and change nothing', async () => {
  const { viewer, id, read } = await begin()
  await saveAnswers(viewer, id, { studies: JSON.stringify([study]) }, 1)
  const many = JSON.stringify(Array.from({ length: 51 }, () => study))
  const huge = JSON.stringify(Array.from({ length: 50 }, () => ({ school: '长'.repeat(500) })))
  for (const studies of ['{', '"x"', '[[]]', '[{"school":1}]', '['.repeat(19_000), many, huge])
    expect(await saveAnswers(viewer, id, { studies, employer: 'x' }, 2)).toMatchObject({
      refusal: 'invalid_input',
      message: expect.stringContaining('学习经历'),
    })
  const long = await saveAnswers(viewer, id, { jobs: JSON.stringify([{ post: '长'.repeat(900) }]) }, 2)
  expect(long).toMatchObject({ ok: true, answers: { jobs: JSON.stringify([{ post: '长'.repeat(500) }]) } })
  expect((await read()).answers).toMatchObject({ studies: JSON.stringify([study]) })
})

test('Q-40 B-16 without scripts the buttons of a section save everything typed and come back to it', async () => {
  const { viewer, id, read } = await begin()
  let version = 1
  const press = async (change: 'add' | 'remove' | 'up' | 'paste', row: number, values: Record<string, string>) => {
    const saving = { caseId: id, step: 'details', values, version, origin, change: { field: 'studies', what: change, row } }
    const saved = await saveStep(viewer, saving, performance.now())
    version = (await read()).version
    return { saved, answers: (await read()).answers }
  }
  const first = await press('add', 1, { employer: '甲', studies: JSON.stringify([study]) })
  expect(first.saved).toEqual({ ok: true, next: `/exams/${civilServiceId}/details#field-studies` })
  expect(first.answers).toMatchObject({ employer: '甲', studies: JSON.stringify([study, {}]) })
  const pasted = await press('paste', 0, {
    studies: JSON.stringify([study]),
    '_paste.studies': '硕士研究生\t全日制\t2014.9\n1\t2\t3\t4\t5\t6\t7\t8\t9',
  })
  expect(pasted.saved).toMatchObject({
    ok: false,
    message: expect.stringContaining('第 2 行有 9 格'),
    answers: { '_paste.studies': '1\t2\t3\t4\t5\t6\t7\t8\t9' },
  })
  const master = { level: '硕士研究生', mode: '全日制', from: '2014-09' }
  expect(pasted.answers.studies).toBe(JSON.stringify([study, master]))
  expect((await press('up', 1, { studies: JSON.stringify([study, master]) })).answers.studies).toBe(
    JSON.stringify([master, study]),
  )
  expect((await press('remove', 0, { studies: JSON.stringify([master]) })).answers.studies).toBe('')
  const elsewhere = {
    caseId: id,
    step: 'details',
    values: {},
    version,
    origin,
    change: { field: 'employer', what: 'add', row: 0 } as const,
  }
  for (const wrong of [
    elsewhere,
    { ...elsewhere, step: '__proto__' },
    { ...elsewhere, caseId: 'x' },
    { ...elsewhere, change: { ...elsewhere.change, field: 'toString' } },
  ])
    expect(await saveStep(viewer, wrong, performance.now())).toMatchObject({
      ok: false,
      message: expect.stringContaining('没有这一部分'),
    })
  const other = candidate(await newPerson())
  expect(
    await saveStep(other, { ...elsewhere, change: { field: 'studies', what: 'add', row: 0 } }, performance.now()),
  ).toMatchObject({ ok: false })
})

test('E-04 what was typed for another exam is filled in as far as this one asks for it', async () => {
  await world.setClock('2020-08-15T10:00:00+08:00')
  const viewer = candidate(await newPerson())
  const before = await openRegistration(viewer, titleKnowledgeId, performance.now())
  if (!before.ok) throw new Error(before.message)
  await saveAnswers(
    viewer,
    before.id,
    { employer: '甲', education: '本科', socialInsurance: 'no', household: 'elsewhere', level: '中级' },
    1,
  )
  await world.setClock('2020-11-14T10:00:00+08:00')
  await openRegistration(viewer, civilServiceId, performance.now())
  const { name: _, sex, idNumber, mobile, ...typed } = (await readRegistration(viewer, civilServiceId))?.answers ?? {}
  expect(typed).toEqual({ employer: '甲', education: '本科' })
})
