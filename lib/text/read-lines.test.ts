import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEach, readLines, tooMuch, writeLines } from './read-lines'

test('B-16 a block from Excel, Word or the keyboard becomes lines of cells, counted as the person counts them', () => {
  expect(readLines('中级\t园林\r\n\n 副高级 | 标准化 ，10.00')).toEqual([
    { line: 1, cells: ['中级', '园林'] },
    { line: 3, cells: ['副高级', '标准化', '10.00'] },
  ])
})

test('B-16 a sum pasted as Excel shows it stays one cell, and typed with its comma it is not read as a smaller one', () => {
  expect(readLines('中级\t园林\t1,200.00')).toEqual([{ line: 1, cells: ['中级', '园林', '1,200.00'] }])
  const [, , ...rest] = readLines('园林 | 1,200.00')[0]?.cells ?? []
  expect(tooMuch(rest)).toMatch(/多出了“200.00”/)
  expect(tooMuch(['', ''])).toBeNull()
})

test('B-16 what is wrong is told by line, the first five and how many more', () => {
  const { rows, problem } = readEach('1\nx\n2\ny\ny\ny\ny\ny', ([cell = '']) => (/\d/.test(cell) ? Number(cell) : '不是数字'))
  expect(rows).toEqual([1, 2])
  expect(problem).toBe('第 2 行：不是数字；第 4 行：不是数字；第 5 行：不是数字；第 6 行：不是数字；第 7 行：不是数字；另有 1 行')
})

test('B-16 what was written is read again as it was', () => {
  const cell = fc.stringMatching(/^[一-龥a-z0-9]{1,8}$/)
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
      expect(readLines(writeLines(rows)).map(({ cells }) => cells)).toEqual(rows)
    }),
  )
})
