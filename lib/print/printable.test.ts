import { expect, test } from 'vitest'
import { printable, textsIn } from './printable'

test('Q-41 control characters go, line ends and spaces become plain, letters stay as they are', () => {
  expect(printable('a\u0000b\u0007\r\nc\u2028d\te\u00a0f')).toBe('ab\nc\nd e f')
  expect(printable('\u202e阿卜杜拉\u200b·买买提\ufeff')).toBe('阿卜杜拉·买买提')
  expect(printable('  <b>x</b> & "y"  ')).toBe('<b>x</b> & "y"')
  expect(printable('\uf900e\u0301')).toBe('\uf900e\u0301')
})

test('Q-41 the whole value is cleaned, pictures and numbers are left alone', () => {
  const photo = new Uint8Array([0, 1])
  const value = { photo, name: '王\u0000五', count: 3, rows: [{ label: 'a\r\nb', value: '' }], none: undefined }
  expect(printable(value)).toEqual({ photo, name: '王五', count: 3, rows: [{ label: 'a\nb', value: '' }], none: undefined })
  expect(textsIn(printable(value))).toEqual(['王五', 'a\nb', ''])
})
