import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDigit } from '@/lib/text/id-number'
import { type IdKind, idKinds } from './id-kinds'
import { checkIdNumber, checkName } from './identity'

const kinds = Object.keys(idKinds) as IdKind[]
const eighteen = (digits: string) => digits + checkDigit(digits)

/** One number of every kind, foreigners' of both generations; what it is kept as. */
const numbers: [IdKind, string, string?][] = [
  ['residentId', '11010519491231002X'],
  ['residentId', eighteen('99999919920314002')],
  ['residencePermit', eighteen('81000019900307001')],
  ['residencePermit', eighteen('82000019900307002')],
  ['residencePermit', eighteen('83000019900307003')],
  ['foreignPermanentId', eighteen('91112419810803002')],
  ['foreignPermanentId', 'KAZ110090123105'],
  ['hkMacauPermit', 'H12345678'],
  ['hkMacauPermit', 'M1234567802', 'M12345678'],
  ['taiwanPermit', '01234567'],
  ['taiwanPermit', '0123456703', '01234567'],
  ['taiwanPermit', '0123456703(B)', '01234567'],
  ['passport', 'XA0000017'],
  ['passport', 'EJ1234567'],
]

describe('A-12 numbers of the six kinds of documents', () => {
  test.each(numbers)('%s %s', (kind, number, kept = number) => {
    const verdict = checkIdNumber(kind, number)
    expect(verdict).toMatchObject({ ok: true, number: kept })
    expect('sex' in verdict && 'birthDate' in verdict).toBe(number.length === 18)
  })

  test('an 18-digit number tells sex and birth date', () => {
    expect(checkIdNumber('residentId', '11010519491231002X')).toMatchObject({ sex: '女', birthDate: '1949-12-31' })
    expect(checkIdNumber('residencePermit', eighteen('81000019900307001'))).toMatchObject({ sex: '男', birthDate: '1990-03-07' })
    expect(checkIdNumber('foreignPermanentId', eighteen('91112419810803002'))).toMatchObject({
      sex: '女',
      birthDate: '1981-08-03',
    })
  })

  test.each(['１１０１０５１９４９１２３１００２ｘ', ' 110105 19491231 002x ', '11010519491231002\u200bX\u202c'])(
    '%j is tolerated',
    (typed) => {
      expect(checkIdNumber('residentId', typed)).toMatchObject({ ok: true, number: '11010519491231002X' })
    },
  )

  test.each(numbers)('a number of %s (%s) typed under every other kind: the right one is named', (kind, number) => {
    for (const other of kinds.filter((one) => one !== kind)) {
      // Nine characters of a permit may as well be a passport's: the bank decides.
      if (other === 'passport' && number.length <= 9) continue
      const verdict = checkIdNumber(other, number)
      expect(verdict.ok ? '' : verdict.message).toContain(`证件类型改为“${idKinds[kind]}”`)
    }
  })

  test.each(kinds)('15 digits under %s are refused with what to do', (kind) => {
    expect(checkIdNumber(kind, '110105491231002')).toMatchObject({ ok: false, message: expect.stringMatching(/18 位/) })
  })

  test.each<[string, IdKind, string, RegExp]>([
    ['nothing', 'residentId', ' \u3000', /请填写证件号/],
    ['17 digits', 'residentId', '11010519491231002', /18 位.*您填了 17 位/],
    ['a wrong check digit', 'residentId', '110105194912310021', /最后一位与前 17 位不符/],
    ['a day that does not exist', 'residentId', eighteen('99999920210229001'), /没有 2021-02-29 这一天/],
    ['a birth in the future', 'residentId', eighteen('99999920991231001'), /2099-12-31 还没有到/],
    ['a wrong check digit', 'residencePermit', '810000199003070011', /最后一位与前 17 位不符/],
    ['a wrong check digit', 'foreignPermanentId', 'KAZ110090123106', /最后一位与前 14 位不符/],
    ['no date in it', 'foreignPermanentId', 'KAZ110090133106', /不是一个日期|最后一位/],
    ['a digit missing', 'hkMacauPermit', 'H1234567', /H 或 M 加 8 位数字/],
    ['a digit missing', 'taiwanPermit', '1234567', /8 位数字.*您填了 7 位/],
    ['other scripts’ digits', 'taiwanPermit', '١٢٣٤٥٦٧٨', /8 位数字/],
    ['letters only', 'passport', 'PASSPORT', /5 至 9 位/],
    ['a sign', 'passport', 'EA-123456', /5 至 9 位/],
  ])('%s: %s %s is refused', (_, kind, typed, words) => {
    expect(checkIdNumber(kind, typed)).toMatchObject({ ok: false, message: expect.stringMatching(words) })
  })

  test('a birth date is judged by the day in Shenzhen', () => {
    const born = eighteen('99999920200815001')
    expect(checkIdNumber('residentId', born, new Date('2020-08-14T15:59:59Z'))).toMatchObject({ ok: false })
    expect(checkIdNumber('residentId', born, new Date('2020-08-14T16:00:00Z'))).toMatchObject({ ok: true })
  })

  test('whatever is typed under whatever kind gives a tidy number that is kept again, or words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[HMX\d９ ]{5,19}$/)),
        (kind, typed) => {
          const verdict = checkIdNumber(kind, typed)
          if (!verdict.ok) return void expect(verdict.message).toMatch(/\p{Script=Han}/u)
          expect(verdict.number).toMatch(/^[A-Z0-9]{5,18}$/)
          expect(checkIdNumber(kind, verdict.number)).toEqual(verdict)
        },
      ),
    )
  })

  test('a slip in one digit of an 18-digit number or of an old foreigner’s card shows', () => {
    const checked = numbers.filter(([, number]) => number.length === 18 || number === 'KAZ110090123105')
    fc.assert(
      fc.property(fc.constantFrom(...checked), fc.nat(14), fc.integer({ min: 1, max: 9 }), ([kind, number], place, by) => {
        const digit = number[place] ?? ''
        if (!/\d/.test(digit)) return
        expect(checkIdNumber(kind, number.slice(0, place) + ((Number(digit) + by) % 10) + number.slice(place + 1)).ok).toBe(false)
      }),
    )
  })
})

