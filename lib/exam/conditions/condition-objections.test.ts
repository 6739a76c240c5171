import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededConditions } from '@/db/seed/exam-conditions'
import type { Answers } from '@/lib/workflow/form'
import { candidateOf, type TypedLevel } from './candidate-of'
import { conditionDoubts, conditionObjections, judgedByHand, judgementsAsked } from './condition-objections'
import { clausesTold, conditionsSchema } from './conditions'
import { type Asked, clockOf } from './judge'

const closes = new Date('2020-08-24T17:00:00+08:00')

/** What a session of the demo asks of these answers in August 2020. */
function asked(id: string, answers: Answers, dossier: readonly TypedLevel[] | null = null): Asked {
  const conditions = conditionsSchema.parse(seededConditions[id])
  const clock = clockOf(2020, closes, conditions)
  const candidate = candidateOf(answers, '2020-08', clock.countedTo, dossier)
  return { version: 1, conditions, clock, candidate, level: answers.level ?? '', specialty: answers.specialty ?? '' }
}
const titleKnowledge = (answers: Answers) => asked('title-knowledge-2020', answers)

const kinds = ['企业', 'civil-servant', '', undefined]
const households = ['shenzhen', 'elsewhere', '', undefined]
const insurances = ['yes', 'no', '', undefined]

test.each(
  kinds.flatMap((employerKind) =>
    households.flatMap((household) => insurances.map((socialInsurance) => ({ employerKind, household, socialInsurance }))),
  ),
)('E-07 eligibility of %o', (given) => {
  const answers = Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined))
  const isCivilServant = given.employerKind === 'civil-servant'
  const hasNoTie = given.household === 'elsewhere' && given.socialInsurance === 'no'
  const objections = conditionObjections(titleKnowledge(answers))
  expect(objections).toHaveLength(Number(isCivilServant) + Number(hasNoTie))
  for (const { message, href } of objections) expect([message, href]).toEqual([expect.stringMatching(/请返回修改/), 'details'])
})

test.each([
  ['elsewhere', 'yes', '11', 1],
  ['elsewhere', 'yes', '0', 1],
  ['elsewhere', 'yes', '12', 0],
  ['elsewhere', 'yes', '240', 0],
  ['elsewhere', 'no', '3', 0],
  ['shenzhen', 'yes', '3', 0],
  ['elsewhere', 'yes', '不详', 0],
])(
  'E-07 doubts of somebody from %s, insured %s for %s months: %i',
  (household, socialInsurance, socialInsuranceMonths, doubts) => {
    expect(conditionDoubts(titleKnowledge({ household, socialInsurance, socialInsuranceMonths }))).toHaveLength(doubts)
  },
)

test('E-07 there is no rule about nationality', () => {
  expect(clausesTold(titleKnowledge({}).conditions)).toContain('没有国籍限制。')
  expect(conditionObjections(titleKnowledge({ nationality: '外国' }))).toEqual([])
})

const civilEngineer = {
  level: '本科',
  degree: '学士',
  major: '土木工程',
  startedOn: '2008-09',
  endedOn: '2012-07',
  mode: '全日制',
}
const rows = (...of: Record<string, string>[]) => JSON.stringify(of)
const since = (from: string, to = '', related = 'yes') => ({ organisation: '甲公司', from, to, related })
const builder = (level: string, answers: Answers, dossier = [civilEngineer]) =>
  asked('second-constructor-2020', { level, specialty: '建筑工程', ...answers }, dossier)

test('E-10 二级建造师: a diploma in the field and two years of work; who has less reads how much is missing and where to mend it', () => {
  expect(conditionObjections(builder('考全科', { jobs: rows(since('2019-01')) }))).toEqual([])
  const [objection, ...rest] = conditionObjections(
    builder('考全科', { jobs: rows(since('2019-06'), since('2016-01', '2017-01', 'no')) }),
  )
  expect(rest).toEqual([])
  expect(objection?.message).toMatch(/满2年.*建设工程项目施工管理工作 1年7个月，不满2年，还差 5个月/)
  expect(objection?.href).toBe('details')
})

