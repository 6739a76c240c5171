'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import type { ConfirmAnswer } from '@/components/exam/confirm-form'
import { caseField, type StepAnswer, stepField, versionField } from '@/components/form/step-view'
import { requestOrigin } from '@/lib/access/origin'
import { currentViewer, requireViewer } from '@/lib/access/session'
import { minute } from '@/lib/clock/format'
import { choosePosition } from '@/lib/exam/choose-position'
import { openRegistration } from '@/lib/exam/open-registration'
import { saveStep } from '@/lib/exam/save-step'
import { submitRegistration } from '@/lib/exam/submit-registration'
import { usePhoto } from '@/lib/exam/use-photo'
import { type Answers, answersSchema, fieldsIn } from '@/lib/workflow/answers-in'
import { rowsChangeIn } from '@/lib/workflow/change-rows'
import { saveAnswers } from '@/lib/workflow/save-answers'

const idSchema = z.string().max(100).catch('')
const versionSchema = z.coerce.number().int().catch(0)

export async function enterRegistrationAction(formData: FormData) {
  const since = performance.now()
  const form = postedForm(formData)
  const sessionId = idSchema.parse(form.get('sessionId'))
  const viewer = await requireViewer('person', `/exams/${encodeURIComponent(sessionId)}`)
  const opened = await openRegistration(viewer, sessionId, since)
  redirect(opened.ok ? `/exams/${sessionId}/details` : `/exams/${encodeURIComponent(sessionId)}?refused=${opened.refusal}`)
}

export async function saveStepAction(_: StepAnswer | null, formData: FormData): Promise<StepAnswer> {
  const since = performance.now()
  const form = postedForm(formData)
  const viewer = await requireViewer('person')
  const [caseId, step] = [idSchema.parse(form.get(caseField)), idSchema.parse(form.get(stepField))]
  const saving = {
    caseId,
    step,
    values: fieldsIn(form),
    version: versionSchema.parse(form.get(versionField)),
    origin: await requestOrigin(),
    change: rowsChangeIn(form.get('then')),
  }
  const saved = await saveStep(viewer, saving, since)
  const stay = form.get('then') === 'stay'
  if (stay && (saved.ok || saved.message === undefined)) redirect(`/exams/mine/${caseId}?saved=1`)
  if (saved.ok) redirect(saved.next)
  return saved
}

export async function autosaveAction(caseId: string, _step: string, version: number, values: Answers) {
  const since = performance.now()
  const viewer = await currentViewer()
  if (!viewer) return { ok: false as const, message: '登录已过期，请重新登录；刚才填写的内容已保存在本机' }
  const parsed = z.tuple([idSchema, versionSchema, answersSchema]).safeParse([caseId, version, values])
  if (!parsed.success) return { ok: false as const, message: '没有保存：内容不完整，请刷新页面。' }
  const saved = await saveAnswers(viewer, parsed.data[0], parsed.data[2], parsed.data[1], since)
  if (saved.ok) return { ok: true as const, version: saved.version, savedAt: minute(saved.savedAt) }
  if ('theirs' in saved) return { ok: false as const, conflict: { theirs: saved.theirs, version: saved.version } }
  return { ok: false as const, message: saved.message }
}

export async function usePhotoAction(caseId: string, sessionId: string, formData: FormData) {
  const since = performance.now()
  const form = postedForm(formData)
  const viewer = await requireViewer('person')
  const file = form.get('photo')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const used = await usePhoto(viewer, idSchema.parse(caseId), bytes, since)
  if (form.get('scripts') !== 'none') return used
  redirect(`/exams/${encodeURIComponent(idSchema.parse(sessionId))}/details${used.ok ? '' : `?photo=${used.refusal}`}`)
}

export async function choosePositionAction(caseId: string, sessionId: string, formData: FormData) {
  const since = performance.now()
  const form = postedForm(formData)
  const viewer = await requireViewer('person')
  const chosen = await choosePosition(viewer, idSchema.parse(caseId), idSchema.parse(form.get('code')), since)
  redirect(`/exams/${encodeURIComponent(idSchema.parse(sessionId))}/choice${chosen.ok ? '' : `?refused=${chosen.refusal}`}`)
}

export async function confirmAction(_: ConfirmAnswer, formData: FormData): Promise<ConfirmAnswer> {
  const since = performance.now()
  const form = postedForm(formData)
  const viewer = await requireViewer('person')
  const [caseId, sessionId] = [idSchema.parse(form.get('caseId')), idSchema.parse(form.get('sessionId'))]
  const typed = fieldsIn(form)
  const seen = versionSchema.parse(form.get('version'))
  const outcome = await submitRegistration(viewer, caseId, { seen, typed }, since)
  if (!outcome.ok) {
    // What they are told to look at again is there: another fee, other answers, what is still to be mended.
    if (outcome.refusal === 'conflict' || outcome.refusal === 'not_ready') refresh()
    return { message: outcome.message, typed }
  }
  redirect(`/exams/${encodeURIComponent(sessionId)}/done`)
}
