/** The share of the hour in which the rate rises, from once to fourfold. */
const risingShare = 1 / 6
const rise = 4

/**
 * When each candidate arrives, in milliseconds after the beginning, in order: a Poisson process of so many arrivals whose rate is even
 * until the last sixth and rises there steadily to fourfold at the deadline. Everything follows from the seed.
 */
export function planArrivals({ candidates, seconds, seed }: { candidates: number; seconds: number; seed: number }): number[] {
  const random = randomFrom(seed)
  const shares = Array.from({ length: candidates }, () => momentOf(random()))
  return shares.sort((one, other) => one - other).map((share) => share * seconds * 1000)
}

/** The rate at the deadline, candidates a second. */
export function peakRate({ candidates, seconds }: { candidates: number; seconds: number }): number {
  return (candidates / seconds) * (rise / mass)
}

const even = 1 - risingShare
/** What the whole hour amounts to where its even part has rate 1. */
const mass = even + (risingShare * (1 + rise)) / 2

/** The moment by which this share of all has arrived, as a share of the hour. */
function momentOf(share: number): number {
  const arrived = share * mass
  if (arrived <= even) return arrived
  // Of x + (rise − 1) x² / (2 risingShare) = what arrived since the rise began.
  const slope = (rise - 1) / risingShare
  return even + (Math.sqrt(1 + 2 * slope * (arrived - even)) - 1) / slope
}

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
