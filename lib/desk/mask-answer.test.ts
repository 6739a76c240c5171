import { expect, test } from 'vitest'
import { comparedAnswers } from './compared-answers'
import { maskAnswer } from './mask-answer'

test('Q-31 numbers of people and accounts are masked wherever they were typed', () => {
  expect(maskAnswer('身份证 44030119900101123X，电话13800138000，卡 6222020200112233445', false)).toBe(
    '身份证 4403************3X，电话138****8000，卡 6222*************45',
  )
  expect(maskAnswer('订单 E202008140001，8月14日付 66.00 元', false)).toBe('订单 E202008140001，8月14日付 66.00 元')
  expect(maskAnswer('XA0000017', true)).toBe('XA00***17')
  expect(maskAnswer('13800138000', true)).toBe('138****8000')
  expect(maskAnswer('本人负责三个项目', true)).toBe('本人负责三个项目')
})

const row = (field: string, answer: string) => ({ step: 's', section: '一', field, question: field, answer })

test('O-20 the newest answers beside what they were: changed, new, gone and the same', () => {
  const documents = [
    { rows: [row('same', '1'), row('changed', '2 13800138000'), row('added', '3')] },
    { rows: [row('same', '1'), row('changed', '9'), row('gone', '4')] },
  ]
  expect(comparedAnswers(documents).map(({ field, answer, before }) => [field, answer, before])).toEqual([
    ['same', '1', undefined],
    ['changed', '2 138****8000', '9'],
    ['added', '3', ''],
    ['gone', '', '4'],
  ])
  expect(comparedAnswers(documents.slice(0, 1)).every(({ before }) => before === undefined)).toBe(true)
  expect(comparedAnswers([])).toEqual([])
})
