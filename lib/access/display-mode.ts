// The only place that knows the cookie of 长者模式.
import { cookies } from 'next/headers'
import { settings } from '@/lib/config/settings'

export type DisplayMode = 'standard' | 'elder'

/** How this browser wants its pages: as they are, or larger, plainer and simpler. */
export async function displayMode(): Promise<DisplayMode> {
  return (await cookies()).get(name)?.value === 'elder' ? 'elder' : 'standard'
}

/** Remembers it for a year; signing out does not forget it. */
export async function rememberDisplayMode(mode: DisplayMode) {
  const secure = settings().publicUrl.startsWith('https://')
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  ;(await cookies()).set(name, mode, { ...options, maxAge: mode === 'elder' ? 365 * 24 * 3600 : 0 })
}

const name = 'zhunkao-mode'
