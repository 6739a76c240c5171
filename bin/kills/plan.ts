import { type Failpoint, failpointNames, failpoints, type Work } from '@/lib/failpoint/failpoints'

/** Who is killed: the process that passes the point, the database's first process, or one of its others, after which the first one recovers by itself. */
export const victims = ['self', 'postmaster', 'walwriter'] as const
export type Victim = (typeof victims)[number]

export type Round = { work: Work; failpoint: Failpoint; victim: Victim; candidates: number; passing: number }

const candidatesMax = 12
// Handed over in batches: one passing for everybody.
const batched: readonly Failpoint[] = ['outbox-handed']

/**
 * The rounds that follow from a seed. Nine in a row have every pair of work and victim; each pair goes through its failpoints in turn.
 * `passing` is the one of the concurrent candidates at whom it happens, so that some are acknowledged before.
 */
export function planRounds(seed: number, count: number): Round[] {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const works: Work[] = ['callback', 'move', 'job']
  const pairs = shuffled(
    works.flatMap((work) => {
      const points = failpointNames.filter((name) => failpoints[name] === work)
      return victims.map((victim) => ({ work, victim, points: shuffled(points, below) }))
    }),
    below,
  )
  return Array.from({ length: count }, (_, index) => {
    const { work, victim, points } = at(pairs, index)
    const failpoint = at(points, Math.floor(index / pairs.length))
    const candidates = 1 + below(candidatesMax)
    return { work, failpoint, victim, candidates, passing: batched.includes(failpoint) ? 1 : 1 + below(candidates) }
  })
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

function shuffled<T>(list: readonly T[], below: (limit: number) => number): T[] {
  return list.reduce<T[]>((done, one) => done.toSpliced(below(done.length + 1), 0, one), [])
}

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
function randomFrom(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
