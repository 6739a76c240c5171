import { expect, test } from 'vitest'
import { paidInTime } from './rules'

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
