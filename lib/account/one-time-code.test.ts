import { describe, expect, test } from 'vitest'
import { matchingStep, oneTimeCode } from './one-time-code'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = new Date(59_000)

describe('A-34 one-time codes', () => {
  test('follow RFC 6238', () => {
    expect(oneTimeCode(secret, at)).toBe('287082')
    expect(matchingStep(secret, '287082', at)).toBe(1)
  })

  test('one step before and after is accepted and named, two are not', () => {
    const steps = [-60, -30, 0, 30, 60].map((seconds) =>
      matchingStep(secret, oneTimeCode(secret, new Date(at.getTime() + 1e9 + seconds * 1000)), new Date(at.getTime() + 1e9)),
    )
    const middle = Math.floor((at.getTime() + 1e9) / 30_000)
    expect(steps).toEqual([null, middle - 1, middle, middle + 1, null])
  })

  test.each(['', '28708', '2870822', 'abcdef', '-87082', '２８７０８a'])('refuses %j', (code) => {
    expect(matchingStep(secret, code, at)).toBeNull()
  })

  test('a space and full-width digits are tolerated', () => {
    expect(matchingStep(secret, '２８７ ０８２', at)).toBe(1)
  })
})
