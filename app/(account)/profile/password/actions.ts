'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { postedForm } from '@/app/posted-form'
import type { PasswordAnswer } from '@/components/account/password-form'
import { requireViewer, sessionCookieValue, setSessionCookie } from '@/lib/access/session'
import { changePassword } from '@/lib/account/change-password'

const text = z.string().max(5000).catch('')
const formSchema = z.object({ old: text, code: text, password: text, repeat: text })

export async function changePasswordAction(_: PasswordAnswer | null, form: FormData): Promise<PasswordAnswer> {
  const viewer = await requireViewer(undefined, '/profile/password')
  const typed = formSchema.parse(Object.fromEntries(postedForm(form)))
  const changed = await changePassword(viewer, typed, await sessionCookieValue())
  if (!changed.ok) return { message: changed.message, ...(changed.field ? { field: changed.field } : {}) }
  if (changed.sessionId) await setSessionCookie(changed.sessionId)
  redirect('/profile/password?changed=1')
}
