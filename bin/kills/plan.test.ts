import { expect, test } from 'vitest'
import { failpointNames, failpoints } from '@/lib/failpoint/failpoints'
import { planRounds, victims } from './plan'

test('Q-23 ten rounds kill every victim at every kind of work; two hundred at every failpoint', () => {
  const pairs = (count: number) => new Set(planRounds(7, count).map(({ work, victim }) => `${work} ${victim}`))
  expect(pairs(10).size).toBe(9)
  const met = new Set(planRounds(7, 200).map(({ failpoint, victim }) => `${failpoint} ${victim}`))
  const waitedFor = failpointNames.filter((name) => failpoints[name] !== 'timetable' && failpoints[name] !== 'run')
  expect(met.size).toBe(waitedFor.length * victims.length)
})

test('Q-23 a seed makes the same rounds again, another one others', () => {
  expect(planRounds(42, 50)).toEqual(planRounds(42, 50))
  expect(planRounds(42, 50)).not.toEqual(planRounds(43, 50))
})

test('Q-23 each failpoint is passed as often as its round needs', () => {
  for (const { candidates, passing } of planRounds(1, 500)) {
    expect(passing).toBeGreaterThanOrEqual(1)
    expect(passing).toBeLessThanOrEqual(candidates)
  }
})
