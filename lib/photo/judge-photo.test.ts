import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { drawSilhouette } from '@/db/seed/silhouette'
import { checkPhoto } from '@/lib/photo/check-photo'
import { judgeFile, judgePhoto, nameBackground } from '@/lib/photo/judge-photo'
import { measurePhoto } from '@/lib/photo/measure-photo'
import type { PixelGrid } from '@/lib/photo/pixels'
import { brighten, whiten } from '@/lib/photo/repair-photo'
import { type PhotoBackground, type PhotoRules, titlePhotoRules } from '@/lib/photo/rules'

const rulesFor = (...backgrounds: PhotoBackground[]): PhotoRules => ({ ...titlePhotoRules, backgrounds })
const white = rulesFor('white')

const [portrait, grey] = [
  sharp(await drawSilhouette('#ffffff')),
  recoloured(await rawOf(sharp(await drawSilhouette('#b4bcc2'))), [206, 172, 152]),
]
const glare = { create: { width: 150, height: 130, channels: 3, background: '#ffffff' } } as const

/** Drawn pictures, each with one thing wrong that the words must name. */
const wrong: Record<string, { picture: Sharp; faults: string[]; rules?: PhotoRules; says: RegExp }> = {
  'out of focus': { picture: portrait.clone().blur(4), faults: ['blurred'], says: /太模糊.*请擦净镜头/ },
  'a plain wall without anybody': {
    picture: sharp({ create: { ...glare.create, width: 600, height: 840, background: '#f4f4f4' } }),
    faults: ['blurred'],
    says: /太模糊/,
  },
  'too dark': { picture: portrait.clone().linear(0.25, 0), faults: ['dark', 'background'], says: /太暗.*请面向窗户/ },
  'a dark face before a window': { picture: await backlit(), faults: ['dark'], says: /脸太暗.*不要背对窗户/ },
  'a reflex on the face': {
    picture: portrait.clone().composite([{ input: glare, left: 220, top: 250 }]),
    faults: ['glare'],
    says: /反光发白.*闪光灯/,
  },
  'burnt out into the wall': { picture: portrait.clone().linear(1.6, 0), faults: ['glare'], says: /一片白.*请避开强光/ },
  'before green': {
    picture: sharp(await drawSilhouette('#30a040')),
    faults: ['background'],
    says: /看起来是绿色，这次考试要白色/,
  },
  'before blue where white is wanted': {
    picture: sharp(await drawSilhouette('#3d7ec4')),
    faults: ['background'],
    says: /看起来是蓝色/,
  },
  'before white where red or blue is wanted': {
    picture: portrait.clone(),
    rules: titlePhotoRules,
    faults: ['background'],
    says: /要红色或蓝色/,
  },
  'before a greyish wall': { picture: grey.clone(), faults: ['background'], says: /发灰或偏色/ },
  'before two walls': { picture: await twoWalls(), faults: ['background'], says: /不均匀，有杂物或影子/ },
}

describe.each(Object.entries(wrong))('E-03 B-02 %s', (_, { picture, faults, rules = white, says }) => {
  test('is refused on the device in words that say why and what to do', async () => {
    const bad = judgePhoto(measurePhoto(await pixelsOf(picture)), rules, 'device').filter(({ grade }) => grade === 'bad')
    expect(bad.map(({ fault }) => fault)).toEqual(faults)
    expect(bad[0]?.words).toMatch(says)
    for (const { words } of bad) expect(words).toMatch(/请.*。$/)
  })

  test('is refused by the server too, whatever the device said', async () => {
    expect(await checkPhoto(await picture.clone().png().toBuffer(), rules)).toMatchObject({
      ok: false,
      refusal: faults[0],
      message: expect.stringMatching(says),
    })
  })
})

