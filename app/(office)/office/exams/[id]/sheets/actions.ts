'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { askPrints } from '@/lib/seating/ask-prints'
import type { Refused } from '@/lib/workflow/refusal'

export async function askPrintsAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const session = text(form, 'session')
  const path = `/office/exams/${encodeURIComponent(session)}/sheets`
  const asked = await askPrints(await requireViewer('staff', path), session, text(form, 'kind'), since)
  return asked.ok ? redirect(path) : asked
}

function text(form: FormData, name: string): string {
  const value = postedForm(form).get(name)
  return typeof value === 'string' ? value : ''
}
