/** A picture as rows of pixels, three (RGB) or four (RGBA) bytes each: what sharp gives and what a canvas gives. */
export type PixelGrid = { data: Uint8Array | Uint8ClampedArray; width: number; height: number; channels: 3 | 4 }
export type Colour = readonly [red: number, green: number, blue: number]

/** Where the pixel's red is; green and blue follow. */
export function offsetOf({ width, channels }: Pick<PixelGrid, 'width' | 'channels'>, x: number, y: number): number {
  return (y * width + x) * channels
}

/** How bright the pixel whose red is at `at` looks, 0 … 255. */
export function brightnessAt(data: PixelGrid['data'], at: number): number {
  return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
}

/** The largest difference of a channel between the pixel at `at` and the colour. */
export function distanceAt(data: PixelGrid['data'], at: number, [red, green, blue]: Colour): number {
  return Math.max(Math.abs((data[at] ?? 0) - red), Math.abs((data[at + 1] ?? 0) - green), Math.abs((data[at + 2] ?? 0) - blue))
}

/** The value below which this share of a histogram of 256 lies. */
export function percentile(histogram: Uint32Array, share: number): number {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  let seen = 0
  for (let value = 0; value < histogram.length; value += 1) {
    seen += histogram[value] ?? 0
    if (seen >= total * share) return value
  }
  return histogram.length - 1
}
