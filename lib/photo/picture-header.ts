import type { Size } from '@/lib/photo/rules'

export type ForeignFormat = 'empty' | 'heic' | 'gif' | 'webp' | 'bitmap' | 'pdf' | 'archive' | 'markup' | 'rare-jpeg' | 'unknown'

/** `bytesPerPixel` is what a decoder may have to hold at once, `size` is as stored (not yet turned upright). */
export type Picture = { is: 'picture'; format: 'jpeg' | 'png'; size: Size; bytesPerPixel: number }

export type PictureHeader = Picture | { is: 'foreign'; format: ForeignFormat } | { is: 'damaged' } | { is: 'animated' }

/**
 * What the bytes are, from their own magic numbers and headers, without decoding and whatever the file is called.
 * Says `damaged` where a file ends early. Bytes after the picture's end are not looked at: phones put depth maps and
 * short films there, so refusing them would refuse ordinary photos; re-encoding drops them.
 */
export function readPictureHeader(input: Uint8Array): PictureHeader {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  if (bytes.subarray(0, 3).equals(jpegStart)) return readJpegHeader(bytes)
  if (bytes.subarray(0, 8).equals(pngStart)) return readPngHeader(bytes)
  return { is: 'foreign', format: nameForeignFormat(bytes) }
}

const jpegStart = Buffer.from([0xff, 0xd8, 0xff])
const pngStart = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const animationChunk = Buffer.from('acTL').readUInt32BE()
const endChunk = Buffer.from('IEND').readUInt32BE()
const damaged = { is: 'damaged' } as const

// A camera writes about ten scans; thousands of them make a small file cost minutes.
const scansMax = 40

function readJpegHeader(bytes: Buffer): PictureHeader {
  let picture: Picture | undefined
  let scans = 0
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return damaged
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return damaged
    if (isFrame(marker)) {
      if (picture || length < 8) return damaged
      picture = readJpegFrame(bytes, at + 4, marker)
      if (!picture) return { is: 'foreign', format: 'rare-jpeg' }
      if (picture.size.width * picture.size.height === 0) return damaged
    }
    if (marker !== 0xda) {
      at = end
      continue
    }
    scans += 1
    if (!picture || scans > scansMax) return damaged
    const next = findMarker(bytes, end)
    if (next < 0) return damaged
    if (bytes[next + 1] === 0xd9) return picture
    at = next
  }
  return damaged
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Undefined for what no camera writes: lossless, arithmetic, 12-bit, two colours. */
function readJpegFrame(bytes: Buffer, at: number, marker: number): Picture | undefined {
  const components = bytes.readUInt8(at + 5)
  if (marker > 0xc2 || bytes[at] !== 8 || ![1, 3, 4].includes(components)) return
  const size = { height: bytes.readUInt16BE(at + 1), width: bytes.readUInt16BE(at + 3) }
  // A progressive picture is held whole, two bytes a coefficient, until its last scan.
  return { is: 'picture', format: 'jpeg', size, bytesPerPixel: components * (marker === 0xc2 ? 2 : 1) }
}

/** The next marker in picture data that is neither an escaped FF nor a restart. */
function findMarker(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes.readUInt8(at + 1)
    if (next !== 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return -1
}

function readPngHeader(bytes: Buffer): PictureHeader {
  if (bytes.length < 33 || bytes.readUInt32BE(8) !== 13 || bytes.toString('latin1', 12, 16) !== 'IHDR') return damaged
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  if (size.width === 0 || size.height === 0) return damaged
  const picture = { is: 'picture', format: 'png', size, bytesPerPixel: bytes[24] === 16 ? 8 : 4 } as const
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const chunk = bytes.readUInt32BE(at + 4)
    if (chunk === animationChunk) return { is: 'animated' }
    if (chunk === endChunk) return picture
  }
  return damaged
}

function nameForeignFormat(bytes: Buffer): ForeignFormat {
  if (bytes.length === 0) return 'empty'
  const start = bytes.toString('latin1', 0, 512)
  if (/^....ftyp(hei|hev|mif1|msf1|avi)/s.test(start)) return 'heic'
  if (start.startsWith('GIF8')) return 'gif'
  if (/^RIFF....WEBP/s.test(start)) return 'webp'
  if (/^(BM|II\*\0|MM\0\*)/.test(start)) return 'bitmap'
  if (start.includes('%PDF-')) return 'pdf'
  if (start.startsWith('PK') || start.startsWith('Rar!')) return 'archive'
  if (/^(\xef\xbb\xbf)?\s*<[!?a-z]/i.test(start)) return 'markup'
  return 'unknown'
}
