import { expect, test } from 'vitest'
import { peakRate, planArrivals } from './arrivals'

const hour = { candidates: 20_000, seconds: 3600, seed: 5 }
const arrivals = planArrivals(hour)
const perSecond = (from: number, to: number) => arrivals.filter((at) => at >= from * 1000 && at < to * 1000).length / (to - from)

test('E-08 everybody arrives within the hour, in order, and the same from the same seed', () => {
  expect(arrivals).toHaveLength(20_000)
  expect(arrivals).toEqual([...arrivals].sort((one, other) => one - other))
  expect(arrivals.every((at) => at >= 0 && at < 3_600_000)).toBe(true)
  expect(planArrivals(hour)).toEqual(arrivals)
  expect(planArrivals({ ...hour, seed: 6 })).not.toEqual(arrivals)
})

test('E-08 the rate rises fourfold in the last ten minutes, to the peak that is told', () => {
  const before = perSecond(0, 3000)
  expect(perSecond(0, 1000) / perSecond(2000, 3000)).toBeCloseTo(1, 0)
  expect(perSecond(3570, 3600) / before).toBeGreaterThan(3.4)
  expect(perSecond(3570, 3600) / before).toBeLessThan(4.5)
  expect(peakRate(hour)).toBeCloseTo(4 * (20_000 / 4500), 5)
  expect(Math.abs(before - peakRate(hour) / 4)).toBeLessThan(0.2)
})
