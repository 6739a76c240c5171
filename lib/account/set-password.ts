// The only place that gives a person or unit account another password.
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/db/client'
import { deleteSessionsOf, updatePassword } from '@/db/queries/account'
import { insertNotices } from '@/db/queries/case'
import { forgetTriesOf, insertSecurityEvent } from '@/db/queries/sign-in'
import type { Place } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { signInSubject } from './sign-in-subject'
import type { AccountKind } from './username'

export type PasswordAccount = { id: string; kind: AccountKind; usernameKey: string }
/** `changed`: with the old one, `reset`: by a recovery; from where. */
export type PasswordDeed = { how: 'changed' | 'reset'; place: Place }

/**
 * Stores a new password, made by `hashPassword`; ends every session but the one with `keptSessionHash` (null: all of them) and lifts the locks on
 * signing in, from known devices too. It becomes a security event, is in the ledger where it is staff, and its person is told by SMS and inbox
 * . In the caller's transaction; call it last, because of the ledger.
 */
export async function setPassword(
  tx: Tx,
  { id: accountId, kind, usernameKey }: PasswordAccount,
  passwordHash: string,
  keptSessionHash: string | null,
  { how, place }: PasswordDeed,
): Promise<void> {
  const personId = await updatePassword(tx, accountId, passwordHash)
  await deleteSessionsOf(accountId, keptSessionHash, tx)
  await forgetTriesOf(signInSubject(kind, usernameKey), tx)
  const id = randomUUID()
  await insertSecurityEvent({ id, accountId, name: `password-${how}`, ...place }, tx)
  if (personId) await insertNotices(tx, [messageOf(id, personId, how, place)])
  if (kind === 'staff') {
    await recordAudit(tx, { accountId, place }, { what: 'password-changed', about: { type: 'account', id: accountId } })
  }
}

function messageOf(eventId: string, personId: string, how: PasswordDeed['how'], { device }: Place) {
  return {
    key: `password:${eventId}`,
    personId,
    href: '/profile/security',
    template: `account.password-${how}`,
    values: { device },
  }
}
