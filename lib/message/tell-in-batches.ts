import { db, type Tx } from '@/db/client'

/** How many are told in one transaction. */
export const toldAtOnce = 2_000

/** Has batch after batch told, each in a transaction of its own, until none waits or another process is at it (null). Answers how many were gone through. */
export async function tellInBatches(tellBatch: (tx: Tx) => Promise<number | null>): Promise<number> {
  let told = 0
  for (;;) {
    const more = await db().transaction(tellBatch)
    if (more === null) return told
    told += more
  }
}
