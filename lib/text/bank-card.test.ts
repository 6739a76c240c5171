import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bankCardDigits, bankCardProblem } from './bank-card'

const good = '6222020200112233440'

test('S-04 a card number is taken however it is spaced; what is wrong with another is said', () => {
  for (const typed of ['4111111111111111', '4111 1111 1111 1111', '４１１１-1111-1111-1111 '])
    expect([bankCardProblem(typed), bankCardDigits(typed)]).toEqual([null, '4111111111111111'])
  expect(bankCardProblem(' ')).toMatch(/请填写/)
  expect(bankCardProblem('工商银行 4111')).toMatch(/只有数字/)
  expect(bankCardProblem('411111111111')).toMatch(/您填了 12 位/)
  expect(bankCardProblem('4111111111111112')).toMatch(/逐位核对/)
})

test('S-04 one wrong digit is always found, two neighbours exchanged nearly always', () => {
  const digits = withCheckDigit(good.slice(0, -1))
  fc.assert(
    fc.property(fc.nat(digits.length - 1), fc.integer({ min: 1, max: 9 }), (place, by) => {
      const wrong = (Number(digits[place]) + by) % 10
      expect(bankCardProblem(digits.slice(0, place) + wrong + digits.slice(place + 1))).not.toBeNull()
    }),
  )
  expect(bankCardProblem(digits)).toBeNull()
})

function withCheckDigit(first: string): string {
  const found = [...'0123456789'].find((digit) => bankCardProblem(first + digit) === null)
  return first + found
}
