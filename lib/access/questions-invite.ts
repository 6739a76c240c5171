// The only place that knows the cookie of 以后再说.
import { cookies } from 'next/headers'
import { questionsOf } from '@/lib/account/security-questions'
import { settings } from '@/lib/config/settings'
import type { Viewer } from './viewer'

const laterDays = 90

/** Is this candidate to be invited to set 密保问题: none are set, and this browser has not been told 以后再说? */
export async function invitesQuestions(viewer: Viewer): Promise<boolean> {
  if (viewer.kind !== 'person' || (await cookies()).get(name)) return false
  return (await questionsOf(viewer.accountId)).length === 0
}

/** 以后再说: not asked again on this browser for a season. */
export async function inviteLater() {
  const secure = settings().publicUrl.startsWith('https://')
  ;(await cookies()).set(name, '1', { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: laterDays * 86_400 })
}

const name = 'questions-later'
