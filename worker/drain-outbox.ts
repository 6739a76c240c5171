import { setTimeout as pause } from 'node:timers/promises'
import { handOutbox } from '@/db/queries/outbox'
import { failpoint } from '@/lib/failpoint/failpoint'
import { log } from '@/lib/log/log'

const batch = 500
const idleMs = 250
const troubleMs = 2_000

/** Hands the outbox to graphile-worker until `leaving`: batch after batch while there is some, then with a short rest. */
export async function drainOutbox(leaving: AbortSignal) {
  while (!leaving.aborted) {
    const handed = await handOutbox(batch).catch((error) => {
      log.error({ err: error }, 'the outbox could not be handed over')
      return null
    })
    if (handed) failpoint('outbox-handed')
    if (handed === batch) continue
    await pause(handed === null ? troubleMs : idleMs, undefined, { signal: leaving }).catch(() => {})
  }
}
