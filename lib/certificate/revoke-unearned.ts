import type { Tx } from '@/db/client'
import { holdCertificatesOf, listStandingBeside } from '@/db/queries/certificate'
import { getExamFrame } from '@/db/queries/exam'
import { completedIn } from '@/lib/scoring/passed'
import { revokeCertificates } from './revoke'

type Changed = { caseId: string; reason: string; by: string | null; at: Date }

/**
 * 撤销 what a changed score no longer carries: every certificate of that exam, also of later years where scores roll, whose holder has not passed
 * everything any more (E-34, E-37). For the transaction that has locked the registration `caseId` and written its scores, which two people have
 * decided. The holder is told. Answers how many were revoked.
 */
export async function revokeUnearned(tx: Tx, { caseId, reason, by, at }: Changed): Promise<number> {
  await holdCertificatesOf(tx, caseId)
  let revoked = 0
  for (const held of await listStandingBeside(caseId, tx)) {
    const frame = await getExamFrame(held.sessionId, tx)
    if (!frame) throw new Error(`there is no session ${held.sessionId}`)
    if ((await completedIn(frame, held.caseId, tx)) !== null) continue
    revoked += await revokeCertificates(tx, { caseId: held.caseId, reason, by, at })
  }
  return revoked
}
