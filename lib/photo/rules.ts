/**
 * What an exam asks of its photo (E-03). Pixels; `bytesMax` in bytes (titles: 50 × 1024); no `backgrounds`: any will do;
 * `sharpnessMin` is the least variance of the Laplacian at 295 × 413.
 */
export type PhotoRules = {
  width: typeof photoWidth
  height: typeof photoHeight
  bytesMax: number
  backgrounds: readonly PhotoBackground[]
  sharpnessMin: number
}

export type PhotoBackground = keyof typeof backgroundLabels
export type Size = { width: number; height: number }
export type Crop = { x: number; y: number; width: number; height: number }

// 25 × 35 mm at 300 dpi; 295 : 413 is exactly 25 : 35.
export const photoWidth = 295
export const photoHeight = 413
export const uploadBytesMax = 10 * 1024 * 1024
export const uploadPixelsMax = 50_000_000
// Portraits of phones have 100 … 2000; blurred over two pixels of the photo they fall below 25.
export const sharpnessMin = 25

export const backgroundLabels = { white: '白色', red: '红色', blue: '蓝色' } as const

export const titlePhotoRules: PhotoRules = {
  width: photoWidth,
  height: photoHeight,
  bytesMax: 50 * 1024,
  backgrounds: ['red', 'blue'],
  sharpnessMin,
}

/** The rules in a sentence, to be read before choosing a picture (E-03). */
export function describePhotoRules(rules: Pick<PhotoRules, 'bytesMax' | 'backgrounds'>): string {
  const backgrounds = rules.backgrounds.map((background) => backgroundLabels[background]).join('或')
  const size = `${Math.floor(rules.bytesMax / 1024)} KB`
  return `近期免冠正面证件照${backgrounds && `，${backgrounds}背景`}。系统会裁成 25×35 毫米（${photoWidth}×${photoHeight} 像素）、不超过 ${size} 的 JPG。`
}

/** The largest 25 : 35 piece from the middle of an upright picture, in its pixels (E-03). */
export function centredCrop(picture: Size): Crop {
  const width = Math.min(picture.width, (picture.height * photoWidth) / photoHeight)
  const height = (width * photoHeight) / photoWidth
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height }
}

/** Does the picture hold a 25 : 35 piece that needs no enlarging? (E-03) */
export function isLargeEnough(picture: Size): boolean {
  return picture.width >= photoWidth && picture.height >= photoHeight
}

/** Is this a 25 : 35 piece inside the picture? Half a pixel is forgiven, browsers round (E-03). */
export function isCropWithin(crop: Crop, picture: Size): boolean {
  const { x, y, width, height } = crop
  if (![x, y, width, height].every(Number.isFinite) || width <= 0 || height <= 0) return false
  const inside = x >= -0.5 && y >= -0.5 && x + width <= picture.width + 0.5 && y + height <= picture.height + 0.5
  return inside && Math.abs((width * photoHeight) / photoWidth - height) <= 1 + height * 0.01
}
