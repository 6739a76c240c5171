import { db, type Tx } from '@/db/client'
import { lockUntold, markTold, tellNext } from '@/db/queries/score'
import { now } from '@/lib/clock/now'

const batch = 2_000

/** Tells the candidates of every publication whose time has come, batch by batch, each once (E-33, Q-22). Answers how many were told. */
export async function announceScores(): Promise<number> {
  let told = 0
  for (;;) {
    const more = await db().transaction(announceBatch)
    if (more === null) return told
    told += more
  }
}

/** Null: nothing waits, or another process is at it. */
async function announceBatch(tx: Tx): Promise<number | null> {
  const publication = await lockUntold(tx)
  if (!publication) return null
  const { last, told } = await tellNext(tx, publication, batch)
  await markTold(
    tx,
    publication.id,
    told < batch ? { ...(last ? { toldUpTo: last } : {}), toldAt: await now() } : { toldUpTo: last ?? '' },
  )
  return told
}
