import { db } from '@/db/client'
import { insertEnding, lockEntry } from '@/db/queries/dishonesty'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { cleanInput } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { decisionSchema } from './propose-entry'

/**
 * 提前终止: proposed with reason and document, in force when another officer confirms it; the entry itself stays as it is (O-23, O-27). Refuses an entry that
 * is not in force or over already, and where an ending is proposed or confirmed.
 */
export async function proposeEnding(
  viewer: Viewer,
  entryId: string,
  asked: { reason: string; documentNumber: string },
  since = performance.now(),
): Promise<{ ok: true } | Refused> {
  const at = await arrival(since)
  if (!hasRole(viewer, 'examOfficer') || !isUuid(entryId)) return refuse('not_found', '没有找到这条记录。')
  const read = decisionSchema.safeParse(cleanInput(asked), { error: () => '填写有误，请核对。' })
  if (!read.success) return refuse('invalid_input', read.error.issues[0]?.message ?? '填写有误，请核对。')
  return db().transaction(async (tx) => {
    const entry = await lockEntry(tx, entryId)
    if (!entry) return refuse('not_found', '没有找到这条记录。')
    if (entry.state !== 'confirmed') return refuse('wrong_state', '这条记录没有生效，不需要终止。')
    if (entry.endsAt && entry.endsAt <= at) return refuse('wrong_state', '这条记录已经期满，不需要终止。')
    const row = { ...read.data, entryId, state: 'proposed' as const, proposedBy: viewer.accountId, proposedAt: at }
    const id = await insertEnding(tx, row)
    if (!id) return refuse('conflict', '这条记录已经提出终止，请刷新页面查看。')
    await recordAudit(tx, viewer, { what: 'dishonesty-ending-proposed', about: { type: 'dishonesty', id: entryId } })
    return { ok: true as const }
  })
}
