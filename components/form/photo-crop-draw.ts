import { sentSize } from '@/components/form/photo-crop'
import type { Crop, Size } from '@/lib/photo/rules'

/** Draws the piece over the whole canvas, on white. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, crop.x, crop.y, crop.width, crop.height, 0, 0, canvas.width, canvas.height)
}

/** The piece as a JPEG of at most 590 × 826: all that leaves the device, without the original's place and camera (E-03). */
export async function cropToJpeg(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const { width, height }: Size = sentSize(crop)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  drawCrop(canvas, picture, crop)
  return await new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('The canvas gave no JPEG'))), 'image/jpeg', 0.92)
  })
}
