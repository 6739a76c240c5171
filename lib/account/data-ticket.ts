import { insertSecurityEvent } from '@/db/queries/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { seal, unseal } from '@/lib/crypto/sealed'
import type { Refused } from '@/lib/workflow/refusal'
import { confirmPassword } from './confirm-password'

export const ticketMinutes = 5

/** After the password once more: what lets this account, and no other, fetch its data for five minutes of the wall clock. Refuses what `confirmPassword` refuses. */
export async function makeDataTicket(viewer: Viewer, password: string): Promise<{ ok: true; ticket: string } | Refused> {
  const confirmed = await confirmPassword(viewer, { password })
  if (!confirmed.ok) return confirmed
  return { ok: true, ticket: seal(`${viewer.accountId} ${Date.now() + ticketMinutes * 60_000}`, 'own-data') }
}

/** Does this ticket let the viewer fetch the data now? Where it does, the owner reads of it in the security events. */
export async function takeDataTicket(viewer: Viewer, ticket: string): Promise<boolean> {
  const { accountId, place } = viewer
  if (!isGood(accountId, ticket)) return false
  await insertSecurityEvent({ accountId, name: 'data-downloaded', device: '', address: '', ...place })
  return true
}

function isGood(accountId: string, ticket: string): boolean {
  try {
    const [owner, until] = unseal(ticket, 'own-data').split(' ')
    return owner === accountId && Number(until) > Date.now()
  } catch {
    return false
  }
}
