'use server'
import { postedForm } from '@/app/posted-form'
import type { VerifyAnswer } from '@/components/office/verify-panel'
import { requireViewer } from '@/lib/access/session'
import { verifySlice } from '@/lib/audit/verify-slice'

export async function verifyAction(_: unknown, form: FormData): Promise<VerifyAnswer> {
  const progress = postedForm(form).get('progress')
  const viewer = await requireViewer('staff', '/office/audit')
  const verified = await verifySlice(viewer, typeof progress === 'string' ? progress : '')
  return verified.ok ? verified.verification : { message: verified.message }
}
