'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import type { RevealedAnswer } from '@/components/office/reveal-answer'
import { requireViewer } from '@/lib/access/session'
import { revealAnswer } from '@/lib/audit/reveal-answer'
import { decide } from '@/lib/desk/decide'
import { caseHref, queueAt, queueHref, readFilterText } from '@/lib/desk/queue-filter'
import { fieldsIn, leavesOut } from '@/lib/workflow/answers-in'
import { claimCase, keepClaim, releaseCase, transferCase } from '@/lib/workflow/claim'
import { type Refused, refuse } from '@/lib/workflow/refusal'

export async function claimAction(_: unknown, form: FormData): Promise<Refused | null> {
  const { id, here } = asked(form)
  const claimed = await claimCase(await requireViewer('staff', here), id)
  return claimed.ok ? redirect(here) : claimed
}

export async function releaseAction(_: unknown, form: FormData): Promise<Refused | null> {
  const { id, here, filter } = asked(form)
  const released = await releaseCase(await requireViewer('staff', here), id)
  return released.ok ? redirect(queueAt(id, filter)) : released
}

export async function transferAction(_: unknown, form: FormData): Promise<Refused | null> {
  const { id, here, filter } = asked(form)
  const passedOn = await transferCase(await requireViewer('staff', here), id, text(form, 'to'))
  return passedOn.ok ? redirect(queueAt(id, filter)) : passedOn
}

/** Decides, and opens the next one by itself. */
export async function decideAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { id, here, filter } = asked(form)
  const viewer = await requireViewer('staff', here)
  const posted = postedForm(form)
  if (leavesOut(posted)) return refuse('invalid_input', '填写和标记的内容太多，没有提交：请删除一些标记，或者缩短说明。')
  const decided = await decide(viewer, { id, move: text(form, 'move'), given: fieldsIn(posted), filter, since })
  if (!decided.ok) return decided
  const done = `done=${encodeURIComponent(decided.number)}`
  const next = decided.next ? caseHref(decided.next, filter) : queueHref(filter)
  return redirect(`${next}${next.includes('?') ? '&' : '?'}${done}`)
}

/** Whoever works on the page holds the case longer; false: it has run out. */
export async function keepClaimAction(id: unknown): Promise<boolean> {
  const viewer = await requireViewer('staff', '/office/queue')
  return typeof id === 'string' && (await keepClaim(viewer, id)).ok
}

/** A secret answer whole, for whoever holds the case and needs it; the look is in the ledger. */
export async function revealAnswerAction(_: unknown, form: FormData): Promise<RevealedAnswer> {
  const { id, here } = asked(form)
  const seen = await revealAnswer(await requireViewer('staff', here), id, text(form, 'field'))
  return seen.ok ? { answer: seen.answer } : { message: seen.message }
}

function asked(form: FormData) {
  const [id, filter] = [text(form, 'case'), readFilterText(text(form, 'queue'))]
  return { id, filter, here: caseHref(encodeURIComponent(id), filter) }
}

function text(form: FormData, name: string): string {
  const value = postedForm(form).get(name)
  return typeof value === 'string' ? value : ''
}
