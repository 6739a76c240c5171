'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { proposeVoiding } from '@/lib/exam/voiding/propose-voiding'
import type { Refused } from '@/lib/workflow/refusal'

export async function proposeVoidingAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const form = postedForm(sent)
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const here = `/office/cases/${encodeURIComponent(text('case'))}/void`
  const viewer = await requireViewer('staff', here)
  const proposed = await proposeVoiding(viewer, text('case'), { cause: text('cause'), opinion: text('opinion') }, since)
  return proposed.ok ? redirect(here) : proposed
}
