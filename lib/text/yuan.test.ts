import fc from 'fast-check'
import { expect, test } from 'vitest'
import { yuan } from '@/lib/clock/format'
import { fenOf } from './yuan'

test('E-20 a sum in 元 becomes fen without floating point, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (fen) => {
      expect(fenOf(yuan(fen))).toBe(fen)
    }),
  )
  expect(['66', '６６．５', '0.07', '1.005', '-1', '1e3', '', '元', '66元'].map(fenOf)).toEqual([
    6600,
    6650,
    7,
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})
