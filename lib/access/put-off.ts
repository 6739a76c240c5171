// The only place that knows the cookies of 以后再说.
import { cookies } from 'next/headers'
import { settings } from '@/lib/config/settings'

const laterDays = 90

/** Has this browser been told 以后再说 about an invitation? */
export async function isPutOff(invitation: 'questions' | 'dossier'): Promise<boolean> {
  return (await cookies()).has(`${invitation}-later`)
}

/** 以后再说: not asked again on this browser for a season. */
export async function putOff(invitation: 'questions' | 'dossier') {
  const secure = settings().publicUrl.startsWith('https://')
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: laterDays * 86_400 } as const
  ;(await cookies()).set(`${invitation}-later`, '1', options)
}
