import { type Colour, distanceAt, offsetOf, type PixelGrid, percentile } from '@/lib/photo/pixels'

/** The wall behind the person: its colour, and the share of the border that has it (1 is one even wall). */
export type Background = { colour: Colour; even: number }

/** Reads the wall from the border: top, and both sides down to the shoulders (E-03, B-02). */
export function readBackground(pixels: PixelGrid): Background {
  const histograms = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)]
  const border = borderOf(pixels)
  for (const at of border) {
    for (const [channel, histogram] of histograms.entries()) {
      const value = pixels.data[at + channel] ?? 0
      histogram[value] = (histogram[value] ?? 0) + 1
    }
  }
  const [red = 0, green = 0, blue = 0] = histograms.map((histogram) => percentile(histogram, 0.5))
  const colour: Colour = [red, green, blue]
  const alike = border.filter((at) => distanceAt(pixels.data, at, colour) <= wall.same).length
  return { colour, even: alike / border.length }
}

// A wall lit from one side differs by about this much from one edge to the other; `fades` is where hair begins.
const wall = { same: 44, fades: 60 }

function borderOf({ width, height, channels }: PixelGrid): number[] {
  const [top, side, shoulders] = [Math.round(height * 0.06), Math.round(width * 0.08), Math.round(height * 0.5)]
  const found: number[] = []
  for (let y = 0; y < shoulders; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (y < top || x < side || x >= width - side) found.push(offsetOf({ width, channels }, x, y))
    }
  }
  return found
}

/** How much each pixel belongs to the wall, 0 … 255: what hangs together with the border and has its colour, with a soft edge. */
export function wallMask(pixels: PixelGrid, colour: Colour, { same, fades } = wall): Uint8Array {
  const { data, width, height } = pixels
  const mask = new Uint8Array(width * height)
  const waiting: number[] = []
  const visit = (x: number, y: number) => {
    const index = y * width + x
    if (x < 0 || y < 0 || x >= width || y >= height || mask[index]) return
    const distance = distanceAt(data, offsetOf(pixels, x, y), colour)
    if (distance >= fades) return
    const isWall = distance <= same
    mask[index] = isWall ? 255 : Math.ceil((255 * (fades - distance)) / (fades - same))
    if (isWall) waiting.push(index)
  }
  for (let x = 0; x < width; x += 1) visit(x, 0)
  for (let y = 0; y < height * 0.6; y += 1) {
    visit(0, y)
    visit(width - 1, y)
  }
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const [x, y] = [index % width, Math.floor(index / width)]
    visit(x + 1, y)
    visit(x - 1, y)
    visit(x, y + 1)
    visit(x, y - 1)
  }
  return mask
}
