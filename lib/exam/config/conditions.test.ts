import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { listConditionVersions } from '@/db/queries/exam-conditions'
import { clausesTold } from '@/lib/exam/conditions/conditions'
import { candidate, newPerson, sessionId } from '@/lib/workflow/fixtures/world'
import { createExam } from './create-exam'
import { frameOf, openOffice } from './fixtures/office'
import { parts } from './parts'
import { tryConditions } from './try-conditions'

const { world, officer, change } = await openOffice()
afterAll(() => world.close())
beforeEach(() => world.resetClock())

test('E-10 O-10 报考条件 written on screen judge as they read; every change is a new version, and next year begins with the newest', async () => {
  const reason = '按新的通知'
  const first = {
    source: '2026 年度报名通知',
    catalogues: '建筑类 | 土木工程、建筑学 | 消防工程',
    ...{ r0_levels: '中级', r0_atLeast: '本科', r0_years: '4' },
    ...{ r1_levels: '中级', r1_joins: 'or', r1_atLeast: '大专', r1_years: '6', r1_order: '1.5' },
  }
  expect(await change('conditions', first)).toMatchObject({ problems: { reason: expect.stringContaining('为什么改') } })
  expect(await change('conditions', first, { reason })).toEqual({ ok: true })
  const frame = await frameOf()
  expect([frame.conditionsVersion, frame.conditions && clausesTold(frame.conditions)]).toEqual([
    1,
    ['中级：具备本科及以上学历，工作满4年。', '中级：具备大专及以上学历，工作满6年。'],
  ])
  const shown = parts.conditions.show(frame)
  expect(parts.conditions.read(shown, frame)).toEqual({ value: frame.conditions, problems: {} })
  expect(await change('conditions', {}, { reason })).toMatchObject({ refusal: 'wrong_state' })
  // A line between the two, in a way of its own, and the last one struck out.
  const second = {
    r2_levels: '中级',
    r2_joins: 'or',
    r2_order: '1.2',
    r2_certificates: '初级资格',
    r2_heldYears: '5',
    r1_drop: 'yes',
  }
  expect(await change('conditions', second, { reason })).toEqual({ ok: true })
  const changed = await frameOf()
  expect([changed.conditionsVersion, changed.conditions?.choices[0]?.rule]).toMatchObject([
    2,
    { kind: 'any', of: [{ atLeast: '本科' }, { kind: 'certificate', names: ['初级资格'], years: 5 }] },
  ])
  expect((await listConditionVersions(sessionId)).map(({ version }) => version)).toEqual([2, 1])
  const trial = {
    studies: JSON.stringify([{ level: '本科', degree: '学士', major: '土木工程', mode: 'full-time', to: '2012-07' }]),
  }
  const jobs = JSON.stringify([{ from: '2013-01', field: '其他工作' }])
  const [tried] = (await tryConditions(officer, sessionId, { ...trial, jobs }, 'judge'))?.exams ?? []
  expect(tried?.choices.find(({ level }) => level === '中级')?.verdict).toBe('met')
  expect(await tryConditions(candidate(await newPerson()), sessionId, {}, 'judge')).toBeNull()
  const created = await createExam(officer, { from: sessionId, exam: '', year: '2028', title: '2028 年度专业知识考试' })
  if (!created.ok) throw new Error(created.message)
  expect((await frameOf(created.id)).conditions).toEqual(changed.conditions)
})

test.each([
  ['r0_levels', '没有的级别'],
  ['r0_years', '-1'],
  ['r0_order', 'x'],
  ['countedTo', '2020-02-30'],
  ['catalogues', '__proto__ | 土木工程'],
  ['catalogues', '甲 | 土木工程\n甲 | 建筑学'],
  ['source', ''],
  ['notes', '长'.repeat(401)],
])('Q-11 what is wrong with 报考条件 is told at %s and saves nothing', async (field, text) => {
  const frame = await frameOf()
  const typed = { source: '通知', r0_levels: '', r0_specialties: '', r0_atLeast: '本科', [field]: text }
  expect(await change('conditions', typed, { reason: '试' })).toMatchObject({
    refusal: 'invalid_input',
    problems: { [field]: expect.any(String) },
  })
  expect((await frameOf()).conditionsVersion).toBe(frame.conditionsVersion)
})

test('Q-11 no texts whatever make reading 报考条件 throw, and what is read can be shown and read again', async () => {
  const frame = await frameOf()
  const names = Object.keys(parts.conditions.fields(frame))
  const text = fc.oneof(fc.string(), fc.constantFrom('1', '中级', '本科', 'yes', '甲 | 土木工程', 'after-diploma', '__proto__'))
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), text), (typed) => {
      const { value, problems } = parts.conditions.read(typed, frame)
      if (!value || Object.keys(problems).length > 0) return
      const saved = { ...frame, conditions: value }
      expect(parts.conditions.read(parts.conditions.show(saved), saved)).toEqual({ value, problems: {} })
    }),
  )
})
