// The only place that hands cases to staff and takes them back (S-14, O-20). Nothing of it is an event of the case: holding one decides
// nothing, runs out by itself and comes and goes many times a day; who decided stands in the event of the move.

import { db } from '@/db/client'
import { type CaseHead, lockCase, type Tx, takeClaim, updateHead } from '@/db/queries/case'
import { listColleagues, listFreePairs, lockOldestFree } from '@/db/queries/desk'
import { isBarred } from '@/db/queries/four-eyes'
import { maySeeCase, relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { addWorkingDays } from '@/lib/clock/working-days'
import { movesInHand } from '@/lib/desk/awaited'
import { type QueueFilter, withoutPage } from '@/lib/desk/queue-filter'
import { isUuid } from '@/lib/text/is-uuid'
import { isClaimed } from './claimed'
import { type Barred, barredBy } from './four-eyes'
import { type Relation, stateOf } from './machine'
import { type Refused, refuse } from './refusal'
import { businessOf } from './registry'

/** Minutes that a case is held; doing something on its page extends them. */
export const claimMinutes = 30
/** Working days that a case which was passed on is kept for the colleague, who may not be at the desk. */
export const passedOnDays = 1

export type Claimed = { ok: true; id: string; until: Date } | Refused

/**
 * Takes a case for the viewer alone, or holds it longer. Refuses what does not wait for the viewer, what a colleague holds, and what
 * four eyes leave the viewer no move in.
 */
export async function claimCase(viewer: Viewer, caseId: string): Promise<Claimed> {
  return onCase(viewer, caseId, async (tx, head, relation, at) => {
    if (!(await mayMove(tx, viewer, head, relation)))
      return refuse('not_allowed', '前一道手续是您办的，这一件须由另一位工作人员办理。')
    const until = later(head, viewer, claimEnd(at))
    if (!(await takeClaim(head.id, viewer.accountId, at, until, tx))) return heldByOther
    return { ok: true, id: head.id, until }
  })
}

/** Holds a case longer that the viewer holds; refuses where it has run out and somebody else may have taken it. */
export async function keepClaim(viewer: Viewer, caseId: string): Promise<Claimed> {
  return onCase(viewer, caseId, async (tx, head, _, at) => {
    if (!isHeldBy(viewer, head, at)) return refuse('claimed_by_other', '领取已到期，请重新领取。')
    const until = later(head, viewer, claimEnd(at))
    await updateHead(tx, head.id, { claimedUntil: until })
    return { ok: true, id: head.id, until }
  })
}

/** Puts a case that the viewer holds back into the queue; one that nobody holds is there already. */
export async function releaseCase(viewer: Viewer, caseId: string): Promise<{ ok: true } | Refused> {
  return onCase(viewer, caseId, async (tx, head, _, at) => {
    if (!isClaimed(head, at)) return { ok: true }
    if (!isHeldBy(viewer, head, at)) return heldByOther
    await updateHead(tx, head.id, { assignedTo: null, claimedUntil: null })
    return { ok: true }
  })
}

/** Passes a case on to a colleague with the same role in its scope, who then holds it until the end of the next working day. */
export async function transferCase(viewer: Viewer, caseId: string, toAccountId: string): Promise<Claimed> {
  return onCase(viewer, caseId, async (tx, head, relation, at) => {
    if (isClaimed(head, at) && !isHeldBy(viewer, head, at)) return heldByOther
    const colleagues = await listColleagues(viewer, head, { relation, barred: barredIn(head, relation) }, tx)
    if (!colleagues.some(({ id }) => id === toAccountId))
      return refuse('not_allowed', '不能转交给这位工作人员：须是同一角色、负责同一范围，并且没有办过这一件的前一道手续。')
    const until = addWorkingDays(at, passedOnDays)
    await updateHead(tx, head.id, { assignedTo: toAccountId, claimedUntil: until })
    return { ok: true, id: head.id, until }
  })
}

/**
 * Takes the case of the filter that has waited longest and that nobody holds, of those the viewer may decide in full (four eyes). Any
 * number may ask at once: each gets another one.
 */
export async function claimNext(viewer: Viewer, filter: QueueFilter): Promise<Claimed> {
  const at = await now()
  const wanted = withoutPage(filter)
  for (const pair of await listFreePairs(viewer, wanted, at)) {
    const taken = await db().transaction(async (tx) => {
      const id = await lockOldestFree(tx, viewer, pair, wanted, at)
      if (id) await updateHead(tx, id, { assignedTo: viewer.accountId, claimedUntil: claimEnd(at) })
      return id
    })
    if (taken) return { ok: true, id: taken, until: claimEnd(at) }
  }
  return refuse('not_found', '没有等您领取的业务了。')
}

/** Whom four eyes may keep from a move of the state, or from some of them. */
export function barredIn(head: Pick<CaseHead, 'kind' | 'state'>, relation: Relation): Barred {
  return barredBy(movesInHand(businessOf(head.kind).machine, head.state, relation).map(([, move]) => move))
}

const heldByOther = refuse('claimed_by_other', '另一位工作人员正在办理，请先办理下一件。')

type Outcome<R> = R | Refused

/** Runs under the row lock, for staff by whose relation the case waits. */
async function onCase<R>(
  viewer: Viewer,
  caseId: string,
  run: (tx: Tx, head: CaseHead, relation: Relation, at: Date) => Promise<Outcome<R>>,
): Promise<Outcome<R>> {
  const at = await now()
  return db().transaction(async (tx) => {
    const locked = isUuid(caseId) ? await lockCase(tx, caseId) : null
    if (!locked || viewer.kind !== 'staff' || !maySeeCase(viewer, locked.head))
      return refuse('not_found', '没有找到这项业务，请从“待办”进入。')
    const { head } = locked
    const state = stateOf(businessOf(head.kind).machine, head.state)
    if (!state.awaits || !relationsTo(viewer, head).has(state.awaits))
      return refuse('not_allowed', `现在的状态是“${state.label}”，不由您办理。`)
    return run(tx, head, state.awaits, at)
  })
}

/** Is there a move in this state that four eyes leave the viewer? */
async function mayMove(tx: Tx, viewer: Viewer, head: CaseHead, relation: Relation): Promise<boolean> {
  for (const [, move] of movesInHand(businessOf(head.kind).machine, head.state, relation)) {
    if (!(await isBarred(tx, head.id, viewer.accountId, barredBy([move])))) return true
  }
  return false
}

function isHeldBy(viewer: Viewer, head: CaseHead, at: Date): boolean {
  return isClaimed(head, at) && head.assignedTo === viewer.accountId
}

function claimEnd(at: Date): Date {
  return new Date(at.getTime() + claimMinutes * 60_000)
}

/** A case that was passed on to the viewer for longer stays so. */
function later(head: CaseHead, viewer: Viewer, until: Date): Date {
  return head.assignedTo === viewer.accountId && head.claimedUntil && head.claimedUntil > until ? head.claimedUntil : until
}
