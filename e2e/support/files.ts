import sharp from 'sharp'
import { makePdf, type Recipe } from '@/lib/material/testing/make-pdf'

let nth = 0

/** A PDF that nobody uploaded before. */
export function aPdf(name: string, recipe: Recipe = {}) {
  nth += 1
  const made = makePdf({ ...recipe, info: `<< /Title (${Date.now()} ${nth}) >>` })
  return { name, mimeType: 'application/pdf', buffer: made }
}

/** A picture of a certificate, with the place where it was taken in its EXIF. */
export async function aPicture(name: string) {
  nth += 1
  const background = { r: 250, g: 245, b: nth % 256 }
  const picture = sharp({ create: { width: 1200, height: 900, channels: 3, background } })
  const exif = { IFD0: { Artist: 'CANARY-artist' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 32/1 0/1' } }
  return { name, mimeType: 'image/jpeg', buffer: await picture.withExif(exif).jpeg().toBuffer() }
}
