// The only place that knows the session cookie.
import { randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Queryable } from '@/db/client'
import {
  deleteSession,
  deleteSessionsOf,
  findLiveSession,
  insertSession,
  listSessions,
  renameSession,
  type SessionRow,
  touchSession,
} from '@/db/queries/account'
import { safePath } from '@/lib/account/safe-path'
import { sessionHoursMax } from '@/lib/account/session-limits'
import { signInPath } from '@/lib/account/sign-in-path'
import { settings } from '@/lib/config/settings'
import { sha256 } from '@/lib/crypto/canonical'
import { type StaffRole, staffRoles, type Viewer } from './viewer'

/** Who asks, from the cookie of this request: one primary-key query, once a request. Null: nobody is signed in. */
export const currentViewer = cache(async (): Promise<Viewer | null> => viewerOf(await sessionCookieValue()))

/** Who asks, for a page that needs somebody, of this kind where one is named; everyone else is sent to sign in and brought back to `back`, by default this page. */
export async function requireViewer(kind?: Viewer['kind'], back?: string): Promise<Viewer> {
  const viewer = await currentViewer()
  if (viewer && (kind === undefined || viewer.kind === kind)) return viewer
  const path = safePath(back ?? (await headers()).get('x-zhunkao-path'))
  redirect(signInPath(kind, path, viewer === null && (await sessionCookieValue()) !== null))
}

/** The viewer that a session id stands for. Null: no such session, 30 minutes unused, 12 hours old, or the account is closed. */
export async function viewerOf(sessionId: string | null): Promise<Viewer | null> {
  if (!sessionId) return null
  const idHash = sha256(sessionId)
  const row = await findLiveSession(idHash)
  if (!row) return null
  if (row.to_touch) await touchSession(idHash)
  const roles = row.kind === 'staff' ? row.roles.flatMap(({ role, scope }) => (isStaffRole(role) ? [{ role, scope }] : [])) : []
  return {
    accountId: row.account_id,
    kind: row.kind,
    name: row.display_name,
    personId: row.person_id,
    unitId: row.unit_id,
    roles,
    ...(row.kind === 'unit' ? unitStanding(row) : {}),
    place: { device: row.device, address: row.address },
  }
}

/** Starts a session and ends the one it replaces: a new id at each sign-in. Answers the opaque id, of which only the hash is stored. */
export async function openSession(
  accountId: string,
  origin: { device: string; address: string },
  replaced: string | null = null,
): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await insertSession({ idHash: sha256(id), accountId, ...origin }, replaced && sha256(replaced))
  return id
}

/** Ends one session. */
export async function endSession(id: string) {
  await deleteSession(sha256(id))
}

/** Ends all sessions of an account but for the one named: after a new password; all of them where none is named. */
export async function endOtherSessions(accountId: string, keptId: string | null) {
  await deleteSessionsOf(accountId, keptId && sha256(keptId))
}

/** The live sessions of an account for its owner to read; `reference` names one without being able to open it. */
export async function readSessions(accountId: string) {
  const own = await sessionCookieValue()
  const rows = await listSessions(accountId)
  return rows.map(({ idHash, device, address, createdAt, lastUsedAt }) => {
    return { reference: idHash, device, address, createdAt, lastUsedAt, current: own !== null && sha256(own) === idHash }
  })
}

/** Ends the account's session that `readSessions` calls by this reference; another account's is left alone. Answers whether there was one. */
export async function endOneOf(accountId: string, reference: string): Promise<boolean> {
  return deleteSession(reference, accountId)
}

/** The same session under a new id, which belongs into the cookie; null: it is over already. */
export async function renewSession(id: string, on: Queryable): Promise<string | null> {
  const renewed = randomBytes(32).toString('base64url')
  return (await renameSession(sha256(id), sha256(renewed), on)) ? renewed : null
}

/** Counts as a use now, whatever was written down last; false: it is over already. */
export async function stayIn(id: string | null): Promise<boolean> {
  return id !== null && touchSession(sha256(id))
}

/** The id that the browser sent, live or not. */
export async function sessionCookieValue(): Promise<string | null> {
  return (await cookies()).get(sessionCookie().name)?.value ?? null
}

export async function setSessionCookie(id: string) {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, id, { ...options, maxAge: sessionHoursMax * 3600 })
}

export async function clearSessionCookie() {
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}

/** Name and attributes of the cookie: over https bound to this host by its name. */
export function sessionCookie() {
  const secure = settings().publicUrl.startsWith('https://')
  return { name: `${secure ? '__Host-' : ''}zhunkao`, options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure } }
}

/** What a unit account is to its unit now; an account that nobody identified is a handler without grants. */
function unitStanding({ member, grants }: SessionRow): Pick<Viewer, 'unitRole' | 'grants' | 'isMandateOver'> {
  const isMandateOver = member?.is_mandate_over ?? false
  return { unitRole: member?.role ?? 'handler', grants: isMandateOver ? [] : (grants ?? []), isMandateOver }
}

function isStaffRole(role: string): role is StaffRole {
  return Object.hasOwn(staffRoles, role)
}
