'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import type { FlowAnswer } from '@/components/flow/flow-view'
import { putOff } from '@/lib/access/put-off'
import { requireViewer } from '@/lib/access/session'
import { safePath } from '@/lib/account/safe-path'
import { attachProof } from '@/lib/education/attach-proof'
import { setPersonPhoto } from '@/lib/education/person-photo'
import { removeLevel } from '@/lib/education/remove-level'
import { dossierPath } from '@/lib/education/rules'
import { saveLevel } from '@/lib/education/save-level'
import { fieldsIn } from '@/lib/workflow/answers-in'

type Refused = { message: string }
const idSchema = z.string().max(100).catch('')
const kindSchema = z.enum(['report', 'scan']).catch('report')

export async function saveLevelAction(_: FlowAnswer, sent: FormData): Promise<FlowAnswer> {
  const viewer = await requireViewer('person', dossierPath)
  const form = postedForm(sent)
  const [id, typed] = [idSchema.parse(form.get('which')), fieldsIn(form)]
  const saved = await saveLevel(viewer, id === 'new' ? null : id, typed)
  if (saved.ok) redirect(`${dossierPath}?saved=1`)
  return { problems: saved.problems, answers: typed, ...(saved.message ? { message: saved.message } : {}) }
}

export async function removeLevelAction(_: Refused | null, sent: FormData): Promise<Refused | null> {
  const viewer = await requireViewer('person', dossierPath)
  const removed = await removeLevel(viewer, idSchema.parse(postedForm(sent).get('level')))
  if (!removed.ok) return { message: removed.message }
  redirect(`${dossierPath}?removed=1`)
}

export async function attachProofAction(_: Refused | null, sent: FormData): Promise<Refused | null> {
  const viewer = await requireViewer('person', dossierPath)
  const form = postedForm(sent)
  const file = form.get('file')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const proof = { kind: kindSchema.parse(form.get('kind')), bytes, name: file instanceof File ? file.name : '' }
  const attached = await attachProof(viewer, idSchema.parse(form.get('level')), proof)
  if (!attached.ok) return { message: attached.message }
  redirect(`${dossierPath}?attached=1`)
}

export async function setPersonPhotoAction(sent: FormData) {
  const viewer = await requireViewer('person', dossierPath)
  const form = postedForm(sent)
  const file = form.get('photo')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const set = await setPersonPhoto(viewer, bytes)
  if (form.get('scripts') !== 'none') return set
  redirect(set.ok ? dossierPath : `${dossierPath}?photo=${set.refusal}`)
}

/** 以后再填 */
export async function putOffDossierAction(sent: FormData) {
  await putOff('dossier')
  redirect(safePath(postedForm(sent).get('back'), '/'))
}
