import { type Background, readBackground, wallMask } from '@/lib/photo/background'
import { brightnessAt, offsetOf, type PixelGrid, percentile } from '@/lib/photo/pixels'

export type PhotoMeasures = {
  /** Variance of the Laplacian of the brightness around the person, as if the picture were well lit. */
  sharpness: number
  /** The brightness, 0 … 255, that all but the brightest twentieth of the picture stays under. */
  light: number
  /** The same of the place where the face is, for its brightest quarter. */
  faceLight: number
  /** The share of that place which is burnt out to plain white; `glare` leaves out what hangs together with the wall. */
  burnt: number
  glare: number
  background: Background
  /** Where the person is, in shares of the picture; `inMiddle` is how much of the face's place is person. */
  person: { top: number; centre: number; inMiddle: number }
}

/** Measures a photo of 295 × 413; in the browser before anything is sent, on the server again (E-03, B-02). */
export function measurePhoto(pixels: PixelGrid): PhotoMeasures {
  const background = readBackground(pixels)
  const mask = wallMask(pixels, background.colour)
  const light = lightOf(pixels)
  return {
    sharpness: laplacianVariance(pixels) * (230 / Math.max(light, 30)) ** 2,
    light,
    ...readFace(pixels, mask),
    background,
    person: findPerson(pixels, mask),
  }
}

function laplacianVariance({ data, width, height, channels }: PixelGrid): number {
  const grey = new Float32Array(width * height)
  for (let index = 0; index < grey.length; index += 1) grey[index] = brightnessAt(data, index * channels)
  let [count, sum, squares] = [0, 0, 0]
  for (let y = Math.round(height * 0.08); y < height - 2; y += 1) {
    for (let x = Math.round(width * 0.12); x < width * 0.88; x += 1) {
      const at = y * width + x
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0)
      const edge = around - 4 * (grey[at] ?? 0)
      count += 1
      sum += edge
      squares += edge * edge
    }
  }
  return squares / count - (sum / count) ** 2
}

function lightOf({ data, channels }: PixelGrid): number {
  const histogram = new Uint32Array(256)
  for (let at = 0; at < data.length; at += channels) add(histogram, brightnessAt(data, at))
  return percentile(histogram, 0.95)
}

function readFace(pixels: PixelGrid, mask: Uint8Array) {
  const histogram = new Uint32Array(256)
  let [seen, burnt, glare] = [0, 0, 0]
  forMiddle(pixels, (x, y) => {
    const at = offsetOf(pixels, x, y)
    add(histogram, brightnessAt(pixels.data, at))
    seen += 1
    const isBurnt = [0, 1, 2].every((channel) => (pixels.data[at + channel] ?? 0) >= 249)
    if (isBurnt) burnt += 1
    if (isBurnt && mask[y * pixels.width + x] === 0) glare += 1
  })
  return { faceLight: percentile(histogram, 0.75), burnt: burnt / seen, glare: glare / seen }
}

/** Where the person is, by what is not wall. */
export function findPerson({ width, height }: Pick<PixelGrid, 'width' | 'height'>, mask: Uint8Array): PhotoMeasures['person'] {
  let [middle, seen, top, sum, found] = [0, 0, 1, 0, 0]
  forMiddle({ width, height }, (x, y) => {
    seen += 1
    if (mask[y * width + x] === 0) middle += 1
  })
  for (let y = 0; y < height * 0.6; y += 1) {
    let inRow = 0
    for (let x = 0; x < width; x += 1) {
      if (mask[y * width + x]) continue
      inRow += 1
      sum += x
    }
    found += inRow
    if (top === 1 && inRow > width * 0.08) top = y / height
  }
  return { top, centre: found === 0 ? 0.5 : sum / found / width, inMiddle: middle / seen }
}

/** The part of the frame where the face is in every good photo. */
function forMiddle({ width, height }: Pick<PixelGrid, 'width' | 'height'>, visit: (x: number, y: number) => void) {
  for (let y = Math.round(height * 0.26); y < height * 0.56; y += 1) {
    for (let x = Math.round(width * 0.34); x < width * 0.66; x += 1) visit(x, y)
  }
}

function add(histogram: Uint32Array, brightness: number) {
  const value = Math.round(brightness)
  histogram[value] = (histogram[value] ?? 0) + 1
}
