import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from '@/lib/export/csv'
import { readSheet } from './read-sheet'
import { columnLetters } from './sheet'
import { type MadeCell, makeWorkbook, makeZip } from './testing/make-workbook'

const raw = (make: (reference: string) => string): MadeCell => ({ xml: make })
const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="0.00&quot;d&quot;"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="49"/></cellXfs></styleSheet>`
const styled = (style: number, value: string | number) => raw((r) => `<c r="${r}" s="${style}"><v>${value}</v></c>`)
const message = async (bytes: Uint8Array, limits = {}) => {
  const sheet = await readSheet(bytes, limits)
  return sheet.ok ? 'read' : sheet.message
}

test('Q-14 texts, numbers and rare characters come as they stand, with the row numbers of the sheet', async () => {
  const sheet = await readSheet(
    makeWorkbook([
      ['职位编码', '人数'],
      [],
      ['𠮷 & <b>', 12],
      ['', '', ' 末 '],
      [0.1 + 0.2, raw((r) => `<c r="${r}" t="str"><v>&#x20BB7;_x000D_</v></c>`)],
    ]),
  )
  expect(sheet).toEqual({
    ok: true,
    problems: [],
    rows: [
      { row: 1, cells: ['职位编码', '人数'] },
      { row: 3, cells: ['𠮷 & <b>', '12'] },
      { row: 4, cells: ['', '', '末'] },
      { row: 5, cells: ['0.3', '𠮷'] },
    ],
  })
})

test('Q-14 shared texts in runs, without their pronunciation', async () => {
  const texts = '<sst><si><r><t>深</t></r><r><t>圳</t></r><rPh><t>shenzhen</t></rPh></si><si><t>市</t></si></sst>'
  const shared = (at: number) => raw((r) => `<c r="${r}" t="s"><v>${at}</v></c>`)
  expect(await readSheet(makeWorkbook([[shared(1), shared(0)]], { texts }))).toMatchObject({
    rows: [{ row: 1, cells: ['市', '深圳'] }],
  })
})

test('Q-14 dates are told by their format, in both calendars', async () => {
  const row = [styled(1, 44151), styled(2, 44151.375), styled(3, 44151), styled(4, 44151), styled(5, 44151)]
  const cells = async (bookPr: string) => {
    const sheet = await readSheet(makeWorkbook([row], { styles, bookPr }))
    return sheet.ok ? sheet.rows[0]?.cells : sheet
  }
  expect(await cells('')).toEqual(['2020-11-16', '2020-11-16 09:00', '2020-11-16', '44151', '44151'])
  expect(await cells('date1904="1"')).toEqual(['2024-11-17', '2024-11-17 09:00', '2024-11-17', '44151', '44151'])
})

test('Q-14 formulas are never run: the last result counts, and the cell is named where there is none', async () => {
  const sheet = await readSheet(
    makeWorkbook(
      [
        [raw((r) => `<c r="${r}"><f>1+1</f><v>2</v></c>`), raw((r) => `<c r="${r}"><f>SUM([1]外部!A1)</f></c>`)],
        [raw((r) => `<c r="${r}" t="e"><f>1/0</f><v>#DIV/0!</v></c>`), raw((r) => `<c r="${r}"><v>440301199001011234</v></c>`)],
        ['一', 'x'.repeat(2001)],
      ],
      { merges: ['A3:B4'] },
    ),
  )
  expect(sheet).toEqual({
    ok: true,
    rows: [
      { row: 1, cells: ['2'] },
      { row: 3, cells: ['一'] },
    ],
    problems: [
      { row: 1, column: 'B', message: '是没有结果的公式，请改成文字或数字' },
      { row: 2, column: 'A', message: '是错误值 #DIV/0!，请改成文字或数字' },
      { row: 2, column: 'B', message: '数字超过 15 位，已被 Excel 改动；请把这一列设为文本格式后重新填写' },
      { row: 3, column: 'B', message: '内容超过 2000 个字，请删减' },
      { row: 3, column: 'A', message: '是合并单元格（A3:B4），请取消合并，逐格填写' },
    ],
  })
})

test('Q-14 200 columns, too many rows, too many bytes: refused in words that say what to do', async () => {
  expect(await message(makeWorkbook([Array.from({ length: 200 }, () => 'x')]))).toMatch(/用到了 BI 列，最多读 60 列/)
  const many = Array.from({ length: 101 }, (_, at) => [`${at}`])
  expect(await message(makeWorkbook(many), { rowsMax: 100 })).toMatch(/超过 100 行/)
  expect(await message(makeWorkbook(many), { rowsMax: 101 })).toBe('read')
  expect(await message(makeWorkbook(many), { fileBytesMax: 500 })).toMatch(/文件超过/)
})

