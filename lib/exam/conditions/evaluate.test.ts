import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededConditions } from '@/db/seed/exam-conditions'
import type { Clock } from './attempts'
import { type Candidate, type Certificate, type Diploma, degrees, educationLevels, type Job, studyModes } from './candidate'
import { type Conditions, conditionsSchema, type Rule } from './conditions'
import { evaluate, rankOf } from './evaluate'
import { type Month, monthNumber, monthOf } from './month'

const catalogues: Conditions['catalogues'] = { 工程类: { majors: ['土木工程'], alike: ['消防工程'] } }
const monthsOf = (from: Month, to: Month) => fc.integer({ min: monthNumber(from), max: monthNumber(to) }).map(monthOf)
const month = monthsOf('2000-01', '2024-12')
const study = fc.constantFrom(...studyModes)
const field = fc.constantFrom('施工管理', '其他')
const names = ['初级资格', '中级职称']

const diploma: fc.Arbitrary<Diploma> = fc
  .record({
    level: fc.constantFrom(...educationLevels),
    degree: fc.constantFrom(...degrees),
    major: fc.constantFrom('土木工程', '消防工程', '哲学', ''),
    study,
    graduated: month,
    length: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ graduated, length, ...rest }) => ({
    ...rest,
    graduatedOn: graduated,
    startedOn: monthOf(monthNumber(graduated) - length),
  }))
const job: fc.Arbitrary<Job> = fc
  .record({ from: month, length: fc.integer({ min: 0, max: 200 }), field, goesOn: fc.boolean() })
  .map(({ from, length, field, goesOn }) => ({
    employer: '某单位',
    field,
    from,
    to: goesOn ? null : monthOf(monthNumber(from) + length),
  }))
const certificate: fc.Arbitrary<Certificate> = fc.record({ name: fc.constantFrom(...names, '别的证书'), gainedOn: month })
const maybe = fc.option(fc.boolean(), { nil: undefined })
const candidate: fc.Arbitrary<Candidate> = fc.record({
  diplomas: fc.array(diploma, { maxLength: 3 }),
  jobs: fc.array(job, { maxLength: 4 }),
  certificates: fc.array(certificate, { maxLength: 3 }),
  employed: maybe,
  civilServant: maybe,
  localHousehold: maybe,
  insured: maybe,
  insuredMonths: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  asOf: fc.constant('2020-08'),
})

const clause = '一条'
const years = fc.integer({ min: 0, max: 10 })
const work = fc.record({ years, field: fc.option(field, { nil: undefined }), after: maybe })
const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant('education' as const),
    atLeast: fc.constantFrom(...educationLevels),
    degree: fc.option(fc.constantFrom(...degrees), { nil: undefined }),
    majors: fc.option(fc.record({ of: fc.constant('工程类'), alike: fc.boolean() }), { nil: undefined }),
    fullTime: maybe,
    monthsAhead: fc.option(fc.integer({ min: 0, max: 24 }), { nil: undefined }),
    work: fc.option(work, { nil: undefined }),
    clause: fc.constant(clause),
  }),
  fc.record({
    kind: fc.constant('certificate' as const),
    names: fc.subarray(names, { minLength: 1 }),
    years: fc.option(years, { nil: undefined }),
    work: fc.option(work, { nil: undefined }),
    clause: fc.constant(clause),
  }),
  fc.record({ kind: fc.constant('work' as const), work, clause: fc.constant(clause) }),
  fc.record({
    kind: fc.constant('insured' as const),
    months: fc.integer({ min: 1, max: 36 }),
    fewer: fc.constantFrom('failed' as const, 'review' as const),
    clause: fc.constant(clause),
  }),
  fc
    .constantFrom<Array<'employed' | 'household' | 'not-civil-servant'>>('employed', 'household', 'not-civil-servant')
    .map((kind) => ({ kind, clause })),
)
const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).rule

const on = (month: number): Clock => ({ heldBy: monthOf(month), countedTo: monthOf(month) })
const rankAt = (asked: Rule, who: Candidate, clock: Clock) => rankOf(evaluate(asked, who, clock, catalogues).verdict)

test('B-01 the earliest month is the first by whose end evaluation says so; never one where it is hopeless', () => {
  fc.assert(
    fc.property(rule, candidate, (asked, who) => {
      const { metFrom, openFrom } = evaluate(asked, who, on(monthNumber('2020-12')), catalogues)
      const first = (rank: number, from: number) => {
        const [soon, late] = [monthNumber('1990-01'), monthNumber('2100-12')]
        if (from === Number.POSITIVE_INFINITY) return rankAt(asked, who, on(late)) < rank
        if (from === Number.NEGATIVE_INFINITY) return rankAt(asked, who, on(soon)) >= rank
        return rankAt(asked, who, on(from)) >= rank && rankAt(asked, who, on(from - 1)) < rank
      }
      expect([first(rankOf('met'), metFrom), first(rankOf('review'), openFrom)]).toEqual([true, true])
    }),
    { numRuns: 400 },
  )
})

const clock: Clock = { heldBy: '2020-08', countedTo: '2020-12' }

test('E-10 more years, a longer job, another certificate never lose eligibility', () => {
  const longer = (one: Job): Job => ({ ...one, from: monthOf(monthNumber(one.from) - 12), to: null })
  fc.assert(
    fc.property(rule, candidate, fc.array(job), fc.array(certificate), (asked, who, jobs, certificates) => {
      const now = rankAt(asked, who, clock)
      const more = { ...who, jobs: [...who.jobs.map(longer), ...jobs], certificates: [...who.certificates, ...certificates] }
      expect(rankAt(asked, more, clock)).toBeGreaterThanOrEqual(now)
      expect(rankAt(asked, who, { heldBy: '2021-08', countedTo: '2021-12' })).toBeGreaterThanOrEqual(now)
    }),
    { numRuns: 300 },
  )
})

test('E-10 a higher level or degree never loses eligibility', () => {
  const raised = (one: Diploma): Diploma => ({ ...one, level: '博士研究生', degree: '博士' })
  fc.assert(
    fc.property(rule, candidate, (asked, who) => {
      const higher = { ...who, diplomas: who.diplomas.map(raised) }
      expect(rankAt(asked, higher, clock)).toBeGreaterThanOrEqual(rankAt(asked, who, clock))
    }),
  )
})

test('E-10 whoever fails reads why, and what can be done', () => {
  fc.assert(
    fc.property(leaf, candidate, (asked, who) => {
      const { verdict, clause, found, mend } = evaluate(asked, who, clock, catalogues)
      expect(clause).not.toBe('')
      if (verdict !== 'met') expect([found, mend].every((words) => words !== '')).toBe(true)
    }),
  )
})

test('E-10 the demo’s conditions are conditions; one that names no catalogue of the session is none', () => {
  for (const conditions of Object.values(seededConditions)) expect(conditionsSchema.parse(conditions)).toEqual(conditions)
  const conditions = seededConditions['second-constructor-2020']
  expect(conditionsSchema.safeParse({ ...conditions, catalogues: {} }).success).toBe(false)
  fc.assert(
    fc.property(rule, (everyone) => {
      expect(conditionsSchema.safeParse({ source: '通知', catalogues, everyone }).success).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(conditionsSchema.safeParse(value).success).toBe(false)
    }),
  )
})
