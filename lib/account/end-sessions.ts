import { insertSecurityEvent } from '@/db/queries/sign-in'
import { endOneOf, endOtherSessions } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'

/** Ends the viewer's session that `readSessions` calls by this reference, and remembers it; another account's is left alone. */
export async function endOwnSession(viewer: Viewer, reference: string) {
  if (await endOneOf(viewer.accountId, reference)) await remember(viewer, 'session-ended')
}

/** Ends all sessions of the viewer but the one whose id is named, and remembers it. */
export async function endOwnOthers(viewer: Viewer, keptId: string | null) {
  await endOtherSessions(viewer.accountId, keptId)
  await remember(viewer, 'sessions-ended')
}

async function remember({ accountId, place }: Viewer, name: string) {
  await insertSecurityEvent({ accountId, name, device: '', address: '', ...place })
}
