import { assignSeats, placeKey, type Seating } from './assign-seats'
import { orderCandidates } from './order-candidates'
import type { PublishedDraw } from './published-draw'
import { resultHash, seatLine } from './result-hash'

export type Verdict = { same: true; seats: number } | { same: false; difference: string }

/** Replays a published draw from its seed and ids and compares every seat and every hash; names the first difference (E-31). */
export function replayDraw(published: PublishedDraw): Verdict {
  const rounds = replay(published)
  if (typeof rounds === 'string') return { same: false, difference: rounds }
  const difference = firstDifference(rounds.flat().map(seatLine).sort(), published.seats.toSorted())
  if (difference) return { same: false, difference }
  for (const [index, round] of rounds.entries()) {
    const [should, is] = [resultHash(round), published.rounds[index]?.resultHash]
    if (should !== is) return { same: false, difference: `第 ${index + 1} 轮的结果校验值应为 ${should}，实为 ${is}` }
  }
  return { same: true, seats: published.seats.length }
}

/** The seats of each round as the algorithm gives them; in words where there is no room for them. */
function replay({ seed, papers, rooms, numberPrefix, rounds }: PublishedDraw): Seating[][] | string {
  const seated: Seating[][] = []
  const taken = new Set<string>()
  const places = new Set(rooms.flatMap((room) => Array.from({ length: room.capacity }, (_, n) => placeKey(room, n + 1))))
  let numbered = 0
  for (const [index, round] of rounds.entries()) {
    const sitters = papers.map((paper, at) => {
      const { ids = [], placed = [] } = round.papers[at] ?? {}
      return { ...paper, placed, ordered: orderCandidates(seed, ids) }
    })
    const nowhere = sitters.flatMap(({ placed }) => placed).find((place) => !places.has(place))
    if (nowhere) return `第 ${index + 1} 轮有 1 人没有座位：没有 ${nowhere} 这个座位`
    const assigned = assignSeats(sitters, rooms, numberPrefix, { taken, numbered })
    if (!assigned.ok) return `第 ${index + 1} 轮“${assigned.subject}”有 ${assigned.missing} 人没有座位`
    numbered += new Set(assigned.seatings.map((one) => one.number)).size
    seated.push(assigned.seatings)
  }
  return seated
}

function firstDifference(expected: readonly string[], found: readonly string[]): string | null {
  for (let at = 0; at < Math.max(expected.length, found.length); at += 1) {
    const [should, is] = [expected[at], found[at]]
    if (should !== is) return `按种子应为“${should ?? '没有这一行'}”，实为“${is ?? '没有这一行'}”`
  }
  return null
}
