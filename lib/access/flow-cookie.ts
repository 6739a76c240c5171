import { cookies } from 'next/headers'
import { settings } from '@/lib/config/settings'

/** The id of the flow of that kind that this browser is in, live or not. */
export async function flowCookieValue(kind: string): Promise<string | null> {
  return (await cookies()).get(flowCookie(kind).name)?.value ?? null
}

/** In server actions only. */
export async function setFlowCookie(kind: string, id: string) {
  const { name, options } = flowCookie(kind)
  ;(await cookies()).set(name, id, options)
}

/** Not named after the session cookie: next-auth takes every cookie whose name begins with that one's for a piece of it. */
function flowCookie(kind: string) {
  const secure = settings().publicUrl.startsWith('https://')
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure, maxAge: 12 * 3600 }
  return { name: `${secure ? '__Host-' : ''}flow-${kind}`, options }
}
