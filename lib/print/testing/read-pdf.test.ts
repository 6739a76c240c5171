import { expect, test } from 'vitest'
import { overlaps } from './read-pdf'

test('Q-41 the overlap check sees words printed over each other and lets neighbours pass', () => {
  const word = (text: string, x: number, y: number) => ({ text, x, y, width: 30, height: 10 })
  expect(overlaps([word('a', 0, 0), word('b', 20, 3)])).toEqual(['a × b'])
  expect(overlaps([word('a', 0, 0), word('b', 30, 0), word('c', 0, 14)])).toEqual([])
})
