import { expect, test } from 'vitest'
import { checkPositions } from './check-positions'

const heading = ['职位编码', '招录单位', '职位名称', '招录人数', '专业']
const right = ['2020010001', '福田区税务局', '一级科员', '2', '法学']
const sheet = (...rows: string[][]) => ({ rows: rows.map((cells, index) => ({ row: index + 1, cells })), problems: [] })
const said = (checked: ReturnType<typeof checkPositions>) =>
  checked.problems.map(({ row, column, message }) => `${column}${row} ${message}`)

test('O-10 the headings are found under a title, in any order, whatever is written beside them', () => {
  const checked = checkPositions({
    ...sheet(
      ['深圳市 2021 年职位表'],
      ['序号', '职位名称（全称）', '招录 人数*', '招录单位', '职位编码'],
      ['1', '科员', '３人', '甲局', 'ａ－１'],
    ),
    problems: [{ row: 1, column: 'A', message: '是合并单元格' }],
  })
  expect(checked).toEqual({
    rowCount: 1,
    badCount: 0,
    problems: [],
    rows: [
      {
        code: 'A-1',
        department: '甲局',
        title: '科员',
        headcount: 3,
        education: '',
        degree: '',
        majors: '',
        otherConditions: '',
        duties: '',
      },
    ],
  })
})

test('Q-14 every bad row is named with its column, what is wrong and what to do', () => {
  const checked = checkPositions({
    ...sheet(
      heading,
      right,
      ['2020010001', '乙局', '科员', '1'],
      ['', '丙局', '', '两人'],
      ['编码', 'x'.repeat(101), '科员', '0'],
      right.with(0, '2020010009'),
    ),
    problems: [{ row: 6, column: 'E', message: '是没有结果的公式，请改成文字或数字' }],
  })
  expect(said(checked)).toEqual([
    'A3 职位编码：2020010001 与第 2 行相同，请改为不同的编码或删除其中一行',
    'A4 职位编码：没有填写，请补上',
    'C4 职位名称：没有填写，请补上',
    'D4 招录人数：“两人”不是 1 至 9999 的整数，请改正',
    'B5 招录单位：超过 100 个字，请删减',
    'A5 职位编码：只能用数字、字母和“-”，请改正',
    'D5 招录人数：“0”不是 1 至 9999 的整数，请改正',
    'E6 是没有结果的公式，请改成文字或数字',
  ])
  expect([checked.rowCount, checked.badCount]).toEqual([5, 4])
})

test('Q-14 what a spreadsheet made of a code is no code, and what stands below no heading is not lost unseen', () => {
  const row = (code: string) => right.with(0, code)
  expect(
    said(checkPositions(sheet(heading, row('2020-01-02'), row('2.02E+09'), [...right, '', '本科'], row('a－2'), row('Ａ-2')))),
  ).toEqual([
    'A2 职位编码：2020-01-02 像是被表格软件改成了日期，请把这一列设为文本格式后重新填写',
    'A3 职位编码：2.02E+09 被表格软件改成了科学计数，后面几位已经丢失；请把这一列设为文本格式后重新填写',
    'G4 这一列没有表头，请补上表头或清空这一列',
    'A6 职位编码：A-2 与第 5 行相同，请改为不同的编码或删除其中一行',
  ])
})

test('Q-14 of very many problems the last line says how many are left out', () => {
  const checked = checkPositions(
    sheet(heading, ...Array.from({ length: 600 }, (_, n) => ['', '甲局', '科员', '0'].with(1, `${n}`))),
  )
  expect(checked.badCount).toBe(600)
  expect(checked.problems).toHaveLength(1001)
  expect(said(checked).at(-1)).toMatch(/另有 200 处问题没有列出/)
})

test('Q-14 no headings, unknown ones, the same one twice, nothing below', () => {
  expect(said(checkPositions(sheet(['a', 'b'], right)))).toEqual([
    'A1 前 5 行里没有找到表头。表头须有“职位编码”、“招录单位”、“职位名称”、“招录人数”，请下载模板对照',
  ])
  expect(said(checkPositions(sheet([...heading, '年龄', '专业'], right)))).toEqual([
    'F1 表头“年龄”不在模板里，请按模板改名或删除这一列',
    'G1 表头“专业”出现了两次，请删除其中一列',
  ])
  expect(said(checkPositions(sheet(heading)))).toEqual(['A2 表头下面没有职位，请填写后再上传'])
  expect(checkPositions(sheet()).problems).toHaveLength(1)
})
