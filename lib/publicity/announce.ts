import type { Tx } from '@/db/client'
import { lockUntoldPublicity, markListedTold, tellNextListed } from '@/db/queries/publicity-office'
import { now } from '@/lib/clock/now'
import { tellInBatches, toldAtOnce } from '@/lib/message/tell-in-batches'

/** Tells those listed of every 公示 that has begun, batch by batch, each once (E-36, Q-22). Answers how many places of lists it went through. */
export function announcePublicities(): Promise<number> {
  return tellInBatches(announceBatch)
}

/** Null: nothing waits, or another process is at it. */
async function announceBatch(tx: Tx): Promise<number | null> {
  const publicity = await lockUntoldPublicity(tx)
  if (!publicity) return null
  const passed = await tellNextListed(tx, publicity, toldAtOnce)
  const toldUpTo = publicity.toldUpTo + passed
  await markListedTold(tx, publicity, passed < toldAtOnce ? { toldUpTo, toldAt: await now() } : { toldUpTo })
  return passed
}
