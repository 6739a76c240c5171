import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linePieces } from './line-pieces'

const pieces = (word: string) => linePieces(word).filter(Boolean)

test('Q-41 a line ends between characters, never before closing or after opening punctuation', () => {
  expect(pieces('准考证（正本），见附件。')).toEqual(['准', '考', '证', '（正', '本），', '见', '附', '件。'])
  expect(pieces('阿卜杜拉·买买提')).toEqual(['阿', '卜', '杜', '拉·', '买', '买', '提'])
})

test('Q-41 numbers and Latin words stay whole, endless ones do not', () => {
  expect(pieces('证号440301199001011234')).toEqual(['证', '号', '440301199001011234'])
  expect(pieces('https://a.cn/b')).toEqual(['https:', '/', '/', 'a.', 'cn/', 'b'])
  expect(pieces('W'.repeat(45)).map((piece) => piece.length)).toEqual([20, 20, 5])
})

test('Q-41 no character is lost or moved, and an empty piece follows each so that no hyphen is printed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const parts = linePieces(text)
      expect(parts.join('')).toBe(text)
      expect(parts.every((part, index) => (index % 2 === 0 ? part !== '' : part === ''))).toBe(true)
    }),
  )
})
