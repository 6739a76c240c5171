import { expect, test } from 'vitest'
import { parseFindings, parseScores } from './parse-scores'

const papers = [
  { subject: '工程法规', fullMarks: 100 },
  { subject: '专业实务', fullMarks: 120 },
]
const sheet = (...rows: string[][]) => rows.map((cells, index) => ({ row: index + 1, cells }))
const long = (...rows: string[][]) => parseScores(sheet(['准考证号', '科目', '成绩'], ...rows), papers)
const wrong = (...rows: string[][]) => long(...rows).problems.map(({ row, column, message }) => `${row} ${column} ${message}`)

test('E-33 rows of a subject and a score; digits of full width, spaces and half marks are read', () => {
  expect(
    long(
      ['2020001０００0001', '工程法规', '８２．５'],
      ['2020001 0000001', ' 专业实务 ', '120.0'],
      ['20200010000002', '工程法规', '－1'],
    ),
  ).toEqual({
    rows: 3,
    problems: [],
    entries: [
      { row: 2, number: '20200010000001', subject: '工程法规', score: 82.5 },
      { row: 3, number: '20200010000001', subject: '专业实务', score: 120 },
      { row: 4, number: '20200010000002', subject: '工程法规', score: -1 },
    ],
  })
})

test('E-33 one column a subject: an empty cell is left to be judged by who sits what', () => {
  const read = parseScores(
    sheet(['姓名', '准考证号', '专业实务', '工程法规'], ['张三', '1', '', '60'], ['李四', '2', 'x', '-4']),
    papers,
  )
  expect(read.entries).toEqual([
    { row: 2, number: '1', subject: '工程法规', score: 60 },
    { row: 2, number: '1', subject: '专业实务', score: null },
    { row: 3, number: '2', subject: '工程法规', score: -4 },
  ])
  expect(read.problems).toMatchObject([{ row: 3, column: '专业实务', value: 'x' }])
})

test.each([
  ['缺考', '不是成绩'],
  ['-3', '不是成绩'],
  ['-0', '不是成绩'],
  ['1e2', '不是成绩'],
  ['0x10', '不是成绩'],
  ['60分', '不是成绩'],
  ['NaN', '不是成绩'],
  ['60.55', '成绩最多一位小数'],
  ['100.5', '超出满分 100'],
  ['60.05', '成绩最多一位小数'],
  ['101', '超出满分 100'],
  ['999999', '超出满分 100'],
  ['', '成绩为空：缺考填 -1'],
  ['8 5', '不是成绩'],
  ['8\n5', '不是成绩'],
  ['８　５', '不是成绩'],
  ['8²', '不是成绩'],
])('E-33 %j is no score, and the report says what to do', (typed, message) => {
  expect(wrong(['1', '工程法规', typed])[0]).toContain(`2 成绩 ${message}`)
})

test('E-33 every bad row is reported, whatever else is wrong', () => {
  expect(
    wrong(
      ['', '工程法规', '1'],
      ['2.02E+13', '工程法规', '1'],
      ['A1', '英语', '1'],
      ['3', '', ''],
      ['4', '专业实务', '1'],
      ['4', '专业实务', '2'],
    ),
  ).toEqual([
    '2 准考证号 准考证号为空',
    expect.stringContaining('3 准考证号 准考证号被表格软件改成了科学计数'),
    '4 准考证号 准考证号只能是数字',
    '4 科目 这次考试没有这个科目，应为：工程法规、专业实务',
    '5 科目 科目为空，应为：工程法规、专业实务',
    '7 准考证号 第 6 行已经有这位考生的“专业实务”',
  ])
})

test('E-33 the headings are found under a title; one that stands twice is named, and nobody guesses', () => {
  const titled = sheet(['2020 年成绩'], ['准考证号', '科目', '成绩'], ['1', '工程法规', '60'])
  expect(parseScores(titled, papers)).toMatchObject({ rows: 1, problems: [], entries: [{ row: 3, score: 60 }] })
  const twice = sheet(['准考证号', '专业实务', '专业 实务', '工程法规'], ['1', '60', '90', '70'])
  expect(parseScores(twice, papers).problems).toEqual([
    { row: 1, column: '专业实务', value: '', message: '列名“专业实务”出现了不止一次，请只留一列' },
  ])
})

test('E-33 a column for each subject: one that is no subject is named, what a list of candidates has besides is not', () => {
  const read = (...headings: string[]) =>
    parseScores(sheet(['准考证号', ...headings], ['1', ...headings.map(() => '60')]), papers)
  expect(read('专业实务', '工程法归').problems).toEqual([
    { row: 1, column: '工程法归', value: '', message: expect.stringContaining('不是这次考试的科目') },
  ])
  expect(read('姓名', '专业实务', '工程法规', '备注')).toMatchObject({ problems: [], entries: [{ score: 60 }, { score: 60 }] })
})

test('E-33 a table without its headings or rows says which', () => {
  expect(parseScores([], papers).problems[0]?.message).toContain('准考证号、科目、成绩')
  expect(parseScores(sheet(['准考证号', '成绩']), papers).problems[0]?.message).toContain('科目、成绩')
  expect(parseScores(sheet(['准考证号', '科目', '成绩']), papers).problems[0]?.message).toContain('没有数据')
  expect(parseFindings(sheet(['准考证号', '科目', '成绩'], ['1', '工程法规', '1']), papers).problems[0]?.message).toContain(
    '认定',
  )
})

test('E-33 雷同 findings carry what was found', () => {
  const read = parseFindings(
    sheet(['准考证号', '科目', '认定'], ['1', '工程法规', '与 2 号试卷雷同'], ['2', '工程法规', ''], ['1', '工程法规', '重复']),
    papers,
  )
  expect(read.entries).toEqual([{ row: 2, number: '1', subject: '工程法规', finding: '与 2 号试卷雷同' }])
  expect(read.problems.map(({ row, column }) => [row, column])).toEqual([
    [3, '认定'],
    [4, '准考证号'],
  ])
})
