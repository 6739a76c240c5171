import sharp from 'sharp'
import { drawSilhouette } from '@/db/seed/silhouette'

const [width, height] = [3000, 4000]

/** A portrait of 12 megapixels with the grain of a phone's camera, which is what makes its file large and its decoding slow. */
export async function phonePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 24 }
  const grain = await sharp({ create: { width: 1500, height: 2000, channels: 3, background: '#808080', noise } })
    .resize(width, height, { kernel: 'nearest' })
    .png({ compressionLevel: 0 })
    .toBuffer()
  return sharp(await drawSilhouette('#3d7ec4'))
    .resize(width, height, { fit: 'cover' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toBuffer()
}
