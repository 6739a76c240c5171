'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { decideDifference } from '@/lib/reconciliation/decide-difference'
import { dayHref } from '@/lib/reconciliation/difference-filter'
import { startReconciliation } from '@/lib/reconciliation/start-reconciliation'
import type { Refused } from '@/lib/workflow/refusal'

const here = '/office/cashier/reconciliation'

export async function startReconciliationAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const started = await startReconciliation(await requireViewer('staff', here), text(form, 'day'), since)
  return started.ok ? redirect(dayHref({ day: started.day, state: 'open' })) : started
}

export async function decideDifferenceAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const [id, what, reason] = [text(form, 'id'), text(form, 'what'), text(form, 'reason')]
  const decided = await decideDifference(await requireViewer('staff', here), id, { what, reason }, since)
  return decided.ok ? redirect(dayHref({ day: decided.day, state: 'open' }, { at: id, done: '1' })) : decided
}

function text(form: FormData, name: string): string {
  const value = postedForm(form).get(name)
  return typeof value === 'string' ? value : ''
}
