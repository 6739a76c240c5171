import { getCase } from '@/db/queries/case'
import { getExamFrame, insertMaterial } from '@/db/queries/exam'
import type { Viewer } from '@/lib/access/viewer'
import { newStorageKey } from '@/lib/gateway/storage/port'
import { storage } from '@/lib/gateway/storage/storage'
import { checkPhoto } from '@/lib/photo/check-photo'
import type { PhotoRefusal } from '@/lib/photo/refusals'
import { fieldsOf } from '@/lib/workflow/form'
import { type Refusal, refuse } from '@/lib/workflow/refusal'
import { editAnswers } from '@/lib/workflow/save-answers'
import { photoRulesOf } from './photo-rules'

export type UsedPhoto = { ok: true; src: string } | { ok: false; refusal: PhotoRefusal | Refusal; message: string }

/**
 * Checks an uploaded picture and makes it the registration's photo (E-03). Answers where to see it, or what is wrong and how to mend
 * it. Once the registration is confirmed the photo is locked, as everything else is.
 */
export async function usePhoto(viewer: Viewer, caseId: string, bytes: Uint8Array, since: number): Promise<UsedPhoto> {
  const found = await getCase(viewer, caseId)
  const frame = found && found.head.kind === 'exam-registration' ? await getExamFrame(found.head.aboutId) : null
  if (!found || !frame) return refuse('not_found', '没有找到这项报名，请从“我的考试”进入。')
  const checked = await checkPhoto(bytes, photoRulesOf(frame.session))
  if (!checked.ok) return checked

  // The file first, the row after it: a file without a row is swept away, a row without a file would be an admit card without a face.
  const storageKey = newStorageKey()
  await storage().put(storageKey, checked.photo)
  const saved = await editAnswers(viewer, caseId, since, async ({ tx, at, answers, form }) => {
    if (!Object.values(form.steps).some((step) => 'photo' in fieldsOf(step)))
      return refuse('wrong_state', '照片确认后不能更换；确需更换的，请联系考试机构。')
    const photo = { purpose: 'photo', mediaType: 'image/jpeg', bytes: checked.photo.byteLength, sha256: checked.sha256 }
    const id = await insertMaterial(tx, {
      ownerId: viewer.personId ?? viewer.accountId,
      caseId,
      storageKey,
      createdAt: at,
      ...photo,
    })
    return { answers: { ...answers, photo: id } }
  })
  if (!saved.ok) return saved
  return { ok: true, src: photoSrc(saved.answers.photo ?? '') }
}

/** Where a photo is looked at; only by who may see its case. */
export function photoSrc(materialId: string): string {
  return `/api/files/${materialId}`
}
