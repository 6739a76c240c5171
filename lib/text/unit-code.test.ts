import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkUnitCode, unitCheckCharacter } from './unit-code'

describe('A-30 a 统一社会信用代码', () => {
  test.each(['91330100799655058B', '914403001922038216', '9144030071526726XG'])('%s of a real company is right', (code) => {
    expect(checkUnitCode(code)).toEqual({ ok: true, code })
  })

  test.each(['91330100799655058b', ' 91330100 799655058B ', '９１３３０１００７９９６５５０５８Ｂ', '91330100-799655058-B'])(
    '%j is tolerated',
    (typed) => {
      expect(checkUnitCode(typed)).toEqual({ ok: true, code: '91330100799655058B' })
    },
  )

  test.each([
    ['', /请填写/],
    ['440301103097413', /旧的营业执照注册号/],
    ['91330100799655058', /您填了 17 位/],
    ['91330100799655O58B', /没有字母 O/],
    ['9133010079965505-中', /18 位|字母/],
    ['91330100799655058A', /逐位核对/],
    ['913301BC799655058B', /第 3 至 8 位/],
  ])('%j is refused with what to do', (typed, words) => {
    expect(checkUnitCode(typed)).toMatchObject({ ok: false, message: expect.stringMatching(words) })
  })

  test('every body has exactly one check character, and a slip in one place shows', () => {
    const body = fc.stringMatching(/^9[1-3][0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}$/)
    fc.assert(
      fc.property(body, fc.nat(16), fc.constantFrom(...'0123456789'), (first, place, slip) => {
        const code = first + unitCheckCharacter(first)
        expect(checkUnitCode(code)).toEqual({ ok: true, code })
        const slipped = code.slice(0, place) + slip + code.slice(place + 1)
        if (slipped !== code) expect(checkUnitCode(slipped).ok).toBe(false)
      }),
    )
  })

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void checkUnitCode(typed)))
  })
})
