import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Candidate, Diploma, Job, StudyMode } from './candidate'
import { lastWholeMonth, monthNumber, monthOf, monthsWords } from './month'
import { type WorkBasis, workReaches, yearsOfWork } from './years-of-work'

const job = (from: string, to: string | null, field = '施工管理', employer = '甲公司'): Job => ({ employer, field, from, to })
const diploma = (study: StudyMode, startedOn: string, graduatedOn: string): Diploma => ({
  level: '本科',
  degree: '学士',
  major: '土木工程',
  study,
  startedOn,
  graduatedOn,
})
const counted = (work: Pick<Candidate, 'jobs' | 'diplomas'>, basis: WorkBasis = {}, to = '2020-12') => {
  const { years, months } = yearsOfWork(work, basis, to)
  return [years, months]
}

describe('E-11 the manual’s words', () => {
  test('counted to 31 December of the exam year, also what lies ahead', () => {
    expect(counted({ jobs: [job('2018-08', null)], diplomas: [] })).toEqual([2, 29])
    expect(counted({ jobs: [job('2018-08', null)], diplomas: [] }, {}, lastWholeMonth('2020-08-31'))).toEqual([2, 25])
    expect(counted({ jobs: [job('2018-08', null)], diplomas: [] }, {}, lastWholeMonth('2020-08-30'))).toEqual([2, 24])
    expect(counted({ jobs: [job('2018-09', null)], diplomas: [] }, {}, lastWholeMonth('2020-08-30'))).toEqual([1, 23])
  })

  test('with a full-time diploma, from starting work after graduation', () => {
    const fullTime = diploma('full-time', '2012-09', '2016-07')
    const jobs = [job('2015-11', '2016-12'), job('2017-03', null)]
    expect(counted({ jobs, diplomas: [fullTime] }, { diploma: fullTime })).toEqual([4, 5 + 46])
    const { lines } = yearsOfWork({ jobs, diplomas: [fullTime] }, { diploma: fullTime }, '2020-12')
    expect(lines.map(({ from, to, counts, months }) => [from, to, counts, months])).toEqual([
      ['2015-11', '2016-07', false, 0],
      ['2016-08', '2016-12', true, 5],
      ['2017-03', '2020-12', true, 46],
    ])
    expect(lines[0]?.why).toMatch(/毕业|全日制/)
  })

  test('study beside work counts, study away from it does not', () => {
    const jobs = [job('2010-01', null)]
    const beside = diploma('part-time', '2014-03', '2017-01')
    const away = diploma('off-job', '2014-03', '2017-01')
    expect(counted({ jobs, diplomas: [beside] }, { diploma: beside })).toEqual([11, 132])
    expect(counted({ jobs, diplomas: [away] }, { diploma: away })).toEqual([8, 132 - 35])
    const reasons = yearsOfWork({ jobs, diplomas: [away] }, { diploma: away }, '2020-12').lines.map(({ why }) => why)
    expect(reasons).toEqual(['计入', '脱产学习期间不计', '计入'])
  })

  test('where the clause says so, only after the diploma or certificate', () => {
    const jobs = [job('2010-01', null)]
    const beside = diploma('part-time', '2014-03', '2017-01')
    const after = { month: '2017-01', what: '本科毕业' }
    expect(counted({ jobs, diplomas: [beside] }, { diploma: beside, after })).toEqual([3, 47])
    expect(counted({ jobs, diplomas: [] }, { after: { month: '2016-12', what: '取得证书' } })).toEqual([4, 48])
  })

  test('jobs at the same time count once, gaps do not count, other work does not', () => {
    const jobs = [job('2012-01', '2014-06'), job('2014-01', '2014-12', '施工管理', '乙公司'), job('2016-01', '2016-12')]
    expect(counted({ jobs, diplomas: [] })).toEqual([4, 48])
    const other = [job('2010-01', null, '其他工作'), ...jobs]
    expect(counted({ jobs: other, diplomas: [] }, { field: '施工管理' })).toEqual([4, 48])
    expect(counted({ jobs: other, diplomas: [] })).toEqual([11, 132])
  })
})

test('满几年: eleven months are none, twelve are one', () => {
  expect(counted({ jobs: [job('2020-02', null)], diplomas: [] })).toEqual([0, 11])
  expect(counted({ jobs: [job('2020-01', null)], diplomas: [] })).toEqual([1, 12])
  expect([0, 1, 12, 29].map(monthsWords)).toEqual(['0个月', '1个月', '1年', '2年5个月'])
})

