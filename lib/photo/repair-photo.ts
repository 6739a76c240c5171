import { readBackground, wallMask } from '@/lib/photo/background'
import { nameBackground } from '@/lib/photo/judge-photo'
import { findPerson, measurePhoto } from '@/lib/photo/measure-photo'
import type { PixelGrid } from '@/lib/photo/pixels'

/** Makes a picture that is too dark, or whose face is, brighter, at most four times. Changes the pixels in place (B-02). */
export function brighten(pixels: PixelGrid): void {
  const { light, faceLight } = measurePhoto(pixels)
  const gain = Math.min(4, Math.max(1, 215 / Math.max(light, 1), 110 / Math.max(faceLight, 1)))
  const curve = Uint8ClampedArray.from({ length: 256 }, (_, value) => value * gain)
  forColours(pixels, (value) => curve[value] ?? value)
}

/** Makes a nearly white wall white and leaves the person as they are; false, and nothing changed, where that cannot be told apart (B-02). */
export function whiten(pixels: PixelGrid): boolean {
  const { colour } = readBackground(pixels)
  if (nameBackground(colour).name !== 'whitish') return false
  // Narrower than for measuring: light skin is not far from a grey wall.
  const mask = wallMask(pixels, colour, { same: 26, fades: 42 })
  if (findPerson(pixels, mask).inMiddle < 0.85) return false
  const gains = colour.map((value) => 250 / value - 1)
  forColours(pixels, (value, index, channel) => value * (1 + ((gains[channel] ?? 0) * (mask[index] ?? 0)) / 255))
  return true
}

function forColours({ data, channels }: PixelGrid, change: (value: number, index: number, channel: number) => number) {
  for (let at = 0, index = 0; at < data.length; at += channels, index += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      data[at + channel] = Math.min(255, Math.round(change(data[at + channel] ?? 0, index, channel)))
    }
  }
}
