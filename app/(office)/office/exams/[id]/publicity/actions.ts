'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { startPublicity } from '@/lib/publicity/start'
import { confirmWithdrawal, declineWithdrawal, proposeWithdrawal } from '@/lib/publicity/withdraw'
import type { Refused } from '@/lib/workflow/refusal'

export async function startPublicityAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { text, session, here, viewer } = await asked(sent)
  const started = await startPublicity(viewer, session, { first: text('first'), last: text('last') }, since)
  return started.ok ? redirect(`${here}?done=started`) : started
}

export async function proposeWithdrawalAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { text, session, here, viewer } = await asked(sent)
  const proposed = await proposeWithdrawal(viewer, session, text('reason'), since)
  return proposed.ok ? redirect(`${here}?done=withdrawal-proposed`) : proposed
}

export async function decideWithdrawalAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { text, here, viewer } = await asked(sent)
  const decide = text('do') === 'confirm' ? confirmWithdrawal : declineWithdrawal
  const decided = await decide(viewer, text('withdrawal'), since)
  return decided.ok ? redirect(`${here}?done=withdrawal-${decided.state}`) : decided
}

async function asked(sent: FormData) {
  const form = postedForm(sent)
  const text = (name: string) => {
    const value = form.get(name)
    // Longer than anything that is right.
    return typeof value === 'string' ? value.slice(0, 1000) : ''
  }
  const session = text('session').slice(0, 100)
  const here = `/office/exams/${encodeURIComponent(session.toWellFormed())}/publicity`
  return { text, session, here, viewer: await requireViewer('staff', here) }
}
