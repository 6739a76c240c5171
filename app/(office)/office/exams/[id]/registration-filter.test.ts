import { expect, test } from 'vitest'
import { readCursor, readState, writeCursor } from './registration-filter'

test('Q-11 whatever stands in the URL is a filter, a page or nothing', () => {
  for (const odd of [undefined, '', 'constructor', '__proto__', ['paid'], 'paid ']) expect(readState(odd)).toBeUndefined()
  for (const odd of ['', 'x', '99999999999999999_x', `-1_${crypto.randomUUID()}`, '12_----------'])
    expect(readCursor(odd)).toBeUndefined()
  expect(readState('paid')).toBe('paid')
  const row = { enteredAt: new Date(1_598_000_000_123), id: crypto.randomUUID() }
  expect(readCursor(writeCursor(row))).toEqual(row)
})
