import { filtersOf, fromAscii, inflatedSize } from './inflate'
import type { PdfFile } from './open'
import { stripPicture } from './strip-picture'
import { type Dict, isDict, isRef, isStream, nameOf, type Ref, type Stream, TooLarge, Unreadable, type Value } from './values'

const megabyte = 1024 * 1024
// A page scanned at 600 dpi in colour unpacks to 105 MB; texts and drawings stay far below.
const pictureBytesMax = 160 * megabyte
const otherBytesMax = 48 * megabyte
const allBytesMax = 1536 * megabyte
const picturePixelsMax = 100_000_000
const objectsMax = 50_000

/** Numbers of the whole document; never part of what is seen. */
const dropped = new Set(['Metadata', 'PieceInfo', 'LastModified', 'OPI', 'StructParent', 'StructParents', 'Length', 'DL'])

/** The copy being made: its objects under new numbers, in order. */
export type Copy = ReturnType<typeof startCopy>

/** Copies what is reachable, and only that: no history, no metadata, nothing that a page does not need in order to be seen. */
export function startCopy(pdf: PdfFile) {
  const objects: (Value | Stream)[] = []
  const numbers = new Map<number, number>()
  const waiting: { from: number; to: number }[] = []

  function add(object: Value | Stream): Ref {
    if (objects.push(object) > objectsMax) throw new TooLarge('too many objects')
    return { ref: objects.length }
  }

  function value(from: Value): Value {
    if (Array.isArray(from)) return from.map(value)
    if (isDict(from)) return dict(from)
    if (!isRef(from)) return from
    const before = numbers.get(from.ref)
    if (before !== undefined) return { ref: before }
    if (pagesAgain.has(typeOf(pdf.resolve(from)))) return null
    const { ref } = add(null)
    numbers.set(from.ref, ref)
    waiting.push({ from: from.ref, to: ref })
    return { ref }
  }

  function dict(from: Dict): Dict {
    return new Map([...from].flatMap(([key, one]) => (dropped.has(key) ? [] : [[key, value(one)] as const])))
  }

  /** Copies what was referred to, until nothing new is. */
  function finish(): (Value | Stream)[] {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const found = pdf.object(next.from)
      objects[next.to - 1] = isStream(found) ? { dict: dict(found.dict), raw: found.raw } : value(found)
    }
    return objects
  }

  return { add, value, finish }
}

// A way back from a resource into the old document would bring all of it along.
const pagesAgain = new Set(['Page', 'Pages', 'Catalog', 'StructTreeRoot', 'StructElem'])

function typeOf(value: Value | Stream): string {
  return isDict(value) ? (nameOf(value.get('Type')) ?? '') : ''
}

/** Checks every stream of the copy by unpacking it unseen, and takes the metadata out of photos. Throws `TooLarge`, `Unreadable`. */
export async function cleanStreams(objects: (Value | Stream)[]) {
  let total = 0
  for (const [index, object] of objects.entries()) {
    if (!isStream(object)) continue
    const direct = plainFilters(object.dict, objects)
    const { size, photo } = await measure(object, direct)
    total += size
    if (total > allBytesMax) throw new TooLarge('the PDF unpacks to too much')
    if (photo && direct.length === 1) objects[index] = { dict: object.dict, raw: stripPicture(object.raw) }
  }
}

function plainFilters(dict: Dict, objects: (Value | Stream)[]): string[] {
  const at = (value: Value | undefined): Value => {
    const found = isRef(value) ? objects[value.ref - 1] : value
    return found === undefined || isStream(found) ? null : found
  }
  const filter = at(dict.get('Filter'))
  const list = Array.isArray(filter) ? filter.map(at) : filter
  const names = filtersOf(new Map([['Filter', list]]))
  for (const key of ['Width', 'Height']) if (dict.has(key)) dict.set(key, at(dict.get(key)))
  return names
}

async function measure({ dict, raw }: Stream, filters: string[]): Promise<{ size: number; photo: boolean }> {
  const picture = nameOf(dict.get('Subtype')) === 'Image'
  const pixels = Number(dict.get('Width') ?? 0) * Number(dict.get('Height') ?? 0)
  if (picture && !(pixels > 0 && pixels <= picturePixelsMax)) throw new TooLarge('a picture has too many pixels')
  const bytesMax = picture ? pictureBytesMax : otherBytesMax
  let bytes = raw
  let rest = filters
  for (let head = rest[0]; head === 'ASCII85Decode' || head === 'ASCIIHexDecode'; head = rest[0]) {
    bytes = fromAscii(head, bytes)
    rest = rest.slice(1)
  }
  const [kind = 'none', then, more] = rest
  // Packed twice is how a small file becomes a large one.
  if (more || (then && !(kind === 'FlateDecode' && then === 'DCTDecode'))) throw new TooLarge('a stream is packed twice')
  if (!(kind in ratios)) throw new Unreadable('an unknown filter')
  if (kind === 'FlateDecode') return { size: await inflatedSize(bytes, bytesMax), photo: false }
  const size = bytes.length * (ratios[kind] ?? 1)
  if (kind === 'RunLengthDecode' || kind === 'LZWDecode' ? size > bytesMax * 4 : bytes.length > bytesMax)
    throw new TooLarge('a stream is too large')
  return { size: bytes.length, photo: kind === 'DCTDecode' }
}

/** How much longer each may become at worst; pictures are bounded by their pixels. */
const ratios: Record<string, number> = {
  none: 1,
  FlateDecode: 1,
  RunLengthDecode: 64,
  LZWDecode: 100,
  DCTDecode: 1,
  JPXDecode: 1,
  CCITTFaxDecode: 1,
  JBIG2Decode: 1,
}
