import { getCase } from '@/db/queries/case'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isUuid } from '@/lib/text/is-uuid'
import { claimCase, releaseCase } from '@/lib/workflow/claim'
import { isClaimed } from '@/lib/workflow/claimed'
import { stateOf } from '@/lib/workflow/machine'
import { businessOf } from '@/lib/workflow/registry'
import { transition } from '@/lib/workflow/transition'
import { isForMany } from './moves'

export const batchMax = 100

/** What became of one case of a batch: `message` says the new state, or why it did not move. */
export type BatchLine = { id: string; number: string; moved: boolean; message: string }

/**
 * The same decision on many cases, each by its own transition: one that is refused keeps no other from moving (O-20). Cases that nobody
 * holds are taken for it, and put back where the move is refused. Ids that the viewer cannot see are reported without saying more.
 */
export async function decideMany(viewer: Viewer, ids: readonly string[], name: string, input: unknown): Promise<BatchLine[]> {
  const report: BatchLine[] = []
  for (const id of [...new Set(ids)].slice(0, batchMax)) report.push(await decideOne(viewer, id, name, input))
  return report
}

async function decideOne(viewer: Viewer, id: string, name: string, input: unknown): Promise<BatchLine> {
  const found = isUuid(id) ? await getCase(viewer, id) : null
  if (!found) return { id, number: '—', moved: false, message: '没有找到这项业务。' }
  const { head } = found
  const { machine } = businessOf(head.kind)
  const wasMine = head.assignedTo === viewer.accountId && isClaimed(head, await now())
  const line = { id, number: head.number }
  const move = Object.hasOwn(machine.transitions, name) ? machine.transitions[name] : undefined
  if (move && !isForMany(move)) return { ...line, moved: false, message: `“${move.label}”要逐件办理，请打开这一件。` }
  const taken = move?.needsClaim && !wasMine ? await claimCase(viewer, id) : null
  if (taken && !taken.ok) return { ...line, moved: false, message: taken.message }
  const outcome = await transition(viewer, id, name, input)
  if (outcome.ok) return { ...line, moved: true, message: stateOf(machine, outcome.state).label }
  if (taken) await releaseCase(viewer, id)
  return { ...line, moved: false, message: outcome.message }
}
