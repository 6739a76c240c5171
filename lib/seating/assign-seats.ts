import type { DrawnPaper } from './slots'

/** A room by its place in the published order: ordinal of its site, its own ordinal there, how many seats; which papers it is kept for, null: all. */
export type Room = { site: number; room: number; capacity: number; subjects: readonly string[] | null }

/** Who sits a paper: ids in the order of the draw, and the seats, by `placeKey`, that were given by hand before. */
export type Sitters = DrawnPaper & { ordered: readonly string[]; placed: readonly string[] }

/** `id` is '-' for a seat given by hand; `paper` is the paper's place in the timetable, from 1. */
export type Seating = { id: string; paper: number; site: number; room: number; seat: number; number: string }

export type Assigned = { ok: true; seatings: Seating[] } | { ok: false; subject: string; missing: number }

/**
 * Seats the candidates of each paper, in the order given, on the free seats in their order: rooms kept for the paper, then rooms for all,
 * in each group by site, room, seat (E-31). A seat is free that nobody has in the same slot: of another paper at the same time, of an earlier
 * round (`taken`, changed by this), or by hand. Since every paper has the same order, papers that the same candidates sit give everyone the
 * same seat in each. The admit-card number is the prefix and the seven-digit position of the candidate's first paper, by site, room and seat.
 * Refuses where seats are too few. This is the algorithm as anyone replays it; the draw does the same in SQL (db/queries/seat-round.ts).
 */
export function assignSeats(
  papers: readonly Sitters[],
  rooms: readonly Room[],
  prefix: string,
  { taken, numbered }: { taken: Set<string>; numbered: number },
): Assigned {
  for (const { slot, placed } of papers) for (const place of placed) taken.add(`${slot} ${place}`)
  const seated: Omit<Seating, 'number'>[] = papers.flatMap(({ placed }, index) => placed.map((place) => handed(place, index + 1)))
  for (const [index, { subject, slot, ordered }] of papers.entries()) {
    let next = 0
    for (const { site, room, seat } of ordered.length > 0 ? placesFor(subject, rooms) : []) {
      const place = `${slot} ${placeKey({ site, room }, seat)}`
      if (taken.has(place)) continue
      const id = ordered[next]
      if (id === undefined) break
      taken.add(place)
      seated.push({ id, paper: index + 1, site, room, seat })
      next += 1
    }
    if (next < ordered.length) return { ok: false, subject, missing: ordered.length - next }
  }
  return { ok: true, seatings: numberSeats(seated, prefix, numbered) }
}

/** A seat's name within its draw and slot. */
export function placeKey({ site, room }: Pick<Room, 'site' | 'room'>, seat: number): string {
  return `${site} ${room} ${seat}`
}

function handed(place: string, paper: number) {
  const [site = 0, room = 0, seat = 0] = place.split(' ').map(Number)
  return { id: '-', paper, site, room, seat }
}

function* placesFor(subject: string, rooms: readonly Room[]): Generator<{ site: number; room: number; seat: number }> {
  const kept = rooms.filter(({ subjects }) => subjects === null || subjects.includes(subject))
  const last = ({ subjects }: Room) => (subjects === null ? 1 : 0)
  for (const { site, room, capacity } of kept.toSorted((a, b) => last(a) - last(b) || a.site - b.site || a.room - b.room)) {
    for (let seat = 1; seat <= capacity; seat += 1) yield { site, room, seat }
  }
}

/** One number for all papers of a candidate; somebody placed by hand has the same seat in each, and is known by it. */
function numberSeats(seated: readonly Omit<Seating, 'number'>[], prefix: string, numbered: number): Seating[] {
  const numbers = new Map<string, string>()
  return seated
    .toSorted((a, b) => a.paper - b.paper || a.site - b.site || a.room - b.room || a.seat - b.seat)
    .map((one) => {
      const who = one.id === '-' ? placeKey(one, one.seat) : one.id
      const number = numbers.get(who) ?? prefix + String(numbered + numbers.size + 1).padStart(positionDigits, '0')
      numbers.set(who, number)
      return { ...one, number }
    })
}

const positionDigits = 7
