import type { Tx } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import { certificateOfCase, insertRevocation } from '@/db/queries/certificate'

type Revoking = { caseId: string; reason: string; by: string | null; at: Date }

/**
 * 撤销证书 of a case, with the reason, which its holder reads; for ever (E-37). For the effect of a transition that has locked the case; does nothing
 * where none was issued or it is revoked already. Answers how many were revoked: 0 or 1.
 */
export async function revokeCertificates(tx: Tx, { caseId, reason, by, at }: Revoking): Promise<number> {
  const found = await certificateOfCase(caseId, tx)
  if (!found) return 0
  const { id, personId, title, sessionId } = found.certificate
  const revoked = await insertRevocation(tx, { certificateId: id, reason, revokedBy: by, revokedAt: at })
  if (!revoked) return 0
  const payload = {
    template: 'certificate.revoked',
    key: `certificate.revoked:${id}`,
    personId,
    values: { exam: title },
    href: `/services/certificates/${id}`,
    ...(sessionId ? { scope: sessionId } : {}),
  }
  await insertNotices(tx, [payload])
  return 1
}
