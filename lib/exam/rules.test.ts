import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eligibilityDoubts, eligibilityObjections, eligibilityRules, paidInTime } from './rules'

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
  const objections = eligibilityObjections(answers)
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
    expect(eligibilityDoubts({ household, socialInsurance, socialInsuranceMonths })).toHaveLength(doubts)
  },
)

test('E-07 there is no rule about nationality', () => {
  expect(eligibilityRules.some((rule) => rule.includes('没有国籍限制'))).toBe(true)
  expect(eligibilityObjections({ nationality: '外国' })).toEqual([])
})

const payment = { from: new Date('2026-03-01T00:00:00+08:00'), to: new Date('2026-06-15T00:00:00+08:00') }

test.each([
  [null, 1],
  [payment.from.getTime() - 1, 1],
  [payment.from.getTime(), 0],
  [payment.to.getTime() - 1, 0],
  [payment.to.getTime(), 1],
])('Q-02 Q-01 paid at %s: the window is half-open', (paid, objections) => {
  const settledAt = paid === null ? null : new Date(paid)
  expect(paidInTime({ settledAt, windows: { payment } })).toHaveLength(objections)
})

test('Q-11 no answers whatever make the rules throw', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('employerKind', 'household', 'socialInsurance', 'socialInsuranceMonths'), fc.string()),
      (answers) => {
        expect(Array.isArray(eligibilityObjections(answers))).toBe(true)
        expect(Array.isArray(eligibilityDoubts(answers))).toBe(true)
      },
    ),
  )
})
