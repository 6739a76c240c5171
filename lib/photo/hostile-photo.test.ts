import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { cutToRules } from '@/lib/photo/check-photo'
import { titlePhotoRules } from '@/lib/photo/rules'
import { accepted, noise, quarters, refusalOf } from '@/lib/photo/test-pictures'

let jpeg: Buffer
let png: Buffer

beforeAll(async () => {
  jpeg = await quarters(800, 1120).jpeg({ quality: 90 }).toBuffer()
  png = await quarters(600, 840).png().toBuffer()
})

describe('Q-13 hostile files', () => {
  const foreign: Record<string, () => Buffer | Promise<Buffer>> = {
    'nothing at all': () => Buffer.alloc(0),
    'a HTML': () => Buffer.from('<!doctype html><script>alert(1)</script>'),
    'a SVG': () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>'),
    'a GIF': () => quarters(400, 560).gif().toBuffer(),
    'a WebP': () => quarters(400, 560).webp().toBuffer(),
    'a TIFF': () => quarters(400, 560).tiff().toBuffer(),
    'a PDF': () => Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj'),
    'a ZIP': () => Buffer.from('PK\x03\x04aaaa'),
    'a JPEG behind something else': () => Buffer.concat([Buffer.from('GIF89a'), jpeg]),
    'lossless JPEG': () => patched(jpeg, 0xc3),
  }
  test.each(Object.entries(foreign))('%s is not_an_image', async (_, make) => {
    expect(await refusalOf(await make())).toBe('not_an_image')
  })

  test('HEIC says how to convert it', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
    expect(await cutToRules(heic, titlePhotoRules)).toMatchObject({
      refusal: 'not_an_image',
      message: expect.stringContaining('兼容性最佳'),
    })
  })

  test('random bytes are never accepted and never throw, whatever they begin with', async () => {
    const starts = [Buffer.alloc(0), jpeg.subarray(0, 3), jpeg.subarray(0, 200), png.subarray(0, 8), png.subarray(0, 60)]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 3000 }), async (start, rest) => {
        expect(await refusalOf(Buffer.concat([start, rest]))).not.toBe('accepted')
      }),
      { numRuns: 300 },
    )
  })

  test('a flipped byte anywhere never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(jpeg, png),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(255),
        async (file, at, value) => {
          const bytes = Buffer.from(file)
          bytes[Math.floor(at * bytes.length)] = value
          await cutToRules(bytes, titlePhotoRules)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a JPEG or PNG cut short at any point is damaged', async () => {
    const progressive = await quarters(700, 900).jpeg({ progressive: true }).toBuffer()
    for (const file of [jpeg, progressive, png]) {
      for (let part = 1; part < 40; part += 1) {
        const cut = file.subarray(0, Math.max(9, Math.floor((file.length * part) / 40)))
        expect(await refusalOf(cut), `${part}/40`).toBe('damaged')
      }
      expect(await refusalOf(file.subarray(0, file.length - 1))).toBe('damaged')
    }
  })

  test('a JPEG with picture data missing in the middle is damaged', async () => {
    const noisy = await noise(800, 1120).jpeg({ quality: 90 }).toBuffer()
    const holed = Buffer.concat([noisy.subarray(0, noisy.length * 0.4), noisy.subarray(noisy.length - 2)])
    expect(await refusalOf(holed)).toBe('damaged')
  })

  test('the harmless oddities of some phones are forgiven', async () => {
    const padded = Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(7), jpeg.subarray(-2)])
    await accepted(padded)
    const oddScan = Buffer.from(jpeg)
    const scan = oddScan.lastIndexOf(Buffer.from([0xff, 0xda]))
    oddScan[scan + 2 + oddScan.readUInt16BE(scan + 2) - 2] = 0
    await accepted(oddScan)
  })

  test('what hangs on behind the picture, or hides in a comment, does not survive', async () => {
    const html = Buffer.from('<script>alert(document.domain)</script>')
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, html.length + 2]), html])
    const polyglots = [
      Buffer.concat([jpeg, html]),
      Buffer.concat([jpeg, Buffer.from('PK\x03\x04'), html]),
      Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]),
      Buffer.concat([png, html]),
      Buffer.concat([png.subarray(0, 33), pngChunk('tEXt', Buffer.concat([Buffer.from('a\0'), html])), png.subarray(33)]),
    ]
    for (const polyglot of polyglots) {
      const photo = await accepted(polyglot)
      expect(photo.includes('script') || photo.includes('PK\x03\x04')).toBe(false)
      expect(photo.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
    }
  })

  test('an animated PNG is animated', async () => {
    const animated = Buffer.concat([
      png.subarray(0, 33),
      pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
      png.subarray(33),
    ])
    expect(await refusalOf(animated)).toBe('animated')
  })

  test('bombs are refused by their header, without decoding', async () => {
    const bomb = Buffer.from(png)
    pngChunk('IHDR', headerOf(20_000, 10_000)).copy(bomb, 8)
    expect(await cutToRules(bomb, titlePhotoRules)).toMatchObject({
      refusal: 'too_many_pixels',
      message: expect.stringContaining('20000×10000'),
    })
    const tall = Buffer.from(jpeg)
    const frame = tall.indexOf(Buffer.from([0xff, 0xc0]))
    tall.writeUInt16BE(65_000, frame + 5)
    tall.writeUInt16BE(65_000, frame + 7)
    expect(await refusalOf(tall)).toBe('too_many_pixels')
  })

  test('a JPEG of a thousand scans is damaged', async () => {
    const progressive = await quarters(700, 900).jpeg({ progressive: true }).toBuffer()
    const scan = progressive.lastIndexOf(Buffer.from([0xff, 0xda]))
    const tail = progressive.subarray(scan, -2)
    const many = Buffer.concat([progressive.subarray(0, scan), ...Array<Buffer>(1000).fill(tail), progressive.subarray(-2)])
    expect(await refusalOf(many)).toBe('damaged')
  })

  test('more than 10 MB are refused unread, and a limit that no quality meets is said', async () => {
    expect(await refusalOf(Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]))).toBe('too_many_bytes')
    const noisy = await noise(600, 840).jpeg().toBuffer()
    expect(await cutToRules(noisy, { ...titlePhotoRules, bytesMax: 3000 })).toMatchObject({ refusal: 'too_many_bytes' })
  })
})

/** A fresh PNG chunk with its checksum. */
function pngChunk(name: string, content: Buffer) {
  const body = Buffer.concat([Buffer.from(name), content])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(content.length, 0)
  body.copy(chunk, 4)
  let crc = -1
  for (const byte of body) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  chunk.writeUInt32BE(~crc >>> 0, body.length + 4)
  return chunk
}

function patched(file: Buffer, marker: number) {
  const bytes = Buffer.from(file)
  bytes[bytes.indexOf(Buffer.from([0xff, 0xc0])) + 1] = marker
  return bytes
}

function headerOf(width: number, height: number) {
  const header = Buffer.from(png.subarray(16, 29))
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  return header
}
