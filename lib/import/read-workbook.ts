import { posix } from 'node:path'
import { collectRows } from './collect-rows'
import { type NumberFormat, numberFormat } from './number-format'
import { damaged, parseXml } from './parse-xml'
import { readCells } from './read-cells'
import { type SheetLimits, UnreadableSheet } from './sheet'
import { type CollectedText, collectText } from './text-runs'
import { openZip } from './unzip'

type Zip = ReturnType<typeof openZip>

const noTable = '这不是 Excel 表格。请上传 .xlsx 或 CSV 文件。'
const stylesMax = 65_536

/**
 * The one sheet of an .xlsx that is shown and has something in it: where there are several, nobody can know which was meant, and they are named.
 * What the workbook links to, and what else is in the archive, is never opened.
 */
export async function readWorkbook(bytes: Uint8Array, limits: SheetLimits) {
  const zip = openZip(bytes, limits.unpackedBytesMax)
  if (zip.names.some((name) => /vbaProject|macrosheets/i.test(name)))
    throw new UnreadableSheet('表格里有宏，没有读取。请另存为不带宏的 .xlsx 再上传。')
  const whole = await readRelations(zip, '')
  const book = whole.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const parts = await readRelations(zip, book)
  const pathOf = (type: string) => parts.find((one) => one.type === type)?.path ?? `xl/${type}.xml`
  const { sheets, date1904, recalculates } = await readBook(zip, book, parts)
  const texts = await readTexts(zip, pathOf('sharedStrings'), limits)
  const formats = await readFormats(zip, pathOf('styles'))
  const sheet = await onlyFilled(zip, sheets)
  const collector = collectRows(limits)
  readCells(sheet, { texts, formats, date1904, recalculates }, collector)
  return { rows: collector.rows, problems: collector.problems }
}

type Relation = { id: string; type: string; path: string }

/** What a part, or with '' the whole archive, says that it consists of; what lies outside of the archive is left out. */
async function readRelations(zip: Zip, of: string): Promise<Relation[]> {
  const room = posix.dirname(of)
  const part = await zip.read(posix.join(room, '_rels', `${posix.basename(of)}.rels`))
  const relations: Relation[] = []
  if (part)
    parseXml(part, {
      open: (name, attributes) => {
        if (name !== 'Relationship') return
        const { Id = '', Type = '', Target = '', TargetMode } = attributes()
        const path = Target.startsWith('/') ? Target.slice(1) : posix.join(room, Target)
        if (TargetMode !== 'External') relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path })
      },
    })
  return relations
}

type ListedSheet = { name: string; shown: boolean; path: string }

async function readBook(zip: Zip, book: string, parts: readonly Relation[]) {
  const part = await zip.read(book)
  if (!part) throw new UnreadableSheet(noTable)
  const sheets: ListedSheet[] = []
  let [date1904, recalculates] = [false, false]
  parseXml(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = isOn(attributes().date1904)
      if (name === 'calcPr') recalculates = isOn(attributes().fullCalcOnLoad)
      if (name !== 'sheet') return
      const { state = 'visible', name: called = '', ...rest } = attributes()
      const id = Object.entries(rest).find(([key]) => /:id$/.test(key))?.[1]
      // Sheets of charts and macros have no cells.
      const sheet = parts.find((one) => one.id === id && (one.type === '' || one.type === 'worksheet'))
      if (sheet) sheets.push({ name: called, shown: state === 'visible', path: sheet.path })
    },
  })
  return { sheets, date1904, recalculates }
}

function isOn(value = ''): boolean {
  return /^(1|true)$/.test(value)
}

async function onlyFilled(zip: Zip, sheets: readonly ListedSheet[]): Promise<Uint8Array> {
  const shown = sheets.filter((one) => one.shown)
  const [first, ...others] = shown.length > 0 ? shown : sheets.slice(0, 1)
  let sheet = first && (await zip.read(first.path))
  if (!first || !sheet) throw new UnreadableSheet(noTable)
  let filled = others.length > 0 && isFilled(sheet) ? [first.name] : []
  for (const other of others) {
    const part = await zip.read(other.path)
    if (!part || !isFilled(part)) continue
    filled = [...filled, other.name]
    if (filled.length === 1) sheet = part
  }
  if (filled.length < 2) return sheet
  const named = filled.map((name) => `“${name.slice(0, 31)}”`).slice(0, 5)
  throw new UnreadableSheet(
    `表格里有 ${filled.length} 张有内容的工作表（${named.join('、')}），不知道要导入哪一张。请只留要导入的一张，其他的删除或隐藏后再上传。`,
  )
}

/** Is there anything in a sheet's cells? Ends at the first. */
function isFilled(sheet: Uint8Array): boolean {
  let reading = false
  try {
    parseXml(sheet, {
      open: (name) => {
        reading = name === 'v' || name === 't'
      },
      text: (text) => {
        if (reading && text.trim() !== '') throw new Filled()
      },
    })
    return false
  } catch (error) {
    if (error instanceof Filled) return true
    throw error
  }
}

class Filled extends Error {}

/** The texts that cells name by their number. */
async function readTexts(zip: Zip, path: string, { cellLengthMax }: SheetLimits): Promise<CollectedText[]> {
  const part = await zip.read(path)
  const texts: CollectedText[] = []
  // One character more than fits tells that it is too long.
  const current = collectText(cellLengthMax)
  if (part)
    parseXml(part, {
      open: current.open,
      close: (name) => {
        current.close(name)
        if (name === 'si') texts.push(current.take())
      },
      text: current.add,
    })
  return texts
}

/** What each cell style makes of a number. */
async function readFormats(zip: Zip, path: string): Promise<NumberFormat[]> {
  const part = await zip.read(path)
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inCells = false
  if (part)
    parseXml(part, {
      open: (name, attributes) => {
        if (name === 'cellXfs') inCells = true
        if (name === 'numFmt') codes.set(Number(attributes().numFmtId), attributes().formatCode ?? '')
        if (name !== 'xf' || !inCells) return
        if (formats.length >= stylesMax) throw new UnreadableSheet(damaged)
        formats.push(numberFormat(Number(attributes().numFmtId ?? 0), codes))
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false
      },
    })
  return formats
}
