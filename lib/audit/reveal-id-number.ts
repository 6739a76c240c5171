// The only way to a whole ID number or mobile of somebody else (O-28, Q-31).
import { db } from '@/db/client'
import { getPersonOfCase } from '@/db/queries/staff-looks'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { unseal } from '@/lib/crypto/sealed'
import { isUuid } from '@/lib/text/is-uuid'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { recordLook } from './record-look'
import { lookReasons } from './words'

/**
 * The whole ID number of the person whose case this is, for officers of its exam who say why; every look is in the ledger before the
 * number is out. Refuses everybody else, reviewers and the auditor too, as if there were no such case, a look without a reason, and more than
 * `looksPerDayMax` looks of one account at numbers of either kind on one day of the wall clock, which the ledger then tells once (O-28).
 */
export async function revealIdNumber(
  viewer: Viewer,
  caseId: string,
  reason: string,
): Promise<{ ok: true; idNumber: string } | Refused> {
  const seen = await look(viewer, caseId, reason, 'id-number-seen')
  return seen.ok ? { ok: true, idNumber: unseal(seen.person.idNumberSealed, 'id-number') } : seen
}

/** The same for the mobile. */
export async function revealMobile(
  viewer: Viewer,
  caseId: string,
  reason: string,
): Promise<{ ok: true; mobile: string } | Refused> {
  const seen = await look(viewer, caseId, reason, 'mobile-seen')
  return seen.ok ? { ok: true, mobile: unseal(seen.person.mobileSealed, 'mobile') } : seen
}

async function look(viewer: Viewer, caseId: string, reason: string, what: 'id-number-seen' | 'mobile-seen') {
  return db().transaction(async (tx) => {
    const found = viewer.kind === 'staff' && isUuid(caseId) ? await getPersonOfCase(caseId, tx) : null
    const as = 'examOfficer'
    if (!found || !relationsTo(viewer, found.head).has(as)) return refuse('not_found', '没有找到这项业务。')
    if (!Object.hasOwn(lookReasons, reason)) return refuse('invalid_input', '请先选择查看的原因。')
    const tooMany = await recordLook(tx, viewer, { what, about: { type: 'case', id: caseId }, after: { reason, as } })
    return tooMany ?? { ok: true as const, person: found.person }
  })
}
