'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { clearSessionCookie, requireViewer } from '@/lib/access/session'
import { closeAccount } from '@/lib/account/close-account'
import type { Refused } from '@/lib/workflow/refusal'

export async function closeAccountAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const viewer = await requireViewer(undefined, '/profile/close')
  const closed = await closeAccount(viewer, String(postedForm(sent).get('password') ?? ''))
  if (!closed.ok) return closed
  await clearSessionCookie()
  redirect('/profile/closed')
}
