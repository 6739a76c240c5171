import { setTimeout as pause } from 'node:timers/promises'

/** How long a part may stand still, and how often one looks. */
const patience = { stillMs: 60_000, lookMs: 1_000 }

/**
 * Answers the part whose last beat (milliseconds of performance.now()) is too long ago: a worker whose connections died may live on
 * without working, and only one that ends is started again. Null: told to leave before.
 */
export async function watchPulse(
  lastBeats: ReadonlyMap<string, number>,
  leaving: AbortSignal,
  { stillMs, lookMs } = patience,
): Promise<string | null> {
  while (!leaving.aborted) {
    for (const [part, at] of lastBeats) if (performance.now() - at > stillMs) return part
    await pause(lookMs, undefined, { signal: leaving }).catch(() => {})
  }
  return null
}
