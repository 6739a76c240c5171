'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import { requireViewer, sessionCookieValue, stayIn } from '@/lib/access/session'
import { endOwnOthers, endOwnSession } from '@/lib/account/end-sessions'

export async function endSessionAction(formData: FormData) {
  const viewer = await requireViewer(undefined, '/profile/sessions')
  await endOwnSession(viewer, z.string().max(100).catch('').parse(postedForm(formData).get('session')))
  redirect('/profile/sessions')
}

export async function endOthersAction() {
  const viewer = await requireViewer(undefined, '/profile/sessions')
  await endOwnOthers(viewer, await sessionCookieValue())
  redirect('/profile/sessions')
}

/** 继续使用: true when the session lives on. */
export async function stayAction(): Promise<boolean> {
  return stayIn(await sessionCookieValue())
}
