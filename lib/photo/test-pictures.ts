// Pictures made for the tests of this room.
import sharp from 'sharp'
import { expect } from 'vitest'
import { cutToRules } from '@/lib/photo/check-photo'
import { titlePhotoRules } from '@/lib/photo/rules'

const corner = { red: [220, 30, 30], green: [20, 170, 60], blue: [20, 40, 200], yellow: [230, 210, 20] } as const

/** A picture whose four quarters differ, so that turning and cutting can be seen. */
export function quarters(width: number, height: number) {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
  const piece = ([r, g, b]: readonly [number, number, number], left: number, top: number) => ({
    input: { create: { ...half, channels: 3 as const, background: { r, g, b } } },
    left,
    top,
  })
  const [x, y] = [width - half.width, height - half.height]
  return sharp({ create: { width, height, channels: 3, background: '#fff' } }).composite([
    piece(corner.red, 0, 0),
    piece(corner.green, x, 0),
    piece(corner.blue, 0, y),
    piece(corner.yellow, x, y),
  ])
}

export function noise(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
}

export async function accepted(bytes: Uint8Array, crop?: Parameters<typeof cutToRules>[2]) {
  const result = await cutToRules(bytes, titlePhotoRules, crop)
  if (!result.ok) throw new Error(`${result.refusal}: ${result.message}`)
  return Buffer.from(result.photo)
}

export async function refusalOf(bytes: Uint8Array, crop?: Parameters<typeof cutToRules>[2]) {
  const result = await cutToRules(bytes, titlePhotoRules, crop)
  if (!result.ok) expect(result.message).toMatch(/请.*。$/)
  return result.ok ? 'accepted' : result.refusal
}

/** The names of the colours at the four corners: top left, top right, bottom left, bottom right. */
export async function cornersOf(photo: Uint8Array) {
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true })
  const points = [
    [10, 10],
    [info.width - 11, 10],
    [10, info.height - 11],
    [info.width - 11, info.height - 11],
  ] as const
  return points.map(([x, y]) => {
    const at = (y * info.width + x) * info.channels
    const near = Object.entries(corner).find(([, rgb]) => rgb.every((value, i) => Math.abs(value - (data[at + i] ?? -99)) < 25))
    return near?.[0]
  })
}
