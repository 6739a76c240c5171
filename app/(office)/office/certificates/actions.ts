'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { makeBatch, spoilBlank } from '@/lib/certificate/batches'
import { askIssue } from '@/lib/certificate/issue'
import type { Refused } from '@/lib/workflow/refusal'

export async function issueCertificatesAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const session = text(form, 'session')
  const asked = await askIssue(await requireViewer('staff', pathOf(session)), session, since)
  return asked.ok ? redirect(`${pathOf(session)}?show=issued`) : asked
}

export async function makeBatchAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const session = text(form, 'session')
  const viewer = await requireViewer('staff', `${pathOf(session)}/batches`)
  const made = await makeBatch(viewer, session, { first: text(form, 'first'), count: text(form, 'count') }, since)
  return made.ok ? redirect(`${pathOf(session)}/batches?printed=${made.printed}`) : made
}

export async function spoilBlankAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const session = text(form, 'session')
  const viewer = await requireViewer('staff', `${pathOf(session)}/batches`)
  const spoiled = await spoilBlank(viewer, session, text(form, 'number'), since)
  return spoiled.ok ? redirect(`${pathOf(session)}/batches?next=${spoiled.next ?? 'none'}`) : spoiled
}

function pathOf(session: string): string {
  return `/office/certificates/${encodeURIComponent(session)}`
}

function text(form: FormData, name: string): string {
  const value = postedForm(form).get(name)
  return typeof value === 'string' ? value : ''
}
