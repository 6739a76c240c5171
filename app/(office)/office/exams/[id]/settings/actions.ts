'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import type { SettingsAnswer } from '@/components/office/settings-form'
import { requireViewer } from '@/lib/access/session'
import { changeExam } from '@/lib/exam/config/change-exam'
import { publishExam } from '@/lib/exam/config/publish-exam'
import type { Refused } from '@/lib/workflow/refusal'
import { textsOf } from './texts-of'

export async function changeExamAction(_: unknown, formData: FormData): Promise<SettingsAnswer> {
  const { session = '', part = '', version = '', reason = '', ...typed } = textsOf(postedForm(formData))
  const path = `/office/exams/${encodeURIComponent(session)}/settings`
  const viewer = await requireViewer('staff', path)
  const changed = await changeExam(viewer, session, { part, version, reason, typed })
  if (changed.ok) redirect(`${path}?done=${encodeURIComponent(part)}`)
  return { typed: { ...typed, reason }, problems: changed.problems ?? {}, message: changed.message }
}

export async function publishExamAction(_: unknown, formData: FormData): Promise<Refused | null> {
  const { session = '' } = textsOf(postedForm(formData))
  const path = `/office/exams/${encodeURIComponent(session)}/settings`
  const published = await publishExam(await requireViewer('staff', path), session)
  return published.ok ? redirect(`${path}?done=publish`) : published
}
