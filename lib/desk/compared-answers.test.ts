import { expect, test } from 'vitest'
import { comparedAnswers } from './compared-answers'

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

test('B-05 another file of the same name is another answer', () => {
  const file = (id: string) => ({
    ...row('proof', '证明.pdf'),
    files: [{ id, name: '证明.pdf', mediaType: 'application/pdf', pages: 1, bytes: 1 }],
  })
  expect(comparedAnswers([{ rows: [file('b')] }, { rows: [file('a')] }])[0]?.before).toBe('证明.pdf（另一份文件）')
  expect(comparedAnswers([{ rows: [file('a')] }, { rows: [file('a')] }])[0]?.before).toBeUndefined()
})
