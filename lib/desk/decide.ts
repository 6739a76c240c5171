import { getCase } from '@/db/queries/case'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import type { Answers } from '@/lib/workflow/answers-in'
import { claimNext } from '@/lib/workflow/claim'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { transition } from '@/lib/workflow/transition'
import type { QueueFilter } from './queue-filter'

/** `given`: the opinion and whatever else the move asks for; its schema takes what is its own. */
export type Decision = { id: string; move: string; given: Answers; filter: QueueFilter; since?: number }

/** Decides a case that the viewer holds and takes the next one of the queue; `next` is null where nothing is left to take. */
export async function decide(
  viewer: Viewer,
  { id, move, given, filter, since = performance.now() }: Decision,
): Promise<{ ok: true; number: string; next: string | null } | Refused> {
  const found = isUuid(id) ? await getCase(viewer, id) : null
  if (!found) return refuse('not_found', '没有找到这项业务，请从“待办”进入。')
  const outcome = await transition(viewer, id, move, given, { since })
  if (!outcome.ok) return outcome
  // A repeated post took its next case the first time.
  const next = outcome.already ? null : await claimNext(viewer, filter)
  return { ok: true, number: found.head.number, next: next?.ok ? next.id : null }
}
