import { cookies } from 'next/headers'
import { settings } from '@/lib/config/settings'

/** A cookie for this host alone, which scripts cannot read, for some minutes; read everywhere, written in server actions and routes only. */
export function hostCookie(name: string, seconds: number) {
  const secure = settings().publicUrl.startsWith('https://')
  const full = `${secure ? '__Host-' : ''}${name}`
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  return {
    read: async () => (await cookies()).get(full)?.value ?? null,
    write: async (value: string) => void (await cookies()).set(full, value, { ...options, maxAge: seconds }),
    clear: async () => void (await cookies()).set(full, '', { ...options, maxAge: 0 }),
  }
}