test('Q-14 a million rows are refused at the first one too many, and a sheet that unpacks to gigabytes before it is there', async () => {
  const million = Buffer.alloc(90 * 1024 * 1024, '<row><c><v>1</v></c></row>')
  const whole = million.subarray(0, million.lastIndexOf('</row>') + 6)
  const sheet = Buffer.concat([Buffer.from('<worksheet><sheetData>'), whole, Buffer.from('</sheetData></worksheet>')])
  const parts = (content: Uint8Array) => ({ ...plainParts, 'xl/worksheets/sheet1.xml': content })
  expect(await message(makeZip(parts(sheet)))).toMatch(/超过 60000 行/)
  expect(await message(makeZip(parts(Buffer.alloc(130 * 1024 * 1024, 0x20))))).toMatch(/展开后太大/)
})

const plainParts = {
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
}

test.each([
  ['an old or locked workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /旧版 .xls 或加了密码/],
  ['nothing', new Uint8Array(), /是空的/],
  ['a PDF', Buffer.from('%PDF-1.7 …'), /不是表格文件/],
  ['a page', Buffer.from('<!DOCTYPE html><table>'), /不是表格文件/],
  ['bytes', new Uint8Array([0, 1, 2, 0, 255]), /不是表格文件/],
  ['another archive', makeZip({ 'word/document.xml': '<w/>' }), /不是 Excel 表格/],
  ['half a workbook', makeWorkbook([['x']]).subarray(0, 200), /不完整或已损坏/],
  ['macros', makeWorkbook([['x']], { more: { 'xl/vbaProject.bin': 'x' } }), /有宏/],
  ['entities of its own', makeWorkbook([], { sheet: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>' }), /读不出来/],
  ['an entity nobody declared', makeWorkbook([[raw((r) => `<c r="${r}" t="str"><v>&lol;</v></c>`)]]), /读不出来/],
  ['no XML', makeWorkbook([], { sheet: '<worksheet><sheetData><row' }), /读不出来/],
  ['an open quote', Buffer.from('a,"b\nc,d'), /引号没有配对/],
])('Q-14 %s is refused with what to do', async (_, bytes, words) => {
  expect(await message(new Uint8Array(bytes))).toMatch(words)
})

test('Q-14 what a workbook links to is never opened', async () => {
  const rels = '<Relationships><Relationship Id="rId1" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
  expect(await message(makeWorkbook([['x']], { more: { 'xl/_rels/workbook.xml.rels': rels } }))).toMatch(/不是 Excel 表格/)
})

test('Q-14 the first sheet that is shown is read', async () => {
  const book =
    '<workbook xmlns:r="r"><sheets><sheet name="说明" state="hidden" r:id="rId2"/><sheet name="表" r:id="rId1"/></sheets></workbook>'
  expect(await readSheet(makeWorkbook([['甲']], { more: { 'xl/workbook.xml': book } }))).toMatchObject({
    rows: [{ cells: ['甲'] }],
  })
})

test('Q-14 CSV in the encodings and separators that spreadsheets save', async () => {
  const rows = [
    { row: 1, cells: ['编码', '名称'] },
    { row: 2, cells: ['007', '甲,"乙"\n丙'] },
    { row: 4, cells: ['', '丁'] },
  ]
  const text = '编码,名称\r\n="007","甲,""乙""\n丙"\r\n\r\n,丁\r\n'
  const gb = new Uint8Array([0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6])
  expect(await readSheet(Buffer.from(`\ufeff${text}`))).toEqual({ ok: true, rows, problems: [] })
  expect(await readSheet(gb)).toEqual({ ok: true, rows: rows.slice(0, 1), problems: [] })
  expect(await readSheet(Buffer.from('\ufeff编码\t名称\r\n', 'utf16le'))).toEqual({
    ok: true,
    rows: rows.slice(0, 1),
    problems: [],
  })
  expect(await readSheet(Buffer.from('编码;名称'))).toMatchObject({ rows: rows.slice(0, 1) })
  expect(await readSheet(Buffer.from('a\n=1+1'))).toMatchObject({
    problems: [{ row: 2, column: 'A', message: '是公式，请改成文字或数字' }],
  })
})

test('Q-14 what our own export writes reads as it did', async () => {
  const cell = fc.stringMatching(/^[\p{Script=Han}a-z0-9,;"]{1,12}$/u).filter((text) => !text.includes(';'))
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 2, maxLength: 5 }), async (cells) => {
      expect(await readSheet(Buffer.from(csvLine(cells)))).toMatchObject({ rows: [{ row: 1, cells }] })
    }),
    { numRuns: 200 },
  )
})

test('Q-14 arbitrary bytes never throw', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.tuple(fc.nat(400), fc.nat(255)).map(([at, to]) => {
      const whole = makeWorkbook([['职位', 1]])
      whole[at % whole.length] = to
      return whole
    }),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (one) => typeof (await readSheet(one)).ok === 'boolean'),
    { numRuns: 500 },
  )
})

test('columns have the names that spreadsheets give them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})
