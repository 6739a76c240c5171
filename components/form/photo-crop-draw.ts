import { sentSize } from '@/components/form/photo-crop'
import type { Chosen } from '@/components/form/photo-picture'
import type { PixelGrid } from '@/lib/photo/pixels'
import { brighten, whiten } from '@/lib/photo/repair-photo'
import { photoHeight, photoWidth, type Size } from '@/lib/photo/rules'

/** Draws the piece over the whole canvas, on white, mended. */
export function drawChosen(canvas: HTMLCanvasElement, { picture, crop, repairs }: Chosen): void {
  const pen = canvas.getContext('2d', { willReadFrequently: repairs.length > 0 })
  if (!pen) return
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, crop.x, crop.y, crop.width, crop.height, 0, 0, canvas.width, canvas.height)
  if (repairs.length === 0) return
  const image = pen.getImageData(0, 0, canvas.width, canvas.height)
  const pixels: PixelGrid = { data: image.data, width: image.width, height: image.height, channels: 4 }
  // A wall is judged white or not once it is bright enough.
  if (repairs.includes('brighten')) brighten(pixels)
  if (repairs.includes('whiten')) whiten(pixels)
  pen.putImageData(image, 0, 0)
}

/** The photo as it will be, 295 × 413. */
export function photoCanvas(chosen: Chosen): HTMLCanvasElement {
  const canvas = canvasOf({ width: photoWidth, height: photoHeight })
  drawChosen(canvas, chosen)
  return canvas
}

/** The pixels that are measured, in the browser as on the server. */
export function pixelsOf(canvas: HTMLCanvasElement): PixelGrid {
  const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
  return { data: image?.data ?? new Uint8ClampedArray(), width: canvas.width, height: canvas.height, channels: 4 }
}

/** The piece as a JPEG of at most 590 × 826: all that leaves the device, without the original's place and camera (E-03). */
export async function chosenToJpeg(chosen: Chosen): Promise<Blob> {
  const canvas = canvasOf(sentSize(chosen.crop))
  drawChosen(canvas, chosen)
  return await toJpeg(canvas, 0.92)
}

/** How large the photo's file will be: as many bytes as the best quality within the limit takes; undefined where none does. */
export async function bytesWithin(canvas: HTMLCanvasElement, bytesMax: number): Promise<number | undefined> {
  for (const quality of [0.92, 0.84, 0.75, 0.62, 0.46, 0.3]) {
    const { size } = await toJpeg(canvas, quality)
    if (size <= bytesMax) return size
  }
}

function canvasOf({ width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}

async function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return await new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('The canvas gave no JPEG'))), 'image/jpeg', quality)
  })
}
