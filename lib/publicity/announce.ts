import type { Tx } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import { type Listed, lockUntoldPublicity, markListedTold, nextListed } from '@/db/queries/publicity-office'
import { withdrawnAt } from '@/db/queries/publicity-withdrawal'
import { now } from '@/lib/clock/now'
import { tellInBatches, toldAtOnce } from '@/lib/message/tell-in-batches'

/**
 * Tells those listed of every 公示 that has begun, and again once it is withdrawn, batch by batch, each once of each (E-36, Q-22). Of one that was
 * withdrawn before it began nobody is told. Answers how many places of lists it went through.
 */
export function announcePublicities(): Promise<number> {
  return tellInBatches(announceBatch)
}

/** Null: nothing waits, or another process is at it. */
async function announceBatch(tx: Tx): Promise<number | null> {
  const publicity = await lockUntoldPublicity(tx)
  if (!publicity) return null
  const { startsAt, toldUpTo } = publicity
  // Behind the lock, which whoever withdraws it takes as well.
  const withdrawn = await withdrawnAt(tx, publicity)
  const wasSeen = !withdrawn || withdrawn >= startsAt
  const next = wasSeen ? await nextListed(tx, publicity, toldAtOnce) : []
  const about = withdrawn ? 'withdrawn' : 'listed'
  await insertNotices(
    tx,
    next.filter(({ counts }) => counts).map((one) => notice(publicity, about, one)),
  )
  const told = { toldUpTo: toldUpTo + next.length }
  await markListedTold(tx, publicity, next.length < toldAtOnce ? { ...told, toldAt: await now(tx) } : told)
  return next.length
}

type Round = { sessionId: string; round: number }

function notice({ sessionId, round }: Round, about: 'listed' | 'withdrawn', { caseId, personId, exam }: Listed) {
  const key = `publicity-${about}:${caseId}:${round}`
  return { template: `publicity.${about}`, key, personId, scope: sessionId, values: { exam }, href: `/publicity/${sessionId}` }
}
