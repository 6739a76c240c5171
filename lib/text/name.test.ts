import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseName, sameName } from './name'

describe('A-13 names', () => {
  test.each([
    ['欧阳䶮', '欧阳䶮'],
    ['李𬭊', '李𬭊'],
    ['阿卜杜拉·买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 ･ 买买提', '阿卜杜拉·买买提'],
    ['  Maria  Clara\u3000Santos ', 'Maria Clara Santos'],
    ['Ｍａｒｉａ', 'Maria'],
    ['Zoe\u0308', 'Zoë'],
    ["D'Souza-O’Neil", "D'Souza-O’Neil"],
  ])('%s is kept as %s', (typed, kept) => {
    expect(normaliseName(typed)).toBe(kept)
  })

  test.each([
    ['nothing', ''],
    ['only spaces', ' \u3000 '],
    ['a line break', '欧阳\n䶮'],
    ['a null character', '欧阳\u0000䶮'],
    ['a change of direction', '欧阳\u202e䶮'],
    ['a zero-width space', '欧阳\u200b䶮'],
    ['a private character', '欧阳\ue000'],
    ['half a character', '李\ud873'],
    ['61 characters', '䶮'.repeat(61)],
  ])('refuses %s', (_, typed) => {
    expect(normaliseName(typed)).toBeNull()
  })

  test('60 rare characters are counted as 60', () => {
    expect(normaliseName('𬭊'.repeat(60))).toBe('𬭊'.repeat(60))
  })

  test('what is kept stays the same when it is kept again, and but for spaces, widths and dots nothing changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const kept = normaliseName(typed)
        if (kept === null) return
        expect(normaliseName(kept)).toBe(kept)
        expect(plain(kept)).toBe(plain(typed.normalize('NFC')))
      }),
    )
  })

  test('comparing overlooks widths and kinds of dots, never characters', () => {
    expect(sameName('阿卜杜拉·买买提', '阿卜杜拉 • 买买提')).toBe(true)
    expect(sameName('Ｍａｒｉａ Santos', 'maria  santos')).toBe(true)
    expect(sameName('欧阳䶮', '欧阳龑')).toBe(false)
  })
})

function plain(name: string) {
  return name
    .replace(/[\u0020\u00a0\u3000]/g, '')
    .replace(/[•‧・･∙⋅]/g, '·')
    .replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
}
