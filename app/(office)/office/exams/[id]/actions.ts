'use server'
import { postedForm } from '@/app/posted-form'
import type { RevealAnswer } from '@/components/office/reveal-number'
import { requireViewer } from '@/lib/access/session'
import { revealIdNumber } from '@/lib/audit/reveal-id-number'

export async function revealNumberAction(_: unknown, form: FormData): Promise<RevealAnswer> {
  const sent = postedForm(form)
  const [caseId, reason] = [sent.get('case'), sent.get('reason')]
  const viewer = await requireViewer('staff', '/office/exams')
  const seen = await revealIdNumber(viewer, typeof caseId === 'string' ? caseId : '', typeof reason === 'string' ? reason : '')
  return seen.ok ? { idNumber: seen.idNumber } : { message: seen.message }
}
