import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseMobile } from './mobile'

describe('A-14 mobile numbers', () => {
  test.each(['13800138000', ' 138 0013 8000', '+86 138-0013-8000', '008613800138000', '１３８００１３８０００'])(
    '%s',
    (typed) => {
      expect(normaliseMobile(typed)).toBe('13800138000')
    },
  )

  test.each(['', '1380013800', '138001380000', '12800138000', '+852 9123 4567', '+1 202 555 0100', '13800138OOO', '١٣٨٠٠١٣٨٠٠٠'])(
    'refuses %s',
    (typed) => {
      expect(normaliseMobile(typed)).toBeNull()
    },
  )

  test('whatever is typed gives eleven digits or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(normaliseMobile(typed) ?? '13000000000').toMatch(/^1[3-9]\d{9}$/)
      }),
    )
  })
})
