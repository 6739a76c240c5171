import { expect, test } from 'vitest'
import { seededConditions } from '@/db/seed/exam-conditions'
import type { Candidate } from './candidate'
import { conditionsSchema } from './conditions'
import { clockOf, judgeChoices } from './judge'

const closes = new Date('2020-08-24T17:00:00+08:00')
const nobody: Candidate = { diplomas: [], jobs: [], certificates: [], asOf: '2020-08' }
const field = '经济（含会计、金融、人力资源等）'
const accountant = (from: string, to: string | null = null) => ({ employer: '某公司', field, from, to })
const diploma = {
  level: '本科',
  degree: '学士',
  major: '会计学',
  study: 'full-time',
  startedOn: '2014-09',
  graduatedOn: '2018-07',
} as const
const choices = ['初级', '中级'].flatMap((level) => ['工商管理', '金融'].map((specialty) => ({ level, specialty })))

function economics(candidate: Partial<Candidate>) {
  const conditions = conditionsSchema.parse(seededConditions['economics-2020'])
  return judgeChoices(conditions, choices, { ...nobody, ...candidate }, clockOf(2020, closes, conditions))
}

test('B-01 every level is answered once, with the specialties of which the same is true and the clause that decides', () => {
  const judged = economics({ diplomas: [diploma], jobs: [accountant('2018-08')] })
  expect(judged.map(({ level, specialties, verdict, earliest }) => [level, specialties, verdict, earliest])).toEqual([
    ['初级', ['工商管理', '金融'], 'met', null],
    ['中级', ['工商管理', '金融'], 'failed', '2022-07'],
  ])
  const [clause] = judged[1]?.deciding ?? []
  expect(clause?.clause).toBe('具备大学本科学历或学士学位，从事相关专业工作满4年。')
  expect(clause?.found).toContain('2年5个月，不满4年，还差 1年7个月')
  expect(clause?.work?.lines).toEqual([
    { employer: '某公司', from: '2018-08', to: '2020-12', months: 29, counts: true, why: '计入' },
  ])
})

test('B-01 who works no longer, or never did, is given no date; every clause is told', () => {
  for (const jobs of [[], [accountant('2018-08', '2019-12')]]) {
    const intermediate = economics({ diplomas: [diploma], jobs })[1]
    expect([intermediate?.verdict, intermediate?.earliest]).toEqual(['failed', null])
    expect(intermediate?.deciding.map(({ clause }) => clause)).toEqual([
      '具备博士学位。',
      '或者：具备硕士学位，从事相关专业工作满1年。',
      '或者：具备大学本科学历或学士学位，从事相关专业工作满4年。',
      '或者：具备大学专科学历，从事相关专业工作满6年。',
      '或者：高中毕业并取得初级经济专业技术资格，从事相关专业工作满10年。',
    ])
  }
  const [elementary] = economics({})
  expect(elementary).toMatchObject({ verdict: 'failed', earliest: null, deciding: [{ found: '没有填写学历' }] })
})

test('E-10 of a level for which no condition is written nobody is told that they qualify, and nobody is held up', () => {
  const conditions = conditionsSchema.parse(seededConditions['economics-2020'])
  const [senior] = judgeChoices(conditions, [{ level: '高级', specialty: '金融' }], nobody, clockOf(2020, closes, conditions))
  expect(senior).toMatchObject({
    verdict: 'review',
    earliest: null,
    deciding: [{ clause: '报考条件以报名文件为准。', unknown: true }],
  })
})

test('B-01 a diploma to come brings the month in which it comes', () => {
  const [elementary] = economics({ diplomas: [{ ...diploma, level: '高中', graduatedOn: '2021-06' }] })
  expect(elementary).toMatchObject({ verdict: 'failed', earliest: '2021-06' })
})

test('E-10 the shortest way counts: 硕士 1, 大专 6, or 初级 and ten years', () => {
  const verdict = (candidate: Partial<Candidate>) => economics(candidate)[1]?.verdict
  const master = { ...diploma, level: '硕士研究生', degree: '硕士', graduatedOn: '2019-06', startedOn: '2016-09' } as const
  expect(verdict({ diplomas: [master], jobs: [accountant('2019-07')] })).toBe('met')
  expect(verdict({ diplomas: [{ ...master, level: '博士研究生', degree: '博士' }] })).toBe('met')
  expect(verdict({ diplomas: [{ ...diploma, level: '大专', study: 'part-time' }], jobs: [accountant('2015-01')] })).toBe('met')
  const school = { ...diploma, level: '高中', degree: '无', graduatedOn: '2008-07', startedOn: '2005-09' } as const
  const certificates = [{ name: '初级经济专业技术资格', gainedOn: '2015-11' }]
  expect(verdict({ diplomas: [school], jobs: [accountant('2011-01')] })).toBe('failed')
  expect(verdict({ diplomas: [school], jobs: [accountant('2011-01')], certificates })).toBe('met')
  expect(verdict({ diplomas: [school], jobs: [accountant('2011-02')], certificates })).toBe('failed')
})

test('E-10 a diploma is to be in hand by the last second of registration: what closes at midnight closes with the month before', () => {
  expect(clockOf(2020, new Date('2020-09-01T00:00:00+08:00'), {}).heldBy).toBe('2020-08')
  expect(clockOf(2020, new Date('2020-09-01T00:01:00+08:00'), {})).toEqual({ heldBy: '2020-09', countedTo: '2020-12' })
})
