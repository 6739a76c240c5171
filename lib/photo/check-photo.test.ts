import { createHash } from 'node:crypto'
import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { cutToRules } from '@/lib/photo/check-photo'
import { centredCrop, titlePhotoRules } from '@/lib/photo/rules'
import { accepted, cornersOf, noise, quarters, refusalOf } from '@/lib/photo/test-pictures'

let jpeg: Buffer
let png: Buffer

beforeAll(async () => {
  jpeg = await quarters(800, 1120).jpeg({ quality: 90 }).toBuffer()
  png = await quarters(600, 840).png().toBuffer()
})

describe('good pictures become the exam photo', () => {
  const kinds: Record<string, () => Promise<Buffer>> = {
    'baseline JPEG': async () => jpeg,
    'progressive JPEG': () => quarters(900, 900).jpeg({ progressive: true }).toBuffer(),
    'greyscale JPEG': () => quarters(700, 900).greyscale().jpeg().toBuffer(),
    'CMYK JPEG': () => quarters(700, 900).toColourspace('cmyk').jpeg().toBuffer(),
    'Display P3 JPEG': () => quarters(700, 900).withIccProfile('p3').jpeg().toBuffer(),
    'a PNG': async () => png,
    'PNG with a palette': () => quarters(700, 900).png({ palette: true }).toBuffer(),
    'interlaced PNG': () => quarters(700, 900).png({ progressive: true }).toBuffer(),
    '16-bit PNG': () => quarters(700, 900).toColourspace('rgb16').png().toBuffer(),
    'greyscale PNG with alpha': () => quarters(700, 900).greyscale().ensureAlpha(0.5).png().toBuffer(),
    'smallest possible': () => quarters(295, 413).png().toBuffer(),
    'long and narrow': () => quarters(295, 4000).jpeg().toBuffer(),
    noise: () => noise(1200, 1600).jpeg({ quality: 95 }).toBuffer(),
  }
  test.each(Object.entries(kinds))('E-03 %s: 295 × 413, at most 50 KB, sRGB, 300 dpi', async (_, make) => {
    const result = await cutToRules(await make(), titlePhotoRules)
    if (!result.ok) throw new Error(result.message)
    expect(result).toMatchObject({ width: 295, height: 413 })
    expect(result.sha256).toBe(createHash('sha256').update(result.photo).digest('hex'))
    expect(result.photo.byteLength).toBeLessThanOrEqual(50 * 1024)
    const { format, width, height, space, channels, density, hasAlpha, exif, icc, xmp, iptc } = await sharp(
      result.photo,
    ).metadata()
    expect({ format, width, height, space, channels, density, hasAlpha, exif, icc, xmp, iptc }).toEqual({
      ...{ format: 'jpeg', width: 295, height: 413, space: 'srgb', channels: 3, density: 300, hasAlpha: false },
      ...{ exif: undefined, icc: undefined, xmp: undefined, iptc: undefined },
    })
  })

  test('E-03 the same picture gives the same bytes, and a photo passes its own check', async () => {
    const photo = await accepted(jpeg)
    expect(await accepted(jpeg)).toEqual(photo)
    await accepted(photo)
  })

  test('E-03 what is transparent becomes white', async () => {
    const clear = sharp({ create: { width: 400, height: 560, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    const { dominant } = await sharp(await accepted(await clear.png().toBuffer())).stats()
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240)
  })

  test('Q-13 place, camera, comments and profiles do not survive', async () => {
    const exif = {
      IFD0: { Make: 'SecretCamera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 13/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '112/1 56/1 0/1' },
    }
    const tagged = await quarters(800, 1120)
      .withExif(exif)
      .withIccProfile('p3')
      .withXmp('<x:xmpmeta>SecretPlace</x:xmpmeta>')
      .jpeg()
      .toBuffer()
    expect(tagged.includes('SecretCamera') && tagged.includes('SecretPlace') && tagged.includes('ICC_PROFILE')).toBe(true)
    const photo = await accepted(tagged)
    for (const trace of ['Exif', 'Secret', 'ICC_PROFILE', 'xmp', 'GPS']) expect(photo.includes(trace), trace).toBe(false)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('E-03 EXIF orientation %i is applied', async (orientation) => {
    const open = async (picture: Sharp) => sharp(await picture.png().toBuffer())
    const upright = await open(quarters(420, 588))
    const turned = await open(upright.clone().rotate([0, 0, 180, 180, 90, 270, 90, 90][orientation - 1] ?? 0))
    const mirrored = [2, 4, 5].includes(orientation) ? turned.flop() : orientation === 7 ? turned.flip() : turned
    const stored = await (await open(mirrored)).withMetadata({ orientation }).jpeg().toBuffer()
    expect(await cornersOf(await accepted(stored))).toEqual(['red', 'green', 'blue', 'yellow'])
    const bottomRight = await accepted(stored, { x: 123, y: 170, width: 295, height: 413 })
    expect((await cornersOf(bottomRight))[3]).toBe('yellow')
  })
})

describe('the cut', () => {
  test('E-03 is taken where asked, in pixels of the upright picture', async () => {
    expect(await cornersOf(await accepted(jpeg, { x: 0, y: 0, width: 400, height: 560 }))).toEqual(Array(4).fill('red'))
    expect(await cornersOf(await accepted(jpeg, { x: 400, y: 560, width: 400, height: 560 }))).toEqual(Array(4).fill('yellow'))
  })

  test('E-03 any 25 : 35 piece inside is cut, fractions of pixels too', async () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    await fc.assert(
      fc.asyncProperty(share, share, share, async (zoom, right, down) => {
        const most = centredCrop({ width: 800, height: 1120 }).width
        const width = 295 + zoom * (most - 295)
        const height = (width * 413) / 295
        await accepted(jpeg, { x: right * (800 - width), y: down * (1120 - height), width, height })
      }),
      { numRuns: 25 },
    )
  })

  test.each([
    [{ x: 600, y: 0, width: 400, height: 560 }],
    [{ x: -5, y: 0, width: 400, height: 560 }],
    [{ x: 0, y: 0, width: 400, height: 400 }],
    [{ x: Number.NaN, y: 0, width: 400, height: 560 }],
    [{ x: 0, y: 0, width: Number.POSITIVE_INFINITY, height: 560 }],
    [{ x: 0, y: 0, width: -400, height: -560 }],
  ])('E-03 %o is refused as bad_crop', async (crop) => {
    expect(await refusalOf(jpeg, crop)).toBe('bad_crop')
  })

  test('E-03 too few pixels are refused with their number', async () => {
    expect(await refusalOf(jpeg, { x: 0, y: 0, width: 200, height: 280 })).toBe('too_small')
    const result = await cutToRules(await quarters(294, 900).png().toBuffer(), titlePhotoRules)
    expect(result).toMatchObject({ ok: false, refusal: 'too_small', message: expect.stringContaining('294×900') })
  })
})

test('Q-58 fifty 12-megapixel pictures at once stay under 600 MB', async () => {
  const small = await noise(1000, 750).png().toBuffer()
  const large = await sharp(small).resize(4000, 3000).jpeg({ quality: 92 }).toBuffer()
  const before = process.memoryUsage.rss()
  let peak = before
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 5)
  const uploads = Array.from({ length: 50 }, () => Buffer.from(large))
  const results = await Promise.all(uploads.map((bytes) => cutToRules(bytes, titlePhotoRules)))
  clearInterval(sampler)
  const megabytes = [large.length, before, peak].map((bytes) => Math.round(bytes / 1024 / 1024))
  console.info(`50 × 12 MP of ${megabytes[0]} MB: rss ${megabytes[1]} MB before, ${megabytes[2]} MB at most`)
  expect(results.every((result) => result.ok)).toBe(true)
  expect(peak).toBeLessThan(600 * 1024 * 1024)
})