test('E-10 a major outside the catalogue blocks nobody and is for a person to judge', () => {
  const philosopher = [{ ...civilEngineer, major: '哲学' }]
  const one = builder('考全科', { jobs: rows(since('2015-01')) }, philosopher)
  expect(conditionObjections(one)).toEqual([])
  expect(judgedByHand(one)).toEqual(['major'])
  expect(conditionDoubts(one)).toEqual([expect.stringMatching(/“哲学”不在工程类专业目录内.*课程设置、培养计划/)])
  expect(judgementsAsked(one)).toEqual([
    expect.stringMatching(/^条文“具备工程类.*“哲学”不在工程类专业目录内.*请对照上传的课程设置/),
  ])
  for (const major of ['土木工程（道桥方向）', '土木工程专业', '消防工程']) {
    const other = builder('考全科', { jobs: rows(since('2015-01')) }, [{ ...civilEngineer, major }])
    expect([conditionObjections(other), judgedByHand(other)]).toEqual([[], []])
  }
})

test('E-10 E-13 an exemption level asks for its certificate beside what everybody needs', () => {
  const jobs = rows(since('2004-01'))
  expect(conditionObjections(builder('免二科', { jobs }))).not.toEqual([])
  const certificates = rows({ name: '二级建造师资格证书', gainedOn: '2019-05' })
  expect(conditionObjections(builder('免二科', { jobs, certificates }))).toEqual([])
  const beside = [{ ...civilEngineer, mode: '函授' }]
  const manager = rows({ name: '二级项目经理资质证书', gainedOn: '2008-05' }, { name: '中级职称', gainedOn: '2015-12' })
  expect(conditionObjections(builder('免一科', { jobs, certificates: manager }, beside))).toEqual([])
  expect(conditionObjections(builder('免一科', { jobs: rows(since('2012-08')), certificates: manager }, beside))).toHaveLength(1)
})

test('E-10 公务员招录: who graduates next summer may register, who has no 大专 may not; what the form does not ask holds nobody up', () => {
  const study = (level: string, to: string) => rows({ level, degree: '学士', major: '法学', mode: '全日制', from: '2017-09', to })
  expect(conditionObjections(asked('civil-service-2020', { studies: study('本科', '2021-07') }))).toEqual([])
  expect(conditionObjections(asked('civil-service-2020', { studies: study('本科', '2022-07') }))).toHaveLength(1)
  expect(conditionObjections(asked('civil-service-2020', { studies: study('中专', '2010-07') }))).toHaveLength(1)
  expect(judgedByHand(asked('civil-service-2020', { studies: study('本科', '2021-07') }))).toEqual([])
})

test('E-11 years without rows of jobs count as stated, but not from before a full-time diploma', () => {
  expect(conditionObjections(builder('考全科', { yearsOfWork: '2' }))).toEqual([])
  expect(conditionObjections(builder('考全科', { yearsOfWork: '1' }))).toHaveLength(1)
  expect(conditionObjections(builder('考全科', { yearsOfWork: '9' }, [{ ...civilEngineer, endedOn: '2019-07' }]))).toHaveLength(1)
})

const names = [
  ...['employerKind', 'household', 'socialInsurance', 'socialInsuranceMonths', 'studies', 'jobs', 'certificates'],
  ...['education', 'graduatedAt', 'yearsOfWork', 'level', 'specialty', 'currentTitle', 'titleGainedAt'],
]
const typed = fc.oneof(fc.string(), fc.constantFrom('2012-07', '12', '本科', 'yes', '初级', '考全科'), fc.json())

test('Q-11 no answers whatever make the rules throw', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), typed), (answers) => {
      for (const id of Object.keys(seededConditions)) {
        expect(Array.isArray(conditionObjections(asked(id, answers)))).toBe(true)
        expect(Array.isArray(conditionDoubts(asked(id, answers)))).toBe(true)
      }
    }),
  )
})
