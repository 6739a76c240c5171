'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { reenrol } from '@/lib/staff/reenrol'
import type { Refused } from '@/lib/workflow/refusal'

export async function reenrolAction(_: unknown, form: FormData): Promise<Refused | null> {
  const viewer = await requireViewer('staff', '/profile/authenticator')
  const password = postedForm(form).get('password')
  const made = await reenrol(viewer, typeof password === 'string' ? password.slice(0, 1000) : '')
  return made.ok ? redirect(new URL(made.address).pathname) : made
}
