import { db, type Tx } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import { type DishonestyEntry, decideEnding, decideEntry, lastEnding, lockEntry } from '@/db/queries/dishonesty'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { type Outcome, refuse } from '@/lib/workflow/refusal'
import { periodWords } from './period-words'
import { dishonestyEffects, dishonestySources } from './sources'

/**
 * 复核: another officer confirms what waits of an entry, the entry itself or its early ending, or declines it; whoever proposed it may take it back by declining
 * (O-23, O-27). The person is told of what is confirmed. Refuses who is no exam officer, one's own proposal to confirm, and where nothing waits.
 */
export async function decideDishonesty(
  viewer: Viewer,
  entryId: string,
  verdict: 'confirmed' | 'declined',
  since = performance.now(),
): Promise<Outcome> {
  const at = await arrival(since)
  if (!hasRole(viewer, 'examOfficer') || !isUuid(entryId)) return refuse('not_found', '没有找到这条记录。')
  return db().transaction(async (tx): Promise<Outcome> => {
    const entry = await lockEntry(tx, entryId)
    if (!entry) return refuse('not_found', '没有找到这条记录。')
    const ending = await lastEnding(tx, entryId)
    const asked = entry.state === 'proposed' ? entry : ending
    if (asked?.state !== 'proposed') {
      const latest = ending ?? entry
      const isMine = latest.decidedBy === viewer.accountId && latest.state === verdict
      return isMine ? { ok: true, state: verdict, already: true } : refuse('wrong_state', '没有等待复核的内容，请刷新页面查看。')
    }
    if (verdict === 'confirmed' && asked.proposedBy === viewer.accountId)
      return refuse('not_allowed', '这是您提出的，须由另一位考务人员核对后确认。')
    const decision = { state: verdict, decidedBy: viewer.accountId, decidedAt: at }
    const isEnding = asked !== entry
    await (isEnding ? decideEnding(tx, asked.id, decision) : decideEntry(tx, asked.id, decision))
    if (verdict === 'confirmed') await tell(tx, entry, isEnding)
    const what = `dishonesty-${isEnding ? 'ending-' : ''}${verdict}` as const
    await recordAudit(tx, viewer, { what, about: { type: 'dishonesty', id: entryId } })
    return { ok: true, state: verdict }
  })
}

function tell(tx: Tx, entry: DishonestyEntry, isEnding: boolean) {
  const payload = {
    template: isEnding ? 'dishonesty.ended' : 'dishonesty.entered',
    key: `dishonesty:${entry.id}:${isEnding ? 'ended' : 'entered'}`,
    personId: entry.personId,
    values: {
      source: dishonestySources[entry.source].label,
      ...(isEnding ? {} : { period: periodWords(entry), effect: dishonestyEffects[entry.effect] }),
    },
    href: '/profile/dishonesty',
  }
  return insertNotices(tx, [payload])
}
