import { collectRows } from './collect-rows'
import { parseXml } from './parse-xml'
import { readCells } from './read-cells'
import { type SheetLimits, UnreadableSheet } from './sheet'
import { openZip } from './unzip'

type Zip = ReturnType<typeof openZip>

const noTable = '这不是 Excel 表格。请上传 .xlsx 或 CSV 文件。'

/** The first sheet that is shown of an .xlsx. What it links to, and what else is in the archive, is never opened. */
export async function readWorkbook(bytes: Uint8Array, limits: SheetLimits) {
  const zip = openZip(bytes, limits.unpackedBytesMax)
  if (zip.names.some((name) => /vbaProject|macrosheets/i.test(name)))
    throw new UnreadableSheet('表格里有宏，没有读取。请另存为不带宏的 .xlsx 再上传。')
  const { sheetId, date1904 } = await readBook(zip)
  const path = await pathOf(zip, sheetId)
  const [texts, dateStyles] = [await readTexts(zip, limits), await readDateStyles(zip)]
  const sheet = await zip.read(path)
  if (!sheet) throw new UnreadableSheet(noTable)
  const collector = collectRows(limits)
  readCells(sheet, { texts, dateStyles, date1904 }, collector)
  return { rows: collector.rows, problems: collector.problems }
}

async function readBook(zip: Zip) {
  const part = await zip.read('xl/workbook.xml')
  if (!part) throw new UnreadableSheet(noTable)
  const sheets: { id: string; shown: boolean }[] = []
  let date1904 = false
  parseXml(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributes().date1904 ?? '')
      if (name !== 'sheet') return
      const { state = 'visible', ...rest } = attributes()
      const id = Object.entries(rest).find(([key]) => /:id$/.test(key))?.[1] ?? ''
      sheets.push({ id, shown: state === 'visible' })
    },
  })
  const first = sheets.find(({ shown }) => shown) ?? sheets[0]
  if (!first) throw new UnreadableSheet(noTable)
  return { sheetId: first.id, date1904 }
}

async function pathOf(zip: Zip, id: string): Promise<string> {
  const part = await zip.read('xl/_rels/workbook.xml.rels')
  let path = ''
  if (part)
    parseXml(part, {
      open: (name, attributes) => {
        if (name !== 'Relationship') return
        const { Id, Target = '', TargetMode } = attributes()
        if (Id === id && TargetMode !== 'External') path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`
      },
    })
  return path || 'xl/worksheets/sheet1.xml'
}

/** The texts that cells name by their number; how they are to be pronounced is left out. */
async function readTexts(zip: Zip, { cellLengthMax }: SheetLimits): Promise<string[]> {
  const part = await zip.read('xl/sharedStrings.xml')
  const texts: string[] = []
  let [current, reading, phonetic] = ['', false, false]
  if (part)
    parseXml(part, {
      open: (name) => {
        if (name === 'si') current = ''
        if (name === 'rPh') phonetic = true
        reading = name === 't' && !phonetic
      },
      close: (name) => {
        if (name === 't') reading = false
        if (name === 'rPh') phonetic = false
        if (name === 'si') texts.push(current)
      },
      text: (text) => {
        // One character more than fits tells that it is too long.
        if (reading && current.length <= cellLengthMax) current += text
      },
    })
  return texts
}

/** Which cell styles show a number as a date: of the formats built in, or by a format that names year, month, day or hour. */
async function readDateStyles(zip: Zip): Promise<boolean[]> {
  const part = await zip.read('xl/styles.xml')
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  if (part)
    parseXml(part, {
      open: (name, attributes) => {
        if (name === 'cellXfs') inCells = true
        if (name === 'numFmt') codes.set(Number(attributes().numFmtId), attributes().formatCode ?? '')
        if (name === 'xf' && inCells) styles.push(isDate(Number(attributes().numFmtId ?? 0), codes))
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false
      },
    })
  return styles
}

function isDate(format: number, codes: ReadonlyMap<number, string>): boolean {
  const code = codes.get(format)
  return code === undefined ? builtInDates.has(format) : /[ymdh]/i.test(bare(code))
}

// Of Excel in Chinese too.
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** A format's code without what is quoted, escaped or in brackets. */
function bare(code: string): string {
  return code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').replace(/general/gi, '')
}
