'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import { caseField, type StepAnswer, stepField, versionField } from '@/components/form/step-view'
import { requireViewer } from '@/lib/access/session'
import { openRequest } from '@/lib/service/open-request'
import { saveRequestStep } from '@/lib/service/submit-request'
import { fieldsIn } from '@/lib/workflow/answers-in'
import { transition } from '@/lib/workflow/transition'

type Told = { message: string }

const idSchema = z.string().max(100).catch('')
const versionSchema = z.coerce.number().int().catch(0)

/** Begins a request about what was chosen. */
export async function openRequestAction(_: Told | null, formData: FormData): Promise<Told | null> {
  const since = performance.now()
  const form = postedForm(formData)
  const [kind, aboutId] = [idSchema.parse(form.get('service')), idSchema.parse(form.get('about'))]
  const viewer = await requireViewer('person')
  const opened = await openRequest(viewer, kind, aboutId, since)
  return opened.ok ? redirect(`/services/${encodeURIComponent(kind)}/${opened.id}/request`) : opened
}

export async function saveRequestAction(kind: string, _: StepAnswer | null, formData: FormData): Promise<StepAnswer> {
  const since = performance.now()
  const form = postedForm(formData)
  const viewer = await requireViewer('person')
  const service = idSchema.parse(kind)
  const caseId = idSchema.parse(form.get(caseField))
  const saving = { kind: service, caseId, step: idSchema.parse(form.get(stepField)), values: fieldsIn(form) }
  const saved = await saveRequestStep(viewer, { ...saving, version: versionSchema.parse(form.get(versionField)) }, since)
  if (!saved.ok) return saved
  const there = `/services/${encodeURIComponent(service)}/${encodeURIComponent(caseId)}`
  redirect(saved.next === null ? `${there}?done=submitted` : `${there}/${saved.next}`)
}

/** What the applicant may do with a request beside filling it in: 撤销申请. */
export async function moveRequestAction(_: Told | null, formData: FormData): Promise<Told | null> {
  const since = performance.now()
  const form = postedForm(formData)
  const viewer = await requireViewer('person')
  const [kind, caseId] = [idSchema.parse(form.get('service')), idSchema.parse(form.get('caseId'))]
  const moved = await transition(viewer, caseId, idSchema.parse(form.get('move')), undefined, { since })
  return moved.ok ? redirect(`/services/${encodeURIComponent(kind)}/${encodeURIComponent(caseId)}?done=moved`) : moved
}
