import { randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { after } from 'next/server'
import { deviceName } from '@/lib/account/device-name'
import { networkOf, trustedAddress } from '@/lib/account/trusted-address'
import { settings } from '@/lib/config/settings'
import type { Origin } from './sign-in'

const deviceDays = 365

/** Where this request comes from, for signing in. */
export async function signInOrigin(): Promise<Origin> {
  const sent = await headers()
  const address = trustedAddress(sent.get('x-forwarded-for'), settings().tlsTerminated)
  return {
    device: (await cookies()).get(deviceCookie().name)?.value ?? null,
    deviceName: deviceName(sent.get('user-agent')),
    address: address ?? '未知地址',
    network: address && networkOf(address),
    later: after,
  }
}

/** Gives the browser its device cookie, for a year from now; in server actions and routes only. */
export async function ensureDeviceCookie() {
  const { name, options } = deviceCookie()
  const jar = await cookies()
  const known = jar.get(name)?.value
  jar.set(name, known && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url'), options)
}

/** Not named after the session cookie: next-auth takes every cookie whose name begins with that one's for a piece of it. */
function deviceCookie() {
  const secure = settings().publicUrl.startsWith('https://')
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure, maxAge: deviceDays * 86_400 }
  return { name: `${secure ? '__Host-' : ''}device`, options }
}
