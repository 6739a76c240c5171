import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bankCardProblem } from '@/lib/text/bank-card'
import { checkBankAccount } from './bank-account'

test('A-14 a debit card of 16 to 19 digits is taken however it is spaced', () => {
  for (const first of ['622202123456789', '6217001234567890', '62284801234567890', '622588012345678901']) {
    const account = withCheckDigit(first)
    for (const typed of [account, ` ${account.replace(/(\d{4})/g, '$1 ')}`, account.replace(/(\d{4})/g, '$1-'), wide(account)])
      expect(checkBankAccount(typed)).toEqual({ ok: true, account })
  }
})

test.each(['622575123456789', '622836123456789', '625802123456789', '628201123456789', '356888123456789', '37828224631000'])(
  'A-14 a credit card beginning %s is refused with the reason',
  (first) => {
    expect(checkBankAccount(withCheckDigit(first))).toEqual({
      ok: false,
      message: '这是信用卡。实名认证只能使用借记卡或深圳金融社保卡，请换一张填写',
    })
  },
)

test.each([
  ['', /请填写银行账号/],
  ['工商银行 6222', /只有数字/],
  ['622202123456', /16 至 19 位数字，您填了 12 位/],
  ['62220212345678901234', /您填了 20 位/],
  ['6222021234567891', /逐位核对/],
])('A-14 %j is refused with what to do', (typed, words) => {
  expect(checkBankAccount(typed)).toMatchObject({ ok: false, message: expect.stringMatching(words) })
})

test('A-14 whatever is typed gives 16 to 19 digits or words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d ]{14,21}$/)), (typed) => {
      const verdict = checkBankAccount(typed)
      expect(verdict.ok ? verdict.account : verdict.message).toMatch(verdict.ok ? /^\d{16,19}$/ : /\p{Script=Han}/u)
    }),
  )
})

function withCheckDigit(first: string): string {
  return first + [...'0123456789'].find((digit) => bankCardProblem(`${first.padStart(18, '0')}${digit}`) === null)
}

function wide(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}
