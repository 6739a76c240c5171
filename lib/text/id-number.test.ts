import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDigit, readIdNumber } from './id-number'

describe('A-12 an 18-digit ID number', () => {
  test('tells sex and birth date, with the example of GB 11643', () => {
    expect(readIdNumber('11010519491231002X')).toEqual({ number: '11010519491231002X', sex: '女', birthDate: '1949-12-31' })
    expect(readIdNumber('440524188001010014')).toBeNull()
  })

  test.each([
    ['a small x and spaces', ' 110105 19491231 002x '],
    ['full-width digits', '１１０１０５１９４９１２３１００２Ｘ'],
  ])('tolerates %s', (_, typed) => {
    expect(readIdNumber(typed)?.number).toBe('11010519491231002X')
  })

  test.each([
    ['nothing', ''],
    ['15 digits', '110105491231002'],
    ['a wrong check digit', '110105194912310021'],
    ['letters', '1101051949123100AX'],
    ['a day that does not exist', withDigit('99999920210229001')],
    ['a thirteenth month', withDigit('99999919901301001')],
    ['the 19th century', withDigit('99999918991231001')],
    ['other scripts’ digits', '١١٠١٠٥١٩٤٩١٢٣١٠٠٢X'],
  ])('refuses %s', (_, typed) => {
    expect(readIdNumber(typed)).toBeNull()
  })

  test('every day and order number has exactly one check digit, and a slip in one digit shows', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (day, order, place, slip) => {
          const birthDate = day.toISOString().slice(0, 10)
          const number = withDigit(`999999${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`)
          expect(readIdNumber(number)).toEqual({ number, sex: order % 2 === 1 ? '男' : '女', birthDate })
          const slipped = `${number.slice(0, place)}${(Number(number[place]) + slip) % 10}${number.slice(place + 1)}`
          expect(readIdNumber(slipped)).toBeNull()
        },
      ),
    )
  })

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readIdNumber(text)))
  })
})

function withDigit(digits: string) {
  return digits + checkDigit(digits)
}
