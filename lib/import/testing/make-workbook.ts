import { crc32, deflateRawSync } from 'node:zlib'

/** A cell of a test: text, a number, or XML of a cell as a hostile or odd program may write it. */
export type MadeCell = string | number | { xml: (reference: string) => string }

type Made = {
  merges?: readonly string[]
  styles?: string
  bookPr?: string
  texts?: string
  more?: Record<string, string>
  sheet?: string
}

/** An .xlsx of one sheet, as small as can be. */
export function makeWorkbook(rows: readonly (readonly MadeCell[])[], made: Made = {}): Uint8Array {
  const { merges = [], styles = '', bookPr = '', texts, more = {} } = made
  const cells = rows.map((row, at) => `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, at, column)).join('')}</row>`)
  const merged = merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  return makeZip({
    'xl/workbook.xml': `<?xml version="1.0"?><workbook ${main} xmlns:r="r"><workbookPr ${bookPr}/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml':
      made.sheet ?? `<?xml version="1.0"?><worksheet ${main}><sheetData>${cells.join('')}</sheetData>${merged}</worksheet>`,
    ...(styles ? { 'xl/styles.xml': styles } : {}),
    ...(texts ? { 'xl/sharedStrings.xml': texts } : {}),
    ...more,
  })
}

/** A zip archive of these parts. */
export function makeZip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const [bytes, file] = [Buffer.from(content), Buffer.from(name)]
    const packed = deflateRawSync(bytes)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(file.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, file, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, file]))
    bodies.push(body)
    at += body.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...bodies, ...directory, end]))
}

function cellXml(cell: MadeCell, row: number, column: number): string {
  const reference = `${letters(column)}${row + 1}`
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if (typeof cell === 'object') return cell.xml(reference)
  return cell === '' ? '' : `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
}

function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
