import { db } from '@/db/client'
import type { Viewer } from '@/lib/access/viewer'
import { confirmPassword } from '@/lib/account/confirm-password'
import { makeEnrolment } from '@/lib/account/make-enrolment'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Refused, refuse } from '@/lib/workflow/refusal'

export const reenrolMinutes = 30

/** 重新设置: a link for oneself, after the password once more; what one has works until the link is used. Refuses what `confirmPassword` refuses. */
export async function reenrol(viewer: Viewer, password: string): Promise<{ ok: true; address: string } | Refused> {
  if (viewer.kind !== 'staff') return refuse('not_found', '没有找到这个账号。')
  const confirmed = await confirmPassword(viewer, { password })
  if (!confirmed.ok) return confirmed
  return db().transaction(async (tx) => {
    const { accountId } = viewer
    const { address } = await makeEnrolment(tx, { accountId, madeBy: accountId, minutes: reenrolMinutes })
    await recordAudit(tx, viewer, { what: 'enrolment-made', about: { type: 'account', id: accountId } })
    return { ok: true, address }
  })
}
