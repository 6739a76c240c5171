import { randomBytes } from 'node:crypto'
import type { Tx } from '@/db/client'
import { replaceEnrolment } from '@/db/queries/staff'
import { settings } from '@/lib/config/settings'
import { sha256 } from '@/lib/crypto/canonical'

export const enrolmentHours = 72

/** Shown once to whoever made it: nobody can read it afterwards. */
export type EnrolmentLink = { address: string; expiresAt: Date }

/** A link with which the account's owner sets password and authenticator; earlier ones no longer work. */
export async function makeEnrolment(
  tx: Tx,
  { accountId, madeBy, minutes = enrolmentHours * 60 }: { accountId: string; madeBy: string; minutes?: number },
): Promise<EnrolmentLink> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = await replaceEnrolment(tx, { accountId, madeBy, minutes, tokenHash: sha256(token) })
  return { address: `${settings().publicUrl}/login/enrol/${token}`, expiresAt }
}
