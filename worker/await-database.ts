import { setTimeout as pause } from 'node:timers/promises'
import { now } from '@/lib/clock/now'
import { log } from '@/lib/log/log'

/** Waits until the database answers: it may come up after the worker, or be away for a while. False: told to leave before. */
export async function awaitDatabase(leaving: AbortSignal): Promise<boolean> {
  while (!leaving.aborted) {
    try {
      await now()
      return true
    } catch (error) {
      log.warn({ err: error }, 'the database does not answer yet')
      await pause(1_000, undefined, { signal: leaving }).catch(() => {})
    }
  }
  return false
}
