import { db } from '@/db/client'
import { getCase } from '@/db/queries/case'
import { getApplicant } from '@/db/queries/desk'
import { getExamFrame, getRegistration, insertMaterial } from '@/db/queries/exam'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordOpening } from '@/lib/audit/record-opening'
import { now } from '@/lib/clock/now'
import { newStorageKey } from '@/lib/gateway/storage/port'
import { storage } from '@/lib/gateway/storage/storage'
import { checkPhoto } from '@/lib/photo/check-photo'
import type { PhotoRefusal } from '@/lib/photo/refusals'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refusal, refuse } from '@/lib/workflow/refusal'
import { lockForMove, transitionIn } from '@/lib/workflow/transition'
import { registrationMachine } from './machine'
import { mayReplacePhoto, photoStays } from './may-replace-photo'
import { photoRulesOf } from './photo-rules'
import { replacedPhotoSchema } from './replaced-photo'
import { photoSrc } from './use-photo'

type Replaced = { ok: true } | { ok: false; refusal: PhotoRefusal | Refusal; message: string }

/**
 * 更换照片 of a registration that is confirmed: the exception that only an officer of the exam makes, with a reason that the candidate is told (E-03). The
 * picture meets the exam's own rules. Refuses who is no officer of it, a registration that is not confirmed or is over, and a photo that will not do.
 */
export async function replacePhoto(
  viewer: Viewer,
  caseId: string,
  { bytes, reason }: { bytes: Uint8Array; reason: string },
  since = performance.now(),
): Promise<Replaced> {
  const at = await arrival(since)
  const found = await ownRegistration(viewer, caseId)
  const frame = found && (await getExamFrame(found.head.aboutId))
  if (!found || !frame) return gone
  const opinion = replacedPhotoSchema.shape.opinion.safeParse(cleanText(reason))
  if (!opinion.success) return refuse('invalid_input', opinion.error.issues[0]?.message ?? '请写明更换的理由。')
  if (!mayReplacePhoto(found.head, at)) return refuse('wrong_state', photoStays(found.head, at))
  const checked = await checkPhoto(bytes, photoRulesOf(frame.session))
  if (!checked.ok) return checked

  // The file first, the row after it, as in use-photo.ts.
  const storageKey = newStorageKey()
  await storage().put(storageKey, checked.photo)
  return db().transaction(async (tx): Promise<Replaced> => {
    const locked = await lockForMove(tx, caseId)
    if (!locked) return gone
    if (!mayReplacePhoto(locked.head, at)) return refuse('wrong_state', photoStays(locked.head, at))
    const photo = await insertMaterial(tx, {
      ...{ ownerId: found.head.applicantId ?? '', caseId, storageKey, createdAt: at, purpose: 'photo' },
      ...{ mediaType: 'image/jpeg', bytes: checked.photo.byteLength, sha256: checked.sha256 },
    })
    const moved = await transitionIn(tx, at, viewer, locked, 'replacePhoto', { photo, opinion: opinion.data })
    if (!moved.ok) throw new Error(`a photo was stored and not replaced: ${moved.message}`)
    return { ok: true }
  })
}

/** What an officer sees before it: whose registration, with which photo, and why it cannot be replaced now; null: not theirs. */
export async function readPhotoToReplace(viewer: Viewer, caseId: string) {
  const found = await ownRegistration(viewer, caseId)
  if (!found) return null
  const { head } = found
  const at = await now()
  await recordOpening(viewer, head, at)
  const [person, registration, frame] = await Promise.all([
    getApplicant(head.applicantId ?? ''),
    getRegistration(caseId),
    getExamFrame(head.aboutId),
  ])
  if (!person || !frame) return null
  return {
    name: person.name,
    number: head.number,
    title: frame.session.title,
    rules: photoRulesOf(frame.session),
    src: registration?.photoId ? photoSrc(registration.photoId) : null,
    refusal: mayReplacePhoto(head, at) ? null : photoStays(head, at),
  }
}

async function ownRegistration(viewer: Viewer, caseId: string) {
  const found = isUuid(caseId) ? await getCase(viewer, caseId) : null
  if (found?.head.kind !== registrationMachine.kind || !relationsTo(viewer, found.head).has('examOfficer')) return null
  return found
}

const gone = refuse('not_found', '没有找到这项报名。')