describe('E-03 B-02 a good portrait', () => {
  test.each([
    ['#ffffff', 'white'],
    ['#eceef0', 'white'],
    ['#3366cc', 'blue'],
    ['#438edb', 'blue'],
    ['#c8201e', 'red'],
  ] as const)('before %s is all 合格 where %s is wanted, and the server takes it', async (colour, name) => {
    const picture = sharp(await drawSilhouette(colour))
    const rows = judgePhoto(measurePhoto(await pixelsOf(picture)), rulesFor(name), 'device')
    expect(rows.filter(({ grade }) => grade !== 'good')).toEqual([])
    expect(await checkPhoto(await picture.jpeg().toBuffer(), rulesFor(name))).toMatchObject({ ok: true })
  })

  test('of dark skin in good light is not called dark', async () => {
    const measures = measurePhoto(await pixelsOf(recoloured(await rawOf(portrait), [92, 62, 48])))
    expect(judgePhoto(measures, white, 'device').filter(({ grade }) => grade === 'bad')).toEqual([])
  })

  test('before any wall will do where the exam wants none in particular', async () => {
    const rows = judgePhoto(measurePhoto(await pixelsOf(sharp(await drawSilhouette('#30a040')))), rulesFor(), 'device')
    expect(rows.some(({ what }) => what === '背景')).toBe(false)
    expect(rows.some(({ grade }) => grade === 'bad')).toBe(false)
  })

  test('set too far left is told, not refused', async () => {
    const shifted = portrait.clone().extract({ left: 130, top: 0, width: 460, height: 826 })
    const picture = sharp(await shifted.extend({ right: 130, background: '#ffffff' }).png().toBuffer())
    const rows = judgePhoto(measurePhoto(await pixelsOf(picture)), white, 'device')
    expect(rows.filter(({ grade }) => grade !== 'good')).toEqual([
      expect.objectContaining({ grade: 'warn', repair: 'frame', words: expect.stringContaining('偏左') }),
    ])
  })

  test('what the device calls good is never refused by the server for a hair: its limits are the wider ones', async () => {
    for (const sigma of [0.6, 0.9, 1.2, 1.5, 1.8, 2.1, 2.4, 2.7]) {
      const picture = sharp(await portrait.clone().blur(sigma).png().toBuffer())
      const onDevice = judgePhoto(measurePhoto(await pixelsOf(picture)), white, 'device').every(({ grade }) => grade !== 'bad')
      const sent = await picture.jpeg({ quality: 80 }).toBuffer()
      if (onDevice) expect(await checkPhoto(sent, white), `blurred by ${sigma}`).toMatchObject({ ok: true })
    }
  })
})

describe('B-02 one tap repairs', () => {
  test('调亮 makes a dark picture pass', async () => {
    const pixels = await pixelsOf(portrait.clone().linear(0.3, 0))
    brighten(pixels)
    expect(judgePhoto(measurePhoto(pixels), white, 'device').filter(({ what }) => what === '亮度')).toMatchObject([
      { grade: 'good' },
    ])
  })

  test('调亮 leaves a bright picture alone', async () => {
    const pixels = await pixelsOf(portrait)
    const before = Buffer.from(pixels.data)
    brighten(pixels)
    expect(Buffer.from(pixels.data).equals(before)).toBe(true)
  })

  test('背景变白 makes a greyish wall white and leaves the person as they are, with three or four bytes a pixel', async () => {
    const pixels = await pixelsOf(grey)
    const face = faceOf(pixels)
    expect(whiten(pixels)).toBe(true)
    expect(judgePhoto(measurePhoto(pixels), white, 'device').filter(({ grade }) => grade === 'bad')).toEqual([])
    expect(faceOf(pixels)).toEqual(face)
    const four = await pixelsOf(grey.clone().ensureAlpha())
    expect(whiten(four)).toBe(true)
    expect([four.channels, four.data[3], nameBackground([four.data[0] ?? 0, four.data[1] ?? 0, four.data[2] ?? 0]).name]).toEqual(
      [4, 255, 'white'],
    )
  })

  test('背景变白 does nothing where the face has the colour of the wall', async () => {
    const pixels = await pixelsOf(sharp(await drawSilhouette('#c9bfb2')))
    const before = Buffer.from(pixels.data)
    expect(whiten(pixels)).toBe(false)
    expect(Buffer.from(pixels.data).equals(before)).toBe(true)
  })
})

test('E-03 the size limit of the exam is told in KB', () => {
  expect(judgeFile(38_000, 51_200)).toMatchObject([{ grade: 'good' }, { grade: 'good', words: '已压缩到 38 KB，不超过 50 KB。' }])
  expect(judgeFile(undefined, 20_480)[1]).toMatchObject({
    grade: 'bad',
    words: expect.stringMatching(/20 KB 以内就看不清了.*请换/),
  })
})

async function pixelsOf(picture: Sharp): Promise<PixelGrid> {
  const upright = sharp(await picture.clone().png().toBuffer()).resize(295, 413, { fit: 'fill' })
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 }
}

function faceOf({ data, width, channels }: PixelGrid) {
  return Array.from({ length: 50 }, (_, y) => [
    ...data.subarray(((y + 140) * width + 120) * channels, ((y + 140) * width + 170) * channels),
  ])
}

async function rawOf(picture: Sharp) {
  return await picture.clone().removeAlpha().raw().toBuffer({ resolveWithObject: true })
}

type Raw = Awaited<ReturnType<typeof rawOf>>

/** The same portrait with this skin, the rest as it was. */
function recoloured({ data, info }: Raw, skin: readonly number[]): Sharp {
  for (let at = 0; at < data.length; at += 3) {
    const isSkin = Math.abs((data[at] ?? 0) - 201) + Math.abs((data[at + 2] ?? 0) - 178) < 30
    if (isSkin) data.set(skin, at)
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
}

async function backlit() {
  return recoloured(await rawOf(portrait), [26, 20, 18])
}

async function twoWalls() {
  const wall = { create: { width: 295, height: 500, channels: 3, background: '#7a6a50' } } as const
  return portrait.clone().composite([{ input: wall, left: 0, top: 0, blend: 'darken' }])
}
