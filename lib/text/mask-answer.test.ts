import { expect, test } from 'vitest'
import { maskAnswer } from './mask-answer'

test('Q-31 numbers of people and accounts are masked wherever they were typed', () => {
  expect(maskAnswer('身份证 44030119900101123X，电话13800138000，卡 6222020200112233445', false)).toBe(
    '身份证 4403************3X，电话138****8000，卡 6222*************45',
  )
  expect(maskAnswer('订单 E202008140001，8月14日付 66.00 元', false)).toBe('订单 E202008140001，8月14日付 66.00 元')
})

test('Q-31 a secret number is masked however it is spaced', () => {
  expect(maskAnswer('XA0000017', true)).toBe('XA00***17')
  expect(maskAnswer('13800138000', true)).toBe('138****8000')
  expect(maskAnswer('138 0013 8000', true)).toBe('138****8000')
  expect(maskAnswer('6222 0202 0011 2233 448', true)).toBe('6222*************48')
  expect(maskAnswer('６２２２-０２０２-００１１-２２３３-４４８', true)).toBe('6222*************48')
  expect(maskAnswer('本人负责三个项目', true)).toBe('本人负责三个项目')
})
