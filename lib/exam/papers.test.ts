import { expect, test } from 'vitest'
import { feeOf, papersOf, papersOpenTo } from './papers'

const paper = (subject: string, levels: string[] | null, specialties: string[] | null) => ({
  subject,
  levels,
  specialties,
  feeFen: 5700,
})
const papers = [
  paper('施工管理', ['全科', '免一科'], null),
  paper('法规及相关知识', ['全科'], null),
  paper('专业实务（建筑）', null, ['建筑工程']),
  paper('专业实务（机电）', null, ['机电工程']),
]
const exam = (choiceBy: string) => ({
  session: { feeFen: 1000, choiceBy, features: { rollingYears: 2 } },
  choices: [{ level: '免一科', specialty: '建筑工程', feeFen: 200 }],
  papers,
})
const titles = (found: readonly { subject: string }[]) => found.map(({ subject }) => subject)

test('E-05 a paper is for the levels and specialties it names, or for everybody', () => {
  expect(titles(papersOpenTo(papers, { level: '全科', specialty: '机电工程' }))).toEqual([
    '施工管理',
    '法规及相关知识',
    '专业实务（机电）',
  ])
  expect(titles(papersOpenTo(papers, { level: '免二科', specialty: '建筑工程' }))).toEqual(['专业实务（建筑）'])
  expect(papersOpenTo(papers, {})).toEqual([])
})

test('E-05 who chooses subjects sits those chosen, none that is not open to the level; all others sit all', () => {
  const answers = { level: '免一科', specialty: '建筑工程', subjects: '法规及相关知识、专业实务（建筑）' }
  expect(titles(papersOf(exam('subjects'), answers))).toEqual(['专业实务（建筑）'])
  expect(titles(papersOf(exam('level-specialty'), answers))).toEqual(['施工管理', '专业实务（建筑）'])
})

test('E-20 the fee is of the exam, the level and specialty, and each paper', () => {
  expect(feeOf(exam('level-specialty'), { level: '免一科', specialty: '建筑工程' })).toBe(1000 + 200 + 2 * 5700)
  expect(feeOf(exam('subjects'), { level: '免一科', specialty: '建筑工程', subjects: '施工管理' })).toBe(1000 + 200 + 5700)
  expect(feeOf(exam('level-specialty'), { level: '全科', specialty: '机电工程' })).toBe(1000 + 3 * 5700)
})
