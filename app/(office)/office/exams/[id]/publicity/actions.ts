'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { startPublicity } from '@/lib/publicity/start'
import type { Refused } from '@/lib/workflow/refusal'

export async function startPublicityAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const form = postedForm(sent)
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.slice(0, 100) : ''
  }
  const session = text('session')
  const here = `/office/exams/${encodeURIComponent(session)}/publicity`
  const viewer = await requireViewer('staff', here)
  const started = await startPublicity(viewer, session, { first: text('first'), last: text('last') }, since)
  return started.ok ? redirect(`${here}?done=started`) : started
}
