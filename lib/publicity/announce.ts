import { db, type Tx } from '@/db/client'
import { lockUntoldPublicity, markListedTold, tellNextListed } from '@/db/queries/publicity-office'
import { now } from '@/lib/clock/now'

const batch = 2_000

/** Tells those listed of every 公示 that has begun, batch by batch, each once (E-36, Q-22). Answers how many places of lists it went through. */
export async function announcePublicities(): Promise<number> {
  let told = 0
  for (;;) {
    const more = await db().transaction(announceBatch)
    if (more === null) return told
    told += more
  }
}

/** Null: nothing waits, or another process is at it. */
async function announceBatch(tx: Tx): Promise<number | null> {
  const publicity = await lockUntoldPublicity(tx)
  if (!publicity) return null
  const passed = await tellNextListed(tx, publicity, batch)
  const toldUpTo = publicity.toldUpTo + passed
  await markListedTold(tx, publicity.sessionId, passed < batch ? { toldUpTo, toldAt: await now() } : { toldUpTo })
  return passed
}
