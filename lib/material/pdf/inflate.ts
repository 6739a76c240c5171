import { createInflate, inflateSync } from 'node:zlib'
import { type Dict, isDict, nameOf, type Stream, TooLarge, Unreadable, type Value } from './values'

const structureBytesMax = 32 * 1024 * 1024

/** The filters of a stream in the order in which a reader undoes them. */
export function filtersOf(dict: Dict): string[] {
  const filter = dict.get('Filter') ?? dict.get('F') ?? null
  const list: Value[] = Array.isArray(filter) ? filter : filter === null ? [] : [filter]
  return list.map((one) => short[nameOf(one) ?? ''] ?? nameOf(one) ?? '')
}

const short: Record<string, string> = { Fl: 'FlateDecode', LZW: 'LZWDecode', A85: 'ASCII85Decode', AHx: 'ASCIIHexDecode' }

/** What a stream of the file's own structure holds: tables and packed objects, at most 32 MB. Throws `Unreadable`, `TooLarge`. */
export function unpack({ dict, raw }: Stream): Buffer {
  const filters = filtersOf(dict)
  if (filters.length === 0) return raw
  if (filters.length > 1 || filters[0] !== 'FlateDecode') throw new Unreadable('an unusual filter')
  const parms = dict.get('DecodeParms') ?? null
  const chosen = Array.isArray(parms) ? parms[0] : parms
  return undoPredictor(inflated(raw), isDict(chosen) ? chosen : new Map())
}

function inflated(raw: Buffer): Buffer {
  try {
    return inflateSync(raw, { maxOutputLength: structureBytesMax })
  } catch (error) {
    if (error instanceof RangeError) throw new TooLarge('a table of the PDF is too large')
    throw new Unreadable('a packed table is damaged')
  }
}

function undoPredictor(packed: Buffer, parms: Dict): Buffer {
  const predictor = Number(parms.get('Predictor') ?? 1)
  if (predictor < 10) return packed
  const bytesPerPixel = Math.max(1, (Number(parms.get('Colors') ?? 1) * Number(parms.get('BitsPerComponent') ?? 8)) >> 3)
  const width = Number(parms.get('Columns') ?? 1) * bytesPerPixel
  if (!(width > 0 && width < 100_000)) throw new Unreadable('a table without columns')
  const rows = Math.ceil(packed.length / (width + 1))
  const plain = Buffer.alloc(rows * width)
  for (let row = 0; row < rows; row += 1) {
    const kind = packed[row * (width + 1)]
    for (let column = 0; column < width; column += 1) {
      const to = row * width + column
      const left = column >= bytesPerPixel ? (plain[to - bytesPerPixel] ?? 0) : 0
      const up = row > 0 ? (plain[to - width] ?? 0) : 0
      const corner = row > 0 && column >= bytesPerPixel ? (plain[to - width - bytesPerPixel] ?? 0) : 0
      plain[to] = (packed[row * (width + 1) + 1 + column] ?? 0) + predicted(kind, left, up, corner)
    }
  }
  return plain
}

function predicted(kind: number | undefined, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) return 0
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value))
  return (a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0) ? left : (b ?? 0) <= (c ?? 0) ? up : corner
}

/** How many bytes a deflated stream unpacks to, without holding them. Throws `TooLarge` over `bytesMax`, `Unreadable` where it is damaged. */
export async function inflatedSize(packed: Buffer, bytesMax: number): Promise<number> {
  const inflate = createInflate()
  let size = 0
  inflate.end(packed)
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length
      if (size > bytesMax) throw new TooLarge('a stream is too large')
    }
  } catch (error) {
    if (error instanceof TooLarge) throw error
    // Some writers get the sum at the end wrong, or leave it out; the content itself is whole.
    const harmless = error instanceof Error && /incorrect data check|unexpected end of file/.test(error.message) && size > 0
    if (!harmless) throw new Unreadable('a stream is damaged')
  } finally {
    inflate.destroy()
  }
  return size
}

/** The bytes under ASCII85 or ASCIIHex: fewer than were given. */
export function fromAscii(filter: 'ASCII85Decode' | 'ASCIIHexDecode', raw: Buffer): Buffer {
  const text = raw.toString('latin1')
  if (filter === 'ASCIIHexDecode') return Buffer.from((text.split('>')[0] ?? '').replace(/[^0-9a-f]/gi, ''), 'hex')
  const out: number[] = []
  let group: number[] = []
  const flush = (count: number) => {
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    for (let index = 0; index < count; index += 1) out.push(Math.floor(value / 256 ** (3 - index)) % 256)
    group = []
  }
  for (const character of (text.split('~')[0] ?? '').replace(/\s/g, '')) {
    if (character === 'z' && group.length === 0) out.push(0, 0, 0, 0)
    else if (character < '!' || character > 'u') throw new Unreadable('a stream is damaged')
    else if (group.push(character.charCodeAt(0) - 33) === 5) flush(4)
  }
  const left = group.length
  if (left > 1) {
    while (group.length < 5) group.push(84)
    flush(left - 1)
  }
  return Buffer.from(out)
}
