import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cutPhoto, readUprightSize } from '@/lib/photo/cut-photo'
import { centredCrop } from '@/lib/photo/rules'
import { quarters } from '@/lib/photo/test-pictures'
import { trimScans } from '@/lib/photo/trim-scans'

test.each([
  [4000, 3000],
  [3000, 4000],
])('Q-58 of a progressive JPEG of %i × %i most is left out, and the photo stays the same', async (width, height) => {
  const grain = {
    create: { width: 400, height: 300, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 25 } },
  } as const
  const drawn = await quarters(1000, 1000)
    .composite([{ input: await sharp(grain).png().toBuffer(), left: 300, top: 300 }])
    .png()
    .toBuffer()
  const [progressive, baseline] = await Promise.all(
    [true, false].map((kind) =>
      sharp(drawn).resize(width, height, { fit: 'fill' }).jpeg({ quality: 90, progressive: kind }).toBuffer(),
    ),
  )
  if (!progressive || !baseline) throw new Error('no picture')
  expect(trimScans(progressive, 7).byteLength).toBeLessThan(progressive.byteLength * 0.75)
  const [upright, crop] = [await readUprightSize(progressive), centredCrop({ width, height })]
  const [one, other] = await Promise.all([progressive, baseline].map((bytes) => cutPhoto(bytes, upright, crop)))
  const apart = (one ?? Buffer.alloc(0)).map((value, index) => Math.abs(value - (other?.[index] ?? 999)))
  expect(apart.reduce((sum, value) => sum + value, 0) / apart.length).toBeLessThan(1.5)
})

test('Q-58 what is not progressive, or not scaled down by much, stays as it is', async () => {
  const [baseline, png, progressive] = await Promise.all([
    quarters(700, 900).jpeg().toBuffer(),
    quarters(700, 900).png().toBuffer(),
    quarters(700, 900).jpeg({ progressive: true }).toBuffer(),
  ])
  expect(trimScans(baseline, 10)).toBe(baseline)
  expect(trimScans(png, 10)).toBe(png)
  expect(trimScans(progressive, 5.9)).toBe(progressive)
})
