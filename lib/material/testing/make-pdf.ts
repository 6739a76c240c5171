// PDFs made for the tests of this room, byte by byte, so that each may be wrong in exactly one way.
import { deflateSync } from 'node:zlib'

export type Body = string | { dict: string; bytes: Buffer }

export type Recipe = {
  catalog?: string
  page?: string
  trailer?: string
  /** Further objects; `{x0}`, `{x1}` … in any text is a reference to them. */
  extra?: Body[]
  content?: Body
  pages?: number
  /** classic: a plain table; packed: objects and table deflated, as newer writers do. */
  as?: 'classic' | 'packed'
  /** In dictionaries, write every third letter of these names as #xx. */
  disguised?: boolean
  info?: string
  version?: string
}

const firstPage = 6

/** A PDF of some pages with a line of text each; what `recipe` says is added to it. */
export function makePdf(recipe: Recipe = {}): Buffer {
  return assemble(objectsOf(recipe), recipe)
}

/** The objects of a PDF by number, from 1. */
export function objectsOf({ pages = 1, extra = [], ...recipe }: Recipe): Map<number, Body> {
  const firstExtra = firstPage + pages
  const filled = (text: string) => text.replace(/\{x(\d+)\}/g, (_, nth: string) => `${firstExtra + Number(nth)} 0 R`)
  const numbers = Array.from({ length: pages }, (_, index) => firstPage + index)
  const objects = new Map<number, Body>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${recipe.catalog ?? ''} >>`],
    [
      2,
      `<< /Type /Pages /Count ${pages} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] /MediaBox [0 0 595 842] >>`,
    ],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    [4, recipe.info ?? '<< /Producer (CANARY-producer) /Author (CANARY-author) >>'],
    [5, recipe.content ?? deflated('BT /F1 18 Tf 72 700 Td (Proof of employment) Tj ET')],
  ])
  for (const number of numbers) {
    const annotations = recipe.page ?? ''
    objects.set(number, `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R ${annotations} >>`)
  }
  for (const [index, body] of extra.entries()) objects.set(firstExtra + index, body)
  const fill = (body: Body): Body => (typeof body === 'string' ? filled(body) : { ...body, dict: filled(body.dict) })
  return new Map([...objects].map(([number, body]) => [number, fill(body)]))
}

export function deflated(text: string | Buffer, dict = ''): Body {
  return { dict: `/Filter /FlateDecode ${dict}`, bytes: deflateSync(text) }
}

export function assemble(
  objects: Map<number, Body>,
  { as = 'classic', trailer = '', disguised = false, version = '1.7' }: Recipe,
): Buffer {
  const chosen = disguised ? new Map([...objects].map(([number, body]) => [number, escaped(body)])) : objects
  const head = Buffer.from(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`, 'latin1')
  const end = `/Root 1 0 R /Info 4 0 R ${trailer}`
  return as === 'classic' ? classic(head, chosen, end) : packed(head, chosen, end)
}

/** The same file with these objects changed or added behind its end, as programs save that keep the history. */
export function update(before: Buffer, objects: Map<number, Body>, trailer = ''): Buffer {
  const previous = /startxref\s+(\d+)/.exec(before.toString('latin1', before.length - 60))?.[1]
  return classic(before, objects, `/Root 1 0 R /Info 4 0 R /Prev ${previous} ${trailer}`, 100)
}

function classic(head: Buffer, objects: Map<number, Body>, end: string, size = Math.max(...objects.keys()) + 1): Buffer {
  const { bytes, offsets } = written(head, objects)
  const rows = [...offsets].map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 1\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} ${end} >>\nstartxref\n${bytes.length}\n%%EOF\n`
  return Buffer.concat([bytes, Buffer.from(table, 'latin1')])
}

function packed(head: Buffer, objects: Map<number, Body>, end: string): Buffer {
  const plain = [...objects].flatMap(([number, body]) => (typeof body === 'string' ? [[number, body] as const] : []))
  const streams = new Map([...objects].filter(([, body]) => typeof body !== 'string'))
  const holder = Math.max(...objects.keys()) + 1
  let header = ''
  let values = ''
  for (const [number, body] of plain) {
    header += `${number} ${values.length} `
    values += `${body}\n`
  }
  streams.set(
    holder,
    deflated(Buffer.from(header + values, 'latin1'), `/Type /ObjStm /N ${plain.length} /First ${header.length}`),
  )
  const { bytes, offsets } = written(head, streams)
  const table = holder + 1
  const rows = Buffer.alloc((table + 1) * 7)
  const row = (number: number, kind: number, second: number, third: number) => {
    rows.writeUInt8(kind, number * 7)
    rows.writeUInt32BE(second, number * 7 + 1)
    rows.writeUInt16BE(third, number * 7 + 5)
  }
  for (const [index, [number]] of plain.entries()) row(number, 2, holder, index)
  for (const [number, at] of offsets) row(number, 1, at, 0)
  row(table, 1, bytes.length, 0)
  const stream = new Map([[table, deflated(rows, `/Type /XRef /W [1 4 2] /Size ${table + 1} ${end}`)]])
  const done = written(bytes, stream).bytes
  return Buffer.concat([done, Buffer.from(`startxref\n${bytes.length}\n%%EOF\n`)])
}

function written(head: Buffer, objects: Map<number, Body>) {
  const parts = [head]
  const offsets = new Map<number, number>()
  let length = head.length
  for (const [number, body] of objects) {
    offsets.set(number, length)
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), bodyBytes(body), Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
  }
  return { bytes: Buffer.concat(parts), offsets }
}

function bodyBytes(body: Body): Buffer {
  if (typeof body === 'string') return Buffer.from(body, 'latin1')
  const length = body.dict.includes('/Length') ? '' : `/Length ${body.bytes.length}`
  return Buffer.concat([Buffer.from(`<< ${body.dict} ${length} >>\nstream\n`, 'latin1'), body.bytes, Buffer.from('\nendstream')])
}

function escaped(body: Body): Body {
  const change = (text: string) =>
    text.replace(
      /\/(J)(S|avaScript)\b|\/(L)(aunch)\b|\/(E)(mbeddedFiles?|F)\b|\/(X)(FA)\b|\/(R)(ichMedia\w*|endition)\b/g,
      (name) => {
        return `/${name.slice(1, 2)}${name.slice(2).replace(/^./, (one) => `#${one.charCodeAt(0).toString(16)}`)}`
      },
    )
  return typeof body === 'string' ? change(body) : { ...body, dict: change(body.dict) }
}
