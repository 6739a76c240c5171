import { inUploadQueue } from '@/lib/photo/check-photo'
import { isHarmlessWarning, openPicture } from '@/lib/photo/cut-photo'
import { readPictureHeader } from '@/lib/photo/picture-header'
import { uploadPixelsMax } from '@/lib/photo/rules'
import { hidesInPicture } from './hidden-content'
import { type RefusedMaterial, refuseMaterial } from './refusals'
import { storedPixelsMax } from './rules'

const edgePixelsMax = 30_000

/**
 * The picture made anew: a JPEG, upright, sRGB, on white, at most 16 megapixels, without metadata. Refuses what is no JPEG or PNG, moves, is
 * damaged, has over 50 megapixels (before decoding), or is something else as well.
 */
export async function remakePicture(bytes: Buffer): Promise<{ ok: true; bytes: Buffer } | RefusedMaterial> {
  const header = readPictureHeader(bytes)
  if (header.is === 'foreign') return refuseMaterial(header.format === 'heic' ? 'heic' : 'foreign')
  if (header.is !== 'picture') return refuseMaterial(header.is)
  if (hidesInPicture(bytes)) return refuseMaterial('hidden')
  const { width, height } = header.size
  if (width * height > uploadPixelsMax || Math.max(width, height) > edgePixelsMax) return refuseMaterial('too_many_pixels')
  const remade = await inUploadQueue(width * height * header.bytesPerPixel, () => encode(bytes))
  return remade ? { ok: true, bytes: remade } : refuseMaterial('damaged')
}

async function encode(bytes: Buffer): Promise<Buffer | undefined> {
  for (const failOn of ['warning', 'truncated'] as const) {
    try {
      return await encodeOnce(bytes, failOn)
    } catch (error) {
      // The decoder throws plain errors; on bytes from outside every other one means that they cannot be read.
      if (!isHarmlessWarning(error)) return undefined
    }
  }
  return undefined
}

async function encodeOnce(bytes: Buffer, failOn: 'warning' | 'truncated'): Promise<Buffer> {
  const { autoOrient } = await openPicture(bytes, failOn).metadata()
  const scale = Math.min(1, Math.sqrt(storedPixelsMax / (autoOrient.width * autoOrient.height)))
  const picture = openPicture(bytes, failOn)
  if (scale < 1)
    picture.resize(Math.max(1, Math.floor(autoOrient.width * scale)), Math.max(1, Math.floor(autoOrient.height * scale)), {
      fit: 'fill',
    })
  return await picture
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: 30 })
    // Small print has thin coloured lines: no saving on colour.
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toBuffer()
}
