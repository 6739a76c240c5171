import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { cutPhoto, encodePhoto, type Pixels, readUprightSize } from '@/lib/photo/cut-photo'
import { judgePhoto } from '@/lib/photo/judge-photo'
import { measurePhoto } from '@/lib/photo/measure-photo'
import { createMemoryQueue } from '@/lib/photo/memory-queue'
import { readPictureHeader } from '@/lib/photo/picture-header'
import { photoMessages, type RefusedPhoto, refuse } from '@/lib/photo/refusals'
import {
  type Crop,
  centredCrop,
  isCropWithin,
  isLargeEnough,
  type PhotoRules,
  photoHeight,
  photoWidth,
  type Size,
  uploadBytesMax,
  uploadPixelsMax,
} from '@/lib/photo/rules'

export type AcceptedPhoto = { ok: true; photo: Uint8Array; width: 295; height: 413; sha256: string }

/**
 * The exam photo made of an upload: a new 295 × 413 JPEG of at most `rules.bytesMax` bytes, sRGB, upright, without metadata.
 * `crop` is in pixels of the upright picture; without it the middle is cut. Refuses what is no JPEG or PNG, over 10 MB
 * or 50 megapixels (before decoding), animated, damaged, too small, or cut outside the picture; then what is blurred, too dark,
 * burnt out, or before a wall of another colour than `rules` want (E-03, B-02, Q-13, Q-58).
 */
export async function checkPhoto(bytes: Uint8Array, rules: PhotoRules, crop?: Crop): Promise<AcceptedPhoto | RefusedPhoto> {
  return await cutToRules(bytes, rules, crop, findFault)
}

/** The same, whatever the picture shows. */
export async function cutToRules(
  bytes: Uint8Array,
  rules: PhotoRules,
  crop?: Crop,
  refuseLook?: (pixels: Pixels, rules: PhotoRules) => RefusedPhoto | undefined,
): Promise<AcceptedPhoto | RefusedPhoto> {
  if (bytes.byteLength > uploadBytesMax) return refuse('too_many_bytes', photoMessages.tooManyBytes(bytes.byteLength))
  const header = readPictureHeader(bytes)
  if (header.is === 'foreign') return refuse('not_an_image', photoMessages.format(header.format))
  if (header.is === 'animated') return refuse('animated', photoMessages.animated)
  if (header.is === 'damaged') return refuse('damaged', photoMessages.damaged)
  const pixels = header.size.width * header.size.height
  if (pixels > uploadPixelsMax) return refuse('too_many_pixels', photoMessages.tooManyPixels(header.size))
  return await inQueue(pixels * header.bytesPerPixel, () => makePhoto(bytes, rules, crop, refuseLook))
}

// fifty uploads at once stay under 600 MB; two or three 12-megapixel pictures are open at a time.
const inQueue = createMemoryQueue({ atOnce: Math.min(4, availableParallelism()), bytesMax: 200 * 1024 * 1024 })

async function makePhoto(
  bytes: Uint8Array,
  rules: PhotoRules,
  crop: Crop | undefined,
  refuseLook: Parameters<typeof cutToRules>[3],
): Promise<AcceptedPhoto | RefusedPhoto> {
  const upright = await orDamaged(readUprightSize(bytes))
  if (!upright) return refuse('damaged', photoMessages.damaged)
  const cut = chooseCut(upright, crop)
  if ('refusal' in cut) return cut
  const pixels = await orDamaged(cutPhoto(bytes, upright, cut))
  if (!pixels) return refuse('damaged', photoMessages.damaged)
  const refused = refuseLook?.(pixels, rules)
  if (refused) return refused
  const photo = await encodePhoto(pixels, rules.bytesMax)
  if (!photo) return refuse('too_many_bytes', photoMessages.tooDetailed(rules.bytesMax))
  const sha256 = createHash('sha256').update(photo).digest('hex')
  return { ok: true, photo, width: rules.width, height: rules.height, sha256 }
}

function findFault(pixels: Pixels, rules: PhotoRules): RefusedPhoto | undefined {
  const measures = measurePhoto({ data: pixels, width: photoWidth, height: photoHeight, channels: 3 })
  const bad = judgePhoto(measures, rules, 'server').flatMap(({ fault, words }) => (fault ? [{ fault, words }] : []))
  return bad[0] && refuse(bad[0].fault, bad.map(({ words }) => words).join(''))
}

function chooseCut(upright: Size, crop?: Crop): Crop | RefusedPhoto {
  if (!isLargeEnough(upright)) return refuse('too_small', photoMessages.tooSmall(upright))
  if (!crop) return centredCrop(upright)
  if (!isCropWithin(crop, upright)) return refuse('bad_crop', photoMessages.badCrop)
  // Half a pixel is forgiven, browsers round.
  if (!isLargeEnough({ width: crop.width + 0.5, height: crop.height + 0.5 })) {
    return refuse('too_small', photoMessages.tooSmall(crop))
  }
  return crop
}

// The decoder throws plain errors; on bytes from outside every one of them means that they cannot be read.
async function orDamaged<T>(decoded: Promise<T>): Promise<T | undefined> {
  return await decoded.catch(() => undefined)
}
