import { filtersOf, unpack } from './inflate'
import { createParser, isSpace } from './parse'
import { type Dict, isDict, isRef, isStream, nameOf, type Stream, Unreadable, type Value, wholeNumber } from './values'

export type PdfFile = {
  trailer: Dict
  /** The object of that number; null where there is none. Throws `Unreadable`. */
  object: (number: number) => Value | Stream
  /** The value itself, or what it refers to. */
  resolve: (value: Value | undefined) => Value | Stream
  numbers: () => number[]
}

type Place = { at: number } | { within: number; index: number } | null

const objectsMax = 100_000
const revisionsMax = 200

/**
 * Opens a PDF by its own table of objects: begins with %PDF, ends with %%EOF, table and objects where they say they are. No guessing:
 * what only a repairing reader opens is truncated, or is something else as well. Throws `Unreadable`.
 */
export function openPdf(bytes: Buffer): PdfFile {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Unreadable('does not begin as a PDF')
  const { places, trailer } = readTables(bytes, lastTable(bytes))
  const known = new Map<number, Value | Stream>()
  const packed = new Map<number, Value[]>()
  const reading = new Set<number>()

  function object(number: number): Value | Stream {
    const before = known.get(number)
    if (before !== undefined) return before
    const place = places.get(number) ?? null
    if (place === null) return null
    if (reading.has(number)) throw new Unreadable('an object needs itself')
    reading.add(number)
    try {
      const found = 'at' in place ? objectAt(bytes, place.at, number, resolve) : (packedIn(place.within)[place.index] ?? null)
      known.set(number, found)
      return found
    } finally {
      reading.delete(number)
    }
  }

  function packedIn(number: number): Value[] {
    const before = packed.get(number)
    if (before) return before
    const holder = object(number)
    if (!isStream(holder)) throw new Unreadable('packed objects are missing')
    const values = unpackObjects(holder, resolve)
    packed.set(number, values)
    return values
  }

  function resolve(value: Value | undefined): Value | Stream {
    let found: Value | Stream = value ?? null
    for (let hops = 0; !isStream(found) && isRef(found); hops += 1) {
      if (hops > 20) throw new Unreadable('a reference leads nowhere')
      found = object(found.ref)
    }
    return found
  }

  return { trailer, object, resolve, numbers: () => [...places.keys()].filter((number) => places.get(number) !== null) }
}

/** Where the last table is; the file must end there and then. */
function lastTable(bytes: Buffer): number {
  let end = bytes.length
  while (end > 0 && isSpace(bytes[end - 1] ?? 0)) end -= 1
  const tail = bytes.toString('latin1', Math.max(0, end - 1024), end)
  const found = /startxref\s+(\d{1,10})\s+%%EOF$/.exec(tail)
  if (!found) throw new Unreadable('does not end as a PDF')
  return Number(found[1])
}

function readTables(bytes: Buffer, first: number) {
  const places = new Map<number, Place>()
  const seen = new Set<number>()
  const waiting = [first]
  let trailer: Dict | undefined
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at)) continue
    if (seen.size >= revisionsMax || at >= bytes.length) throw new Unreadable('the table of objects is missing')
    seen.add(at)
    const dict = isClassic(bytes, at) ? readClassic(bytes, at, places) : readPacked(bytes, at, places)
    trailer ??= dict
    for (const key of ['XRefStm', 'Prev']) if (dict.has(key)) waiting.push(wholeNumber(dict.get(key)))
    if (places.size > objectsMax) throw new Unreadable('too many objects')
  }
  if (!trailer) throw new Unreadable('the table of objects is missing')
  return { places, trailer }
}

function isClassic(bytes: Buffer, at: number): boolean {
  return /^\s*xref\b/.test(bytes.toString('latin1', at, at + 20))
}

function readClassic(bytes: Buffer, at: number, places: Map<number, Place>): Dict {
  const parser = createParser(bytes, at)
  parser.next()
  for (let head = parser.next(); typeof head === 'number'; head = parser.next()) {
    const count = wholeNumber(plain(parser.next()))
    for (let index = 0; index < count; index += 1) {
      const offset = wholeNumber(plain(parser.next()))
      parser.next()
      const kind = parser.next()
      const used = typeof kind === 'object' && kind !== null && 'keyword' in kind && kind.keyword === 'n'
      if (!places.has(head + index)) places.set(head + index, used && offset > 0 ? { at: offset } : null)
      if (places.size > objectsMax) throw new Unreadable('too many objects')
    }
  }
  const dict = parser.value()
  if (!isDict(dict)) throw new Unreadable('the table of objects does not end')
  return dict
}

