// What programs other than Excel write, what officers do to tables, and what is made to mislead.
import { expect, test } from 'vitest'
import { readSheet } from './read-sheet'
import type { SheetLimits } from './sheet'
import { type MadeCell, makeWorkbook, makeZip } from './testing/make-workbook'

const cell = (attributes: string, content = ''): MadeCell => ({ xml: (r) => `<c r="${r}" ${attributes}>${content}</c>` })
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const bookOf = (sheets: string, more = '') => `<workbook xmlns:r="r"><sheets>${sheets}</sheets>${more}</workbook>`
const read = async (bytes: Uint8Array, limits: Partial<SheetLimits> = {}) => {
  const sheet = await readSheet(bytes, limits)
  if (!sheet.ok) return sheet.message
  const problems = sheet.problems.map(({ row, column, message }) => `${column}${row} ${message}`)
  return [...sheet.rows.map(({ row, cells }) => [row, ...cells]), ...problems]
}

test('Q-14 a cell of shared text without a number is empty, and one with a number that nobody has is no table', async () => {
  const texts = '<sst><si><t>职位编码</t></si></sst>'
  expect(await read(makeWorkbook([['甲', cell('t="s"'), cell('t="s"', '<v></v>'), '乙']], { texts }))).toEqual([
    [1, '甲', '', '', '乙'],
  ])
  for (const number of ['1', '-1', '0.5', 'x'])
    expect(await read(makeWorkbook([[cell('t="s"', `<v>${number}</v>`)]], { texts }))).toMatch(/读不出来/)
})

test('Q-14 a number is what a spreadsheet writes as one: blanks are none, other spellings are named', async () => {
  const numbers = ['<v> </v>', '<v>\n 12.50 \n</v>', '<v>1.2E2</v>', '<v>0x10</v>', '<v>1,5</v>', '<v>Infinity</v>']
  expect(await read(makeWorkbook([numbers.map((one) => cell('', one))]))).toEqual([
    [1, '', '12.5', '120'],
    'D1 不是数字，请重新填写',
    'E1 不是数字，请重新填写',
    'F1 不是数字，请重新填写',
  ])
})

