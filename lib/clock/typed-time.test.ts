import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTime, writeTime } from './typed-time'

test('Q-01 a time typed is a minute in Beijing, and days that are not there are none', () => {
  expect(readTime('2020-09-09 9:00')?.toISOString()).toBe('2020-09-09T01:00:00.000Z')
  expect(readTime('2020-09-09T10:00')?.toISOString()).toBe('2020-09-09T02:00:00.000Z')
  for (const typed of ['2021-02-29 10:00', '2020-13-01 10:00', '2020-09-09 24:01', '2020-09-09', '明天', ''])
    expect(readTime(typed)).toBeNull()
})

test('Q-01 what is written is read again as it was', () => {
  const from = new Date('2000-01-01T00:00:00Z')
  fc.assert(
    fc.property(fc.date({ min: from, max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }), (at) => {
      const minute = Math.floor(at.getTime() / 60_000) * 60_000
      expect(readTime(writeTime(at))?.getTime()).toBe(minute)
    }),
  )
})
