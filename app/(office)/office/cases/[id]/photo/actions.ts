'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { replacePhoto } from '@/lib/exam/replace-photo'

export async function replacePhotoAction(_: unknown, sent: FormData): Promise<{ message: string } | null> {
  const since = performance.now()
  const form = postedForm(sent)
  const [id, reason, file] = [form.get('case'), form.get('reason'), form.get('photo')]
  const caseId = typeof id === 'string' ? id : ''
  const here = `/office/cases/${encodeURIComponent(caseId)}/photo`
  const viewer = await requireViewer('staff', here)
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const replaced = await replacePhoto(viewer, caseId, { bytes, reason: typeof reason === 'string' ? reason : '' }, since)
  return replaced.ok ? redirect(`${here}?done=replaced`) : { message: replaced.message }
}
