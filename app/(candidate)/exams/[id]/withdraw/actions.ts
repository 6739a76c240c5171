'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import { requestOrigin } from '@/lib/access/origin'
import { requireViewer } from '@/lib/access/session'
import { withdrawCommitment } from '@/lib/payment/withdraw-commitment'

const idSchema = z.string().max(100).catch('')

export async function withdrawCommitmentAction(
  _: { message: string } | null,
  sent: FormData,
): Promise<{ message: string } | null> {
  const since = performance.now()
  const form = postedForm(sent)
  const viewer = await requireViewer('person')
  const [caseId, sessionId] = [idSchema.parse(form.get('caseId')), idSchema.parse(form.get('sessionId'))]
  if (form.get('known') !== 'yes') return { message: '请先勾选“我知道撤回后不能恢复”。' }
  const withdrawn = await withdrawCommitment(viewer, caseId, await requestOrigin(), since)
  return withdrawn.ok ? redirect(`/exams/${encodeURIComponent(sessionId)}/proof`) : { message: withdrawn.message }
}
