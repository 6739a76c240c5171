'use server'
import { redirect } from 'next/navigation'
import { clearSessionCookie, endSession, sessionCookieValue } from '@/lib/access/session'

export async function logoutAction() {
  const id = await sessionCookieValue()
  if (id) await endSession(id)
  await clearSessionCookie()
  redirect('/')
}