const month = fc.integer({ min: monthNumber('2000-01'), max: monthNumber('2012-12') })
const fields = fc.constantFrom('施工管理', '其他工作')
const jobs = fc.array(
  fc.record({ from: month, months: fc.integer({ min: 0, max: 60 }), field: fields, goesOn: fc.boolean() }).map(
    ({ from, months, field, goesOn }): Job => ({
      employer: '某单位',
      field,
      from: monthOf(from),
      to: goesOn ? null : monthOf(from + months),
    }),
  ),
  { maxLength: 5 },
)
const studies = fc.array(
  fc
    .record({
      from: month,
      months: fc.integer({ min: 1, max: 60 }),
      study: fc.constantFrom<StudyMode>('full-time', 'part-time', 'off-job'),
    })
    .map(({ from, months, study }) => diploma(study, monthOf(from), monthOf(from + months))),
  { maxLength: 3 },
)
const situation = fc
  .record({ jobs, diplomas: studies, asked: fc.option(fields), after: fc.option(month), applies: fc.boolean() })
  .map(({ jobs, diplomas, asked, after, applies }) => ({
    work: { jobs, diplomas },
    basis: {
      field: asked ?? undefined,
      diploma: applies ? diplomas[0] : undefined,
      after: after === null ? undefined : { month: monthOf(after), what: '取得证书' },
    },
  }))

test('E-11 agrees with counting the days one by one', () => {
  const until = fc.integer({ min: monthNumber('1999-06'), max: monthNumber('2016-12') }).map(monthOf)
  fc.assert(
    fc.property(situation, until, ({ work, basis }, countedTo) => {
      const { months, years, lines } = yearsOfWork(work, basis, countedTo)
      expect(months).toBe(monthsByDays(work, basis, countedTo))
      expect(years).toBe(Math.floor(months / 12))
      expect(lines.reduce((sum, line) => sum + line.months, 0)).toBe(months)
      for (const line of lines) {
        expect(line.from <= line.to && line.to <= countedTo).toBe(true)
        expect(line.months).toBe(line.counts ? monthNumber(line.to) - monthNumber(line.from) + 1 : 0)
      }
    }),
    { numRuns: 60 },
  )
})

test('B-01 the month in which years are full is the first by which they are', () => {
  fc.assert(
    fc.property(situation, fc.integer({ min: 1, max: 12 }), ({ work, basis }, years) => {
      const full = (number: number) => yearsOfWork(work, basis, monthOf(number)).years >= years
      const reaches = workReaches(work, basis, years)
      const isHopeless = reaches === Number.POSITIVE_INFINITY
      const around = isHopeless ? [full(monthNumber('2090-12'))] : [full(reaches - 1), full(reaches)]
      expect(around).toEqual(isHopeless ? [false] : [false, true])
    }),
  )
})

test('E-11 working longer, or beside it, never makes it less', () => {
  fc.assert(
    fc.property(situation, jobs, ({ work, basis }, more) => {
      const one = yearsOfWork(work, basis, '2016-12').months
      expect(yearsOfWork({ ...work, jobs: [...work.jobs, ...more] }, basis, '2016-12').months).toBeGreaterThanOrEqual(one)
      expect(yearsOfWork(work, basis, '2017-12').months).toBeGreaterThanOrEqual(one)
    }),
  )
})

/** The slow way: walks through every day and keeps the months of those that count. */
function monthsByDays({ jobs, diplomas }: Pick<Candidate, 'jobs' | 'diplomas'>, basis: WorkBasis, countedTo: string): number {
  const months = new Set<string>()
  for (let day = Date.UTC(1999, 0, 1); ; day += 86_400_000) {
    const month = new Date(day).toISOString().slice(0, 7)
    if (month > countedTo) return months.size
    const works = jobs.some(
      ({ from, to, field }) =>
        from <= month && (to === null || month <= to) && (basis.field === undefined || basis.field === field),
    )
    const away = diplomas.some(
      ({ study, startedOn = '', graduatedOn }) => study !== 'part-time' && startedOn <= month && month <= graduatedOn,
    )
    const early = basis.diploma?.study === 'full-time' && month <= basis.diploma.graduatedOn
    const before = basis.after !== undefined && month <= basis.after.month
    if (works && !away && !early && !before) months.add(month)
  }
}
