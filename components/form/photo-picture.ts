import type { PhotoRepair } from '@/lib/photo/judge-photo'
import { type Crop, centredCrop, isLargeEnough, photoHeight, photoWidth } from '@/lib/photo/rules'

/** A picture on this device, the piece of it that is the photo, and what is mended in that piece. */
export type Chosen = { picture: ImageBitmap; crop: Crop; repairs: readonly Exclude<PhotoRepair, 'frame'>[] }

/** Opens a file that was chosen; says what is wrong with it otherwise (E-03). */
export async function openPicture(file: File): Promise<Chosen | { problem: string }> {
  // No object URL: a strict CSP need not allow blob: pictures. EXIF orientation is applied.
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (picture) return readPicture(picture)
  return { problem: '这个文件打不开：不是 JPG 或 PNG 照片，或者已损坏。iPhone 的 HEIC 照片请先另存为 JPG，再重新选择。' }
}

/** The largest 25 : 35 piece of a picture to begin with; says so where the picture is too small. */
export function readPicture(picture: ImageBitmap): Chosen | { problem: string } {
  if (isLargeEnough(picture)) return { picture, crop: centredCrop(picture), repairs: [] }
  const size = `${picture.width}×${picture.height}`
  picture.close()
  return { problem: `这张照片只有 ${size} 像素，至少要 ${photoWidth}×${photoHeight} 像素。请换一张更大的原图。` }
}
