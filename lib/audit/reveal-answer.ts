// The only way to a whole secret answer of somebody else's case (O-28, Q-31).
import { db } from '@/db/client'
import { latestDocument, lockCase } from '@/db/queries/case'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isUuid } from '@/lib/text/is-uuid'
import { isClaimed } from '@/lib/workflow/claimed'
import { openRow } from '@/lib/workflow/freeze-answers'
import { stateOf } from '@/lib/workflow/machine'
import { machines } from '@/lib/workflow/machines'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { recordLook } from './record-look'

/**
 * A secret answer as it was submitted last, whole, for whoever is awaited and holds the case, in a state whose machine says that it is
 * needed there; every look is in the ledger before the answer is out. Refuses everybody else as if there were no such case, and more looks a day than `recordLook` lets through (S-04).
 */
export async function revealAnswer(
  viewer: Viewer,
  caseId: string,
  field: string,
): Promise<{ ok: true; answer: string } | Refused> {
  const at = await now()
  return db().transaction(async (tx) => {
    const head = isUuid(caseId) ? (await lockCase(tx, caseId))?.head : undefined
    const machine = head && machines[head.kind]
    if (!head || !machine || viewer.kind !== 'staff' || relationsTo(viewer, head).size === 0)
      return refuse('not_found', '没有找到这项业务，请从“待办”进入。')
    const { awaits, reveals = [] } = stateOf(machine, head.state)
    if (!awaits || !relationsTo(viewer, head).has(awaits) || !reveals.includes(field))
      return refuse('not_allowed', '现在不需要查看完整内容。')
    if (!isClaimed(head, at) || head.assignedTo !== viewer.accountId)
      return refuse('claimed_by_other', '请先领取这一件，再查看完整内容。')
    const row = (await latestDocument(head.id, tx))?.rows.find((one) => one.field === field)
    if (!row) return refuse('not_found', '没有提交过这项内容。')
    const tooMany = await recordLook(tx, viewer, {
      what: 'answer-seen',
      about: { type: 'case', id: head.id },
      after: { field, as: awaits },
    })
    return tooMany ?? { ok: true, answer: openRow(row) }
  })
}
