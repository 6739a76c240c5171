import { insertSecurityEvent, rememberDevice } from '@/db/queries/sign-in'
import { signInSubject } from '@/lib/account/sign-in-subject'
import type { AccountKind } from '@/lib/account/username'
import { sha256 } from '@/lib/crypto/canonical'
import { openSession, sessionCookieValue, setSessionCookie } from './session'
import { ensureDeviceCookie, signInOrigin } from './sign-in-origin'

/**
 * Lets somebody in by another way than a password, in server actions and routes only: a session with a new id in place of the
 * browser's old one, its device known from now on, and an event for the owner to read. Locks count wrong passwords and stop nobody here.
 */
export async function enter(account: { id: string; kind: AccountKind; usernameKey: string }, by: 'provincial' | 'qr') {
  await ensureDeviceCookie()
  const { device, deviceName, address } = await signInOrigin()
  if (device) await rememberDevice(signInSubject(account.kind, account.usernameKey), sha256(device))
  await insertSecurityEvent({ accountId: account.id, name: 'sign-in', device: deviceName, address, details: { by } })
  await setSessionCookie(await openSession(account.id, { device: deviceName, address }, await sessionCookieValue()))
}