function plain(found: ReturnType<ReturnType<typeof createParser>['next']>): Value {
  if (typeof found === 'object' && found !== null && 'keyword' in found) throw new Unreadable('a number was expected')
  return found
}

function readPacked(bytes: Buffer, at: number, places: Map<number, Place>): Dict {
  const stream = objectAt(bytes, at, null, (value) => value ?? null)
  if (!isStream(stream) || nameOf(stream.dict.get('Type')) !== 'XRef') throw new Unreadable('the table of objects is missing')
  const { dict } = stream
  const table = unpack(stream)
  const widths = dict.get('W')
  if (!Array.isArray(widths) || widths.length < 3) throw new Unreadable('a table without widths')
  const [w0 = 0, w1 = 0, w2 = 0] = widths.map(wholeNumber)
  const index = dict.get('Index')
  const ranges = Array.isArray(index) ? index.map(wholeNumber) : [0, wholeNumber(dict.get('Size'))]
  if (w0 + w1 + w2 === 0 || Math.max(w0, w1, w2) > 6) throw new Unreadable('a table without widths')
  let row = 0
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    for (let number = 0; number < (ranges[range + 1] ?? 0); number += 1) {
      if (row + w0 + w1 + w2 > table.length) return dict
      const kind = w0 === 0 ? 1 : table.readUIntBE(row, w0)
      const second = w1 === 0 ? 0 : table.readUIntBE(row + w0, w1)
      const third = w2 === 0 ? 0 : table.readUIntBE(row + w0 + w1, w2)
      const key = (ranges[range] ?? 0) + number
      const place = kind === 1 ? { at: second } : kind === 2 ? { within: second, index: third } : null
      if (!places.has(key)) places.set(key, place)
      if (places.size > objectsMax) throw new Unreadable('too many objects')
      row += w0 + w1 + w2
    }
  }
  return dict
}

function objectAt(bytes: Buffer, at: number, expected: number | null, resolve: PdfFile['resolve']): Value | Stream {
  const parser = createParser(bytes, at)
  const number = parser.next()
  parser.next()
  const word = parser.next()
  const begins = typeof word === 'object' && word !== null && 'keyword' in word && word.keyword === 'obj'
  if (!begins || (expected !== null && number !== expected)) throw new Unreadable('an object is not where the table says')
  if (/^\s*endobj/.test(bytes.toString('latin1', parser.at(), parser.at() + 20))) return null
  const value = parser.value()
  if (!isDict(value)) return value
  const after = /^\s*stream(\r\n|\n|\r)/.exec(bytes.toString('latin1', parser.at(), parser.at() + 64))
  if (!after) return value
  const start = parser.at() + after[0].length
  return { dict: value, raw: bytes.subarray(start, streamEnd(bytes, start, resolve(value.get('Length')))) }
}

function streamEnd(bytes: Buffer, start: number, length: Value | Stream): number {
  if (typeof length === 'number' && /^\s*endstream/.test(bytes.toString('latin1', start + length, start + length + 20)))
    return start + length
  const end = bytes.indexOf('endstream', start)
  if (end < 0) throw new Unreadable('a stream does not end')
  return end
}

function unpackObjects(holder: Stream, resolve: PdfFile['resolve']): Value[] {
  if (nameOf(holder.dict.get('Type')) !== 'ObjStm' || filtersOf(holder.dict).length > 1)
    throw new Unreadable('packed objects are missing')
  const content = unpack(holder)
  const count = wholeNumber(unstream(resolve(holder.dict.get('N'))))
  const first = wholeNumber(unstream(resolve(holder.dict.get('First'))))
  if (count > objectsMax) throw new Unreadable('too many objects')
  const header = createParser(content)
  const offsets = Array.from({ length: count }, () => {
    header.next()
    return wholeNumber(plain(header.next()))
  })
  return offsets.map((offset) => createParser(content, first + offset).value())
}

function unstream(value: Value | Stream): Value {
  if (isStream(value)) throw new Unreadable('a number was expected')
  return value
}
