import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventMarksSchema, markProblem, marksIn } from './posted-marks'
import { returnSchema } from './returned'

const file = '0f8fad5b-d9cb-469f-a165-70867728950e'
const mark = { file, page: 1, x: 0.1, y: 0.2, width: 0.3, height: 0.1, text: '没有公章' }
const posted = (...marks: unknown[]) => ({ 'marks.proof_work': JSON.stringify(marks) })

describe('B-05 marks as the desk posts them', () => {
  test('question by question, in the order in which they were made', () => {
    const other = { ...mark, page: 2, x: 0.7, text: ' 日期\n不清 ' }
    expect(marksIn({ opinion: 'x', ...posted(mark, other), 'marks.proof_b': '[]' })).toEqual([
      { field: 'proof_work', ...mark },
      { field: 'proof_work', ...other, text: '日期 不清' },
    ])
    expect(marksIn({})).toEqual([])
  })

  test.each([
    [{ x: -0.01 }, /标记 1 的位置/],
    [{ x: 0.8, width: 0.3 }, /标记 1 的位置/],
    [{ y: 1.2 }, /标记 1 的位置/],
    [{ height: 0 }, /标记 1 的位置/],
    [{ width: '0.3' }, /标记 1 的位置/],
    [{ x: null }, /标记 1 的位置/],
    [{ page: 0 }, /标记 1 的位置/],
    [{ page: 1.5 }, /标记 1 的位置/],
    [{ page: 1e9 }, /标记 1 的位置/],
    [{ file: '../../etc' }, /标记 1 的位置/],
    [{ text: '长'.repeat(101) }, /标记 1：问题说明请控制在 100 个字以内/],
    [{ text: 'a\u0000b' }, /标记 1：问题说明里有不能显示的字符/],
    [{ text: 'a\u202eb' }, /不能显示的字符/],
    [{ text: '\ud800' }, /不能显示的字符/],
  ])('refuses %j in words', (change, words) => {
    expect(marksIn(posted({ ...mark, ...change }))).toMatch(words)
    expect(marksIn(posted(mark, { ...mark, ...change }))).toMatch(new RegExp(words.source.replace('标记 1', '标记 2')))
  })

  test('refuses what is no list of marks, and more than twenty on one file', () => {
    for (const strange of ['', 'x', '{}', '7', 'null', '[1]', '[[]]', '['.repeat(20_000), '[1e999]'])
      expect(marksIn({ 'marks.a': strange }), strange.slice(0, 9)).toMatch(/标记/)
    expect(marksIn({ 'marks.a': 7 })).toMatch(/没有读懂/)
    expect(marksIn(posted(...Array(20).fill(mark)))).toHaveLength(20)
    expect(marksIn(posted(...Array(21).fill(mark)))).toBe('一个文件最多 20 处标记，请删除多余的')
    const elsewhere = { ...mark, file: file.replace('0f', '1f') }
    expect(marksIn(posted(...Array(20).fill(mark), ...Array(20).fill(elsewhere)))).toHaveLength(40)
  })

  test('whatever is posted, a return is read or refused in words of ours', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.jsonValue()), fc.string(), (value, field) => {
        const read = returnSchema.safeParse({ opinion: 'x', [`marks.${field}`]: value })
        if (!read.success) expect(read.error.issues[0]?.message).toMatch(/[\u4e00-\u9fff]/)
      }),
    )
  })

  test('stand in the event as they were read; an event without any, or erased, has none', () => {
    const read = returnSchema.parse({ opinion: 'x', 'judged.proof_work': 'wrong', 'why.proof_work': 'y', ...posted(mark) })
    expect(eventMarksSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual([{ field: 'proof_work', ...mark }])
    for (const before of [null, {}, { wrong: [] }, 'x']) expect(eventMarksSchema.parse(before)).toEqual([])
  })
})

describe('B-05 what stands against marks', () => {
  const questions = [
    { field: 'proof_work', label: '专业工作年限证明', files: [file] },
    { field: 'employer', label: '工作单位' },
  ]
  const wrong = [{ field: 'proof_work' }]
  const problem = (change: object, judged = wrong) =>
    markProblem(questions, { wrong: judged, marks: [{ field: 'proof_work', ...mark, ...change }] })

  test('nothing, on a file of a question to be mended that says what is wrong', () => {
    expect(problem({})).toBeNull()
    expect(markProblem(questions, { wrong, marks: [] })).toBeNull()
  })

  test('another file, a question without files or none at all, one that is in order, no words', () => {
    expect(problem({ file: file.replace('0f', '1f') })).toMatch(/这次提交的材料/)
    expect(problem({ field: 'employer' }, [{ field: 'employer' }])).toMatch(/这次提交的材料/)
    expect(problem({ field: '__proto__' })).toMatch(/这次提交的材料/)
    expect(problem({}, [])).toBe('“专业工作年限证明”上有标记：请把它判定为“需修改”，或者删除标记。')
    expect(problem({ text: '' })).toBe('请填写“专业工作年限证明”标记 1 的问题说明，或者删除这处标记。')
  })
})
