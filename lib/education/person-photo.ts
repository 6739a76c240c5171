import { db } from '@/db/client'
import { lockPerson } from '@/db/queries/person'
import { deleteGivenUpPhotos, dossierPhoto, findPersonPhoto, putPersonPhoto } from '@/db/queries/person-photo'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { newStorageKey } from '@/lib/gateway/storage/port'
import { storage } from '@/lib/gateway/storage/storage'
import { checkPhoto } from '@/lib/photo/check-photo'
import type { RefusedPhoto } from '@/lib/photo/refusals'
import { type PhotoRules, photoHeight, photoWidth, sharpnessMin } from '@/lib/photo/rules'
import { type Refused, refuse } from '@/lib/workflow/refusal'

/** 近期彩色标准1寸，白色底 (seed 002). As large as any exam takes; one that takes less compresses it. */
export const dossierPhotoRules: PhotoRules = {
  width: photoWidth,
  height: photoHeight,
  bytesMax: 100 * 1024,
  backgrounds: ['white'],
  sharpnessMin,
}

const dayMs = 86_400_000

/** Checks an uploaded picture and makes it the viewer's photo; what was there before is taken away (E-03, E-10). */
export async function setPersonPhoto(
  viewer: Viewer,
  bytes: Uint8Array,
): Promise<{ ok: true; src: string } | RefusedPhoto | Refused> {
  const { personId } = viewer
  if (personId === null || viewer.kind !== 'person') return refuse('not_allowed', '请用个人账号上传照片。')
  const checked = await checkPhoto(bytes, dossierPhotoRules)
  if (!checked.ok) return checked
  const storageKey = newStorageKey()
  await storage().put(storageKey, checked.photo)
  const id = await db().transaction(async (tx) => {
    await lockPerson(tx, personId)
    return putPersonPhoto(tx, personId, {
      ownerId: personId,
      purpose: dossierPhoto,
      name: '个人照片.jpg',
      storageKey,
      mediaType: 'image/jpeg',
      bytes: checked.photo.byteLength,
      sha256: checked.sha256,
      createdAt: await now(tx),
    })
  })
  return { ok: true, src: `/api/files/${id}` }
}

/** The bytes of the viewer's photo, null where there is none: what a registration begins with. */
export async function readPersonPhoto(viewer: Pick<Viewer, 'personId'>): Promise<Uint8Array | null> {
  const photo = await findPersonPhoto(viewer)
  return photo && storage().get(photo.storageKey)
}

/** Takes away photos that were replaced a day ago or earlier. Answers how many. */
export async function sweepPersonPhotos(): Promise<number> {
  const keys = await deleteGivenUpPhotos(new Date((await now()).getTime() - dayMs))
  for (const key of keys) await storage().remove(key)
  return keys.length
}
