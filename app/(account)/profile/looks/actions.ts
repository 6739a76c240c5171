'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { questionLook } from '@/lib/audit/question-look'
import type { Refused } from '@/lib/workflow/refusal'

export async function questionLookAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const viewer = await requireViewer('person', '/profile/looks')
  const form = postedForm(sent)
  const asked = await questionLook(viewer, String(form.get('look') ?? ''), String(form.get('reason') ?? ''))
  return asked.ok ? redirect('/profile/looks?asked=1') : asked
}
