'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { type BatchLine, batchMax, decideMany } from '@/lib/desk/decide-many'
import { caseHref, queueHref, readFilterText } from '@/lib/desk/queue-filter'
import { claimNext } from '@/lib/workflow/claim'
import { type Refused, refuse } from '@/lib/workflow/refusal'

/** 领取并办理下一件. */
export async function claimNextAction(_: unknown, form: FormData): Promise<Refused | null> {
  const filter = readFilterText(text(form, 'queue'))
  const claimed = await claimNext(await requireViewer('staff', queueHref(filter)), filter)
  return claimed.ok ? redirect(caseHref(claimed.id, filter)) : claimed
}

export type BatchOutcome = { report: BatchLine[] } | Refused | null

export async function decideManyAction(_: unknown, form: FormData): Promise<BatchOutcome> {
  const filter = readFilterText(text(form, 'queue'))
  const viewer = await requireViewer('staff', queueHref(filter))
  const ids = postedForm(form)
    .getAll('case')
    .filter((id) => typeof id === 'string')
  if (ids.length === 0) return refuse('invalid_input', '请先勾选要办理的业务。')
  if (ids.length > batchMax) return refuse('invalid_input', `一次最多办理 ${batchMax} 件。`)
  const report = await decideMany(viewer, ids, text(form, 'move'), { opinion: text(form, 'opinion') })
  refresh()
  return { report }
}

function text(form: FormData, name: string): string {
  const value = postedForm(form).get(name)
  return typeof value === 'string' ? value : ''
}
