import { apart } from '@/db/client'
import { insertNotices, type Tx } from '@/db/queries/case'
import { countUntried, takeOutbox } from '@/db/queries/outbox'
import { deliver } from './deliver'

const batch = 100
const waitStepMs = 20
const waitStepsMax = 150

/**
 * Delivers every message that waits in the outbox before it answers: for the sandbox, where a moved clock must have had its effects.
 * What the carrier did not take goes back into the outbox for the worker, which tries it again later. Messages that the worker holds at
 * this moment are waited for, a few seconds at most.
 */
export async function deliverOutbox(): Promise<number> {
  let delivered = 0
  for (;;) {
    const { taken, failed } = await apart('delivery').transaction(deliverBatch)
    delivered += taken - failed
    if (taken < batch || failed > 0) break
  }
  await untilWorkerIsDone()
  return delivered
}

// The rows stay locked until they are delivered: should this process end, they are still in the outbox. Each delivery has transactions of its
// own, so that the locks are held beside the pool.
async function deliverBatch(tx: Tx) {
  const taken = await takeOutbox(tx, 'notify', batch)
  const failed: Record<string, unknown>[] = []
  for (const { payload } of taken) await deliver(payload).catch(() => failed.push(payload))
  await insertNotices(tx, failed)
  return { taken: taken.length, failed: failed.length }
}

async function untilWorkerIsDone() {
  for (let step = 0; step < waitStepsMax && (await countUntried('notify')) > 0; step += 1) {
    await new Promise((settle) => setTimeout(settle, waitStepMs))
  }
}
