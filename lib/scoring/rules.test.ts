import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, type Sat, standingOf } from './rules'
import { isPassed, passMark, unmarked } from './standard'

const pass = (year: number, ...subjects: string[]): Sat[] => subjects.map((subject) => ({ year, subject, passed: true }))
const fail = (year: number, ...subjects: string[]): Sat[] => subjects.map((subject) => ({ year, subject, passed: false }))
const asked = (change: Partial<Asked>): Asked => {
  return {
    required: ['法规', '管理', '实务'],
    rollingYears: 2,
    years: [2018, 2019, 2020, 2021, 2022],
    sat: [],
    upTo: 2020,
    ...change,
  }
}

test('E-34 a non-rolling exam is passed all at once, and says what was missing this time', () => {
  const sat = [...pass(2020, '法规', '实务'), ...fail(2020, '管理')]
  expect(standingOf(asked({ rollingYears: 1, sat }))).toMatchObject({ completedIn: null, missing: ['管理'] })
  const all = [...sat.filter((one) => one.passed), ...pass(2019, '管理')]
  expect(standingOf(asked({ rollingYears: 1, sat: all }))).toMatchObject({ completedIn: null, missing: ['管理'] })
  expect(standingOf(asked({ rollingYears: 1, sat: pass(2020, '法规', '实务', '管理') }))).toMatchObject({
    completedIn: 2020,
    missing: [],
  })
})

test('E-34 两年滚动: 2019 and 2020 count together, 2018 and 2020 do not; what is passed counts until the year that is told', () => {
  const first = asked({ upTo: 2019, sat: [...pass(2019, '法规'), ...fail(2019, '管理', '实务')] })
  expect(standingOf(first)).toEqual({
    completedIn: null,
    counted: [{ subject: '法规', year: 2019, until: 2020 }],
    missing: ['管理', '实务'],
  })
  expect(standingOf(asked({ sat: [...pass(2019, '法规'), ...pass(2020, '管理', '实务')] }))).toMatchObject({
    completedIn: 2020,
    missing: [],
  })
  const late = standingOf(asked({ sat: [...pass(2018, '法规'), ...pass(2020, '管理', '实务')] }))
  expect(late).toEqual({
    completedIn: null,
    counted: [
      { subject: '管理', year: 2020, until: 2021 },
      { subject: '实务', year: 2020, until: 2021 },
    ],
    missing: ['法规'],
  })
})

test('E-34 a pass that runs out with this exam is to be passed again in the next one', () => {
  const standing = standingOf(asked({ sat: [...pass(2019, '法规'), ...pass(2020, '管理'), ...fail(2020, '实务')] }))
  expect(standing.counted).toContainEqual({ subject: '法规', year: 2019, until: 2020 })
  expect(standing.missing).toEqual(['法规', '实务'])
})

test('E-34 consecutive exam years are those in which the exam was held; a future year is counted on', () => {
  const sat = [...pass(2019, '法规'), ...pass(2021, '管理', '实务')]
  expect(standingOf(asked({ years: [2019, 2021], upTo: 2021, sat }))).toMatchObject({ completedIn: 2021 })
  expect(standingOf(asked({ years: [2019], upTo: 2019, rollingYears: 4, sat: pass(2019, '法规') })).counted[0]?.until).toBe(2022)
})

test('E-34 who passed stays passed, whatever is sat afterwards', () => {
  const sat = [...pass(2018, '法规', '管理', '实务'), ...fail(2022, '法规')]
  expect(standingOf(asked({ upTo: 2022, sat }))).toMatchObject({ completedIn: 2018, missing: [] })
})

test('E-34 rolling agrees with trying every n consecutive years', () => {
  const subjects = ['A', 'B', 'C', 'D']
  const sat = fc.array(
    fc.record({ year: fc.integer({ min: 2010, max: 2017 }), subject: fc.constantFrom(...subjects), passed: fc.boolean() }),
    { maxLength: 24 },
  )
  const years = fc.uniqueArray(fc.integer({ min: 2010, max: 2017 }), { minLength: 1 })
  const required = fc.uniqueArray(fc.constantFrom(...subjects), { minLength: 1 })
  fc.assert(
    fc.property(sat, years, required, fc.integer({ min: 1, max: 5 }), fc.nat(), (sat, years, required, rollingYears, pick) => {
      const taken = sat.filter((one) => years.includes(one.year))
      const upTo = years[pick % years.length] ?? 0
      const standing = standingOf({ required, rollingYears, years, sat: taken, upTo })
      expect(standing.completedIn).toBe(slowly(required, rollingYears, years, taken, upTo))
      for (const subject of standing.missing) expect(required).toContain(subject)
      if (standing.completedIn === null) expect(standing.missing.length).toBeGreaterThan(0)
    }),
    { numRuns: 3000 },
  )
})

test('E-34 passing exactly what is missing in the next year completes, and passing less does not', () => {
  const subjects = ['A', 'B', 'C']
  const sat = fc.array(
    fc.record({ year: fc.integer({ min: 2015, max: 2019 }), subject: fc.constantFrom(...subjects), passed: fc.boolean() }),
  )
  fc.assert(
    fc.property(sat, fc.integer({ min: 2, max: 4 }), (sat, rollingYears) => {
      const years = [2015, 2016, 2017, 2018, 2019]
      const asked = { required: subjects, rollingYears, years, sat, upTo: 2019 }
      const { completedIn, missing } = standingOf(asked)
      if (completedIn !== null) return
      const next = (passed: string[]) => standingOf({ ...asked, upTo: 2020, sat: [...sat, ...pass(2020, ...passed)] }).completedIn
      expect(next(missing)).toBe(2020)
      expect(next(missing.slice(1))).toBeNull()
    }),
  )
})

/** The first year that ends a window of n exam years in which each paper was passed, by trying every window. */
function slowly(required: string[], n: number, years: number[], sat: Sat[], upTo: number): number | null {
  const held = years.toSorted((one, other) => one - other).filter((year) => year <= upTo)
  for (const [end, year] of held.entries()) {
    const window = held.slice(Math.max(0, end - n + 1), end + 1)
    const passes = (subject: string) => sat.some((one) => one.passed && one.subject === subject && window.includes(one.year))
    if (required.every(passes)) return year
  }
  return null
}

test('E-34 a level may have a mark of its own; a code never passes', () => {
  const standard = {
    marks: [
      { subject: '专业知识', level: null, mark: 60 },
      { subject: '专业知识', level: '副高级', mark: 55 },
    ],
    validYears: null,
  }
  expect(passMark(standard, '专业知识', '中级')).toBe(60)
  expect(passMark(standard, '专业知识', '副高级')).toBe(55)
  expect(passMark(standard, '外语', null)).toBeNull()
  expect([60, 59.5, -1, -4].map((score) => isPassed(standard, { subject: '专业知识', level: '中级', score }))).toEqual([
    true,
    false,
    false,
    false,
  ])
  const nothing = { marks: [{ subject: '专业知识', level: null, mark: 0 }], validYears: null }
  expect(isPassed(nothing, { subject: '专业知识', level: null, score: -1 })).toBe(false)
  const papers = [
    { subject: '专业知识', levels: null },
    { subject: '外语', levels: ['中级'] },
  ]
  expect(unmarked(standard, papers, ['中级', '副高级'])).toEqual(['外语（中级）'])
})