test('Q-14 a code that Excel keeps as a number comes with the zeros and letters that it shows; a percentage is named', async () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0000000000"/><numFmt numFmtId="171" formatCode="&quot;SZ&quot;0000\\-"/>
    <numFmt numFmtId="172" formatCode="0.0%"/><numFmt numFmtId="173" formatCode="0"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/><xf numFmtId="9"/></cellXfs></styleSheet>`
  const shown = (style: number, value: number) => cell(`s="${style}"`, `<v>${value}</v>`)
  const row = [shown(1, 20010001), shown(2, 7), shown(1, 0.5), shown(4, 8), shown(99, 9), shown(3, 0.6), shown(5, 0.6)]
  expect(await read(makeWorkbook([row], { styles }))).toEqual([
    [1, '0020010001', 'SZ0007-', '0.5', '8', '9'],
    'F1 是百分数，请把格式改为“常规”，填写实际的数字',
    'G1 是百分数，请把格式改为“常规”，填写实际的数字',
  ])
})

test('Q-14 a formula may come to an empty text; where whoever wrote it left it to be worked out, what stands beside it means nothing', async () => {
  const rows = [[cell('t="str"', '<f>IF(1,"")</f><v></v>'), cell('', '<f>1+1</f><v>2</v>'), cell('', '<f>1+1</f><v/>')]]
  expect(await read(makeWorkbook(rows))).toEqual([[1, '', '2'], 'C1 是没有结果的公式，请改成文字或数字'])
  const book = bookOf('<sheet name="a" r:id="rId1"/>', '<calcPr fullCalcOnLoad="1"/>')
  expect(await read(makeWorkbook([['甲', cell('', '<f>A9+B9</f><v>0</v>')]], { more: { 'xl/workbook.xml': book } }))).toEqual([
    [1, '甲'],
    'B1 是还没有算出结果的公式，请用 Excel 或 WPS 打开、保存后再上传，或改成文字或数字',
  ])
})

test('Q-14 E-33 a raised or lowered figure is no part of the number that it stands beside: the cell is named; in words it stays', async () => {
  const run = (text: string, level = '') => `<r><rPr>${level && `<vertAlign val="${level}"/>`}</rPr><t>${text}</t></r>`
  const [raised, lowered] = [(text: string) => run(text, 'superscript'), (text: string) => run(text, 'subscript')]
  const refused = [
    run('95') + raised('2'),
    `<t>95 </t>${raised(' 2')}`,
    raised('1') + run('95'),
    run('95') + lowered('.5'),
    run('-') + raised('1'),
    run('A01') + run(' ') + raised('3'),
  ]
  const kept = [
    run('9') + run('5', 'baseline'),
    raised('12'),
    run('m') + raised('2') + run(', 3 层'),
    run('缺考') + raised('注1'),
  ]
  const texts = `<sst>${[...refused, ...kept].map((one) => `<si>${one}</si>`).join('')}</sst>`
  const shared = [...refused, ...kept].map((_, at) => cell('t="s"', `<v>${at}</v>`))
  const inline = [...refused, ...kept].map((one) => cell('t="inlineStr"', `<is>${one}</is>`))
  for (const row of [shared, inline])
    expect(await read(makeWorkbook([row], { texts }))).toEqual([
      [1, '', '', '', '', '', '', '95', '12', 'm2, 3 层', '缺考注1'],
      ...['A1', 'B1', 'C1', 'D1', 'E1', 'F1'].map((place) => expect.stringContaining(`${place} 里有上标或下标的数字`)),
    ])
})

test('Q-14 a row that is hidden or filtered away is named once: nobody has looked at it', async () => {
  const row =
    '<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3" hidden="true"><c r="A3" s="1"/></row>'
  expect(await read(makeWorkbook([], { sheet: sheetOf(`<row r="1"><c r="A1"><v>0</v></c></row>${row}`) }))).toEqual([
    [1, '0'],
    [2, '1', '2'],
    'A2 这一行是隐藏的或被筛选掉了，请取消隐藏和筛选，核对后再上传；不要的行请删除',
  ])
})

test('Q-14 of several sheets the one with something in it is read; where two have, both are named and none is taken', async () => {
  const sheets = '<sheet name="图" r:id="rId9"/><sheet name="甲" r:id="rId1"/><sheet name="乙" r:id="rId2"/>'
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const rels = `<Relationships><Relationship Id="rId9" Type="${kind}/chartsheet" Target="chartsheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="${kind}/worksheet" Target="./worksheets/two.xml"/><Relationship Id="rId1" Type="${kind}/worksheet" Target="/xl/worksheets/one.xml"/>
    <Relationship Id="rId3" Type="${kind}/sharedStrings" Target="Texts.xml"/></Relationships>`
  const made = (one: string, two: string, book = bookOf(sheets)) =>
    makeZip({
      ...{ 'xl/workbook.xml': book, 'xl/_rels/workbook.xml.rels': rels, 'xl/Texts.xml': '<sst><si><t>字</t></si></sst>' },
      ...{ 'xl/worksheets/one.xml': one, 'xl/worksheets/two.xml': two, 'xl/chartsheets/sheet1.xml': '<chartsheet/>' },
    })
  const [filled, empty] = [sheetOf('<row><c t="s"><v>0</v></c></row>'), sheetOf('<row><c s="1"/></row>')]
  expect(await read(made(filled, empty))).toEqual([[1, '字']])
  expect(await read(made(empty, filled))).toEqual([[1, '字']])
  expect(await read(made(empty, empty))).toEqual([])
  expect(await read(made(filled, filled))).toMatch(/有 2 张有内容的工作表（“甲”、“乙”）.*只留要导入的一张/)
  expect(await read(made(filled, filled, bookOf(sheets.replace('name="甲"', 'name="甲" state="veryHidden"'))))).toEqual([
    [1, '字'],
  ])
})

test('Q-14 a workbook is found where the archive says that it is', async () => {
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const bytes = makeZip({
    '_rels/.rels': `<Relationships><Relationship Id="R1" Type="${kind}/officeDocument" Target="book/workbook2.xml"/></Relationships>`,
    'book/workbook2.xml': bookOf('<sheet name="a" r:id="R1"/>'),
    'book/_rels/workbook2.xml.rels': `<Relationships><Relationship Id="R1" Type="${kind}/worksheet" Target="a.xml"/></Relationships>`,
    'book/a.xml': sheetOf('<row><c><v>1</v></c></row>'),
  })
  expect(await read(bytes)).toEqual([[1, '1']])
})

test.each([
  ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', /乱了/],
  ['a row twice', '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>', /乱了/],
  ['rows backwards', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>', /乱了/],
  ['a row without a place', '<row r="abc"><c><v>1</v></c></row>', /读不出来/],
  ['a row below the last', '<row r="1048577"><c><v>1</v></c></row>', /读不出来/],
  ['a cell without a column', '<row r="1"><c r="1"><v>1</v></c></row>', /读不出来/],
  ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>', /读不出来/],
])('Q-14 %s: what cannot be told apart is refused', async (_, rows, words) => {
  expect(await read(makeWorkbook([], { sheet: sheetOf(rows) }))).toMatch(words)
})

test('Q-14 a part with a bit changed on its way is refused, though it unpacks', async () => {
  const whole = Buffer.from(makeWorkbook([['甲', 60]]))
  const directory = whole.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  for (let at = whole.indexOf(Buffer.from('PK\x01\x02', 'latin1')); at !== -1; at = whole.indexOf('PK\x01\x02', at + 4, 'latin1'))
    whole[at + 16] = (whole[at + 16] ?? 0) ^ 1
  expect(directory).toBeGreaterThan(0)
  expect(await read(new Uint8Array(whole))).toMatch(/不完整或已损坏/)
})

test('Q-14 few bytes that become millions of elements, entities or levels end before memory does', async () => {
  const [cells, entities, levels] = ['<a/>'.repeat(6_000_001), '&amp;'.repeat(3_000_000), '<a>'.repeat(200_000)]
  expect(await read(makeWorkbook([], { sheet: `<worksheet>${cells}</worksheet>` }))).toMatch(/单元格太多/)
  expect(await read(makeWorkbook([], { sheet: `<worksheet>${levels}` }))).toMatch(/读不出来/)
  const before = process.memoryUsage().rss
  const value = `<row><c t="str"><v>${entities}</v></c></row>`
  expect(await read(makeWorkbook([], { sheet: sheetOf(value) }))).toEqual([[1], 'A1 内容超过 2000 个字，请删减'])
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
})

test('Q-14 a text that many cells share costs the file nothing, and the table as much as all of them', async () => {
  const texts = `<sst><si><t>${'字'.repeat(1_000)}</t></si></sst>`
  const rows = Array.from({ length: 101 }, () => [cell('t="s"', '<v>0</v>')])
  expect(await read(makeWorkbook(rows.slice(1), { texts }), { charactersMax: 100_000 })).toHaveLength(100)
  expect(await read(makeWorkbook(rows, { texts }), { charactersMax: 100_000 })).toMatch(/内容太多.*分成几个文件/)
})

test('Q-14 CSV: a quote too many takes no rows with it, an open one is told where, a title parts nothing', async () => {
  expect(await read(Buffer.from('a,b\n1,"文秘\n2,综合\n3,"其他"\n4,z'))).toEqual([
    [1, 'a', 'b'],
    [2, '1'],
    [3, '4', 'z'],
    'B2 引号后面还有内容，多半是少了或多了一个引号，请改正',
  ])
  expect(await read(Buffer.from('a,b\n1,2\n3,"4\n'))).toMatch(/第 3 行 B 列的引号没有配对/)
  expect(await read(Buffer.from('职位表\r编码\t"名\r\n称"\r1\t2\r'))).toEqual([
    [1, '职位表'],
    [2, '编码', '名\n称'],
    [3, '1', '2'],
  ])
  const big = Buffer.from('\ufeff编码,名称', 'utf16le').swap16()
  expect(await read(big)).toEqual([[1, '编码', '名称']])
  expect(await read(Buffer.from('\ufeff编码,名称').subarray(0, -1))).toMatch(/不是表格文件/)
  expect(await read(Buffer.from('<table><tr><td>编码</td></tr></table>'))).toMatch(/不是表格文件/)
})
