import { expect, test } from 'vitest'
import { writeTime } from './typed-time'
import { yearsLater } from './years-later'

test.each([
  ['2024-02-29T09:00:00+08:00', 1, '2025-03-01T09:00'],
  ['2024-02-29T00:00:00+08:00', 4, '2028-02-29T00:00'],
  ['2024-03-01T00:00:00+08:00', 1, '2025-03-01T00:00'],
  ['2023-03-01T07:59:00+08:00', 1, '2024-03-01T07:59'],
  ['2020-01-01T00:00:00+08:00', 1, '2021-01-01T00:00'],
  ['2020-12-31T23:59:00+08:00', -1, '2019-12-31T23:59'],
])('O-10 the same day and hour in Shanghai: %s %i years later', (at, years, then) => {
  expect(writeTime(yearsLater(new Date(at), years))).toBe(then)
})
