// The only place that decodes pictures from outside; it is given only what picture-header.ts called a JPEG or PNG.
import sharp, { type Sharp } from 'sharp'
import { type Crop, photoHeight, photoWidth, type Size, uploadPixelsMax } from '@/lib/photo/rules'
import { trimScans } from '@/lib/photo/trim-scans'

// Every other decoder (SVG, TIFF, HDR …) is surface without use here.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
// The queue decides how many run; a picture of this size gains nothing from threads of its own, and no two are alike.
sharp.concurrency(1)
sharp.cache(false)

/** 295 × 413 pixels, three bytes each, sRGB: what the checks of sharpness and background read (E-03). */
export type Pixels = Buffer

/** The picture's size once turned as its EXIF orientation says. Throws on damaged bytes. */
export async function readUprightSize(bytes: Uint8Array): Promise<Size> {
  const { autoOrient } = await open(bytes, 'warning').metadata()
  return autoOrient
}

/** Turns upright, cuts, scales to 295 × 413, on white, in sRGB. Throws on damaged bytes. */
export async function cutPhoto(bytes: Uint8Array, upright: Size, crop: Crop): Promise<Pixels> {
  const needed = trimScans(bytes, crop.width / photoWidth)
  try {
    return await cut(open(needed, 'warning'), upright, crop)
  } catch (error) {
    if (!isHarmlessWarning(error)) throw error
    return await cut(open(needed, 'truncated'), upright, crop)
  }
}

/** The JPEG of best quality within `bytesMax`, 300 dpi, without metadata; undefined where even the coarsest is larger. */
export async function encodePhoto(pixels: Pixels, bytesMax: number): Promise<Buffer | undefined> {
  for (const quality of [92, 88, 84, 80, 75, 70, 62, 54, 46, 38, 30]) {
    const chromaSubsampling = quality > 80 ? '4:4:4' : '4:2:0'
    const photo = await sharp(pixels, { raw: { width: photoWidth, height: photoHeight, channels: 3 } })
      .jpeg({ quality, chromaSubsampling })
      .toBuffer()
    if (photo.byteLength + jfifAt300Dpi.byteLength <= bytesMax) return addDensity(photo)
  }
}

function open(bytes: Uint8Array, failOn: 'warning' | 'truncated'): Sharp {
  return sharp(bytes, { failOn, limitInputPixels: uploadPixelsMax, sequentialRead: true })
}

async function cut(picture: Sharp, upright: Size, crop: Crop): Promise<Pixels> {
  // Scaling the whole picture before cutting lets the decoder skip detail: five times faster than cutting first.
  const scale = photoWidth / crop.width
  const width = Math.max(photoWidth, Math.round(upright.width * scale))
  const height = Math.max(photoHeight, Math.round(upright.height * scale))
  const left = clamp(Math.round(crop.x * scale), width - photoWidth)
  const top = clamp(Math.round(crop.y * scale), height - photoHeight)
  return await picture
    .resize(width, height, { fit: 'fill' })
    .extract({ left, top, width: photoWidth, height: photoHeight })
    // Named last, or sharp turns the whole picture first: four times slower.
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: 20 })
    .raw({ depth: 'uchar' })
    .toBuffer()
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max)
}

// Some phones write these into every photo; the picture itself is whole.
function isHarmlessWarning(error: unknown): boolean {
  return error instanceof Error && /Invalid SOS parameters|extraneous bytes before marker 0xd9/.test(error.message)
}

// sharp leaves the JFIF header out, and asking it for a density adds an EXIF block instead.
function addDensity(photo: Buffer): Buffer {
  return Buffer.concat([photo.subarray(0, 2), jfifAt300Dpi, photo.subarray(2)])
}

const jfifAt300Dpi = Buffer.from('ffe000104a46494600010101012c012c0000', 'hex')
