import type { Tx } from '@/db/client'
import { lockUntold, markTold, tellNext } from '@/db/queries/score'
import { now } from '@/lib/clock/now'
import { tellInBatches, toldAtOnce } from '@/lib/message/tell-in-batches'

/** Tells the candidates of every publication whose time has come, batch by batch, each once (E-33, Q-22). Answers how many were told. */
export function announceScores(): Promise<number> {
  return tellInBatches(announceBatch)
}

/** Null: nothing waits, or another process is at it. */
async function announceBatch(tx: Tx): Promise<number | null> {
  const publication = await lockUntold(tx)
  if (!publication) return null
  const { last, told } = await tellNext(tx, publication, toldAtOnce)
  await markTold(
    tx,
    publication.id,
    told < toldAtOnce ? { ...(last ? { toldUpTo: last } : {}), toldAt: await now() } : { toldUpTo: last ?? '' },
  )
  return told
}