describe('A-13 names', () => {
  test.each([
    ['王伟', '王伟'],
    ['欧阳䶮', '欧阳䶮'],
    ['㐀𠀀𪜀𫝀𫠠𬺰𰀀𱍐', '㐀𠀀𪜀𫝀𫠠𬺰𰀀𱍐'],
    ['〇', '〇'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉‧买买提', '阿卜杜拉·买买提'],
    [' ＭＡＲＩＡ  Clara\u3000Santos', 'MARIA Clara Santos'],
    ["D'Souza-O’Neil Jr.", "D'Souza-O’Neil Jr."],
    ['Zoe\u0308', 'Zoë'],
  ])('%s is kept as %s', (typed, name) => {
    expect(checkName(typed)).toEqual({ ok: true, name })
  })

  test.each([
    ['', /请填写姓名/],
    [' \u3000 ', /请填写姓名/],
    ['王伟2', /不能有数字/],
    ['王伟２', /不能有数字/],
    ['王伟②', /不能有数字/],
    ['王😀', /不能有“😀”/],
    ['<b>王伟</b>', /不能有“<”/],
    ['=王伟', /不能有“=”/],
    ['王\u0000伟', /看不见或无法识别/],
    ['王\u202e伟', /看不见或无法识别/],
    ['王\ue000', /看不见或无法识别/],
    ['李\ud873', /看不见或无法识别/],
    ['阿卜杜拉。买买提', /间隔号请填“·”/],
    ['阿卜杜拉．买买提', /间隔号请填“·”/],
    ['王 伟', /不要有空格/],
    ['·王伟', /两部分之间/],
    ['---', /请填写姓名/],
    ['䶮'.repeat(61), /最多 60 个字符/],
  ])('%j is refused with what to do', (typed, words) => {
    expect(checkName(typed)).toMatchObject({ ok: false, message: expect.stringMatching(words) })
  })

  test('60 characters of any plane are taken', () => {
    expect(checkName('𬭊'.repeat(60))).toEqual({ ok: true, name: '𬭊'.repeat(60) })
    expect(checkName('长'.repeat(100_000))).toMatchObject({ ok: false })
    expect(checkName(`${'A '.repeat(30)}B`)).toMatchObject({ ok: false, message: expect.stringMatching(/最多 60 个字符/) })
  })

  test('no Han character is ever changed or lost', () => {
    // Extensions A to H, and the unified block: those that NFC itself replaces (compatibility ideographs) lie outside.
    const han = fc
      .oneof(
        ...[
          [0x3400, 0x4dbf],
          [0x4e00, 0x9fff],
          [0x20000, 0x2a6df],
          [0x2a700, 0x2ebe0],
          [0x30000, 0x323af],
        ].map(([min, max]) => fc.integer({ min, max } as { min: number; max: number })),
      )
      .map((point) => String.fromCodePoint(point))
      .filter((character) => /\p{L}/u.test(character))
    fc.assert(
      fc.property(fc.array(han, { minLength: 1, maxLength: 60 }), (characters) => {
        expect(checkName(characters.join(''))).toEqual({ ok: true, name: characters.join('') })
      }),
    )
  })

  test('whatever is typed: what is kept is kept again, else there are words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const verdict = checkName(typed)
        if (verdict.ok) expect(checkName(verdict.name)).toEqual(verdict)
        else expect(verdict.message).toMatch(/姓名|间隔号/)
      }),
    )
  })
})
