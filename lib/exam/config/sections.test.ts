import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { civilServiceId } from '@/db/seed/civil-service'
import { seedExams, titleKnowledgeId } from '@/db/seed/exams'
import { type Field, fieldsOf, isRequired } from '@/lib/workflow/form'
import { detailsStep } from '../details-step'
import type { SectionChoice } from '../sections/choice'
import { sections } from './sections'

beforeAll(async () => {
  const { close } = await openTestDatabase()
  await seedExams()
  return close
})

async function frameOf(id: string): Promise<ExamFrame> {
  const frame = await getExamFrame(id)
  if (!frame) throw new Error(`there is no ${id}`)
  return frame
}

const asked = (choices?: readonly SectionChoice[]) =>
  Object.entries<Field>(fieldsOf(detailsStep('2020-11', choices))).map(([name, field]) => [name, isRequired(field)])

test.each([titleKnowledgeId, civilServiceId])(
  'O-10 %s: what an officer is shown of its sections reads back as the same form',
  async (id) => {
    const frame = await frameOf(id)
    const shown = sections.show(frame)
    const { value, problems } = sections.read(shown, frame)
    expect(problems).toEqual({})
    expect(asked(value.sections)).toEqual(asked(frame.session.features.sections))
    const again = { ...frame, session: { ...frame.session, features: { ...frame.session.features, ...value } } }
    expect(sections.show(again)).toEqual(shown)
  },
)

test('E-04 O-10 an officer leaves out a section, requires a question, and the form of candidates follows', async () => {
  const frame = await frameOf(titleKnowledgeId)
  const typed = {
    sections: '本人信息 | 民族*\n工作 | 工作单位*、现有职称\n联系方式 | 电子邮箱*、邮政编码*',
    rules: '在校学生可以报名。',
  }
  const { value, problems } = sections.read(typed, frame)
  expect(problems).toEqual({})
  await db().transaction((tx) => sections.write(tx, frame, value))
  const { features } = (await frameOf(titleKnowledgeId)).session
  expect(features.rules).toEqual(['在校学生可以报名。'])
  expect(asked(features.sections)).toEqual([
    ['photo', true],
    ...['name', 'sex', 'idNumber', 'mobile'].map((name) => [name, false]),
    ['ethnicity', true],
    ['employer', true],
    ['currentTitle', false],
    ['postcode', true],
    ['email', true],
  ])
})

test.each([
  ['', '不能去掉'],
  ['联系方式 | 电子邮箱', '不能去掉'],
  ['本人信息 | 民族\n爱好 | 书法', '第 2 行：没有“爱好”'],
  ['本人信息 | 民族、书法', '“本人信息”里没有“书法”'],
  ['本人信息\n联系方式', '“联系方式”至少要有一项'],
  ['本人信息 | 民族、民族', '同一项目只能选一次'],
  ['本人信息\n学历 | 最高学历\n学历与学习经历 | 最高学历、学习经历', '问了两次'],
])('O-10 sections %j are refused: %s', async (typed, message) => {
  const { problems } = sections.read({ sections: typed, rules: '甲' }, await frameOf(civilServiceId))
  expect(problems.sections).toContain(message)
})
