/** A room by its place in the published order: ordinal of its site, its own ordinal there, how many seats. */
export type Room = { site: number; room: number; capacity: number }
export type Seating<R extends Room = Room> = { id: string; room: R; seat: number; number: string }

/** `taken`: seats given in earlier rounds of this draw. `placed`: seats given by hand before this round, and to whom. Both by `placeKey`. */
export type Given = { taken?: ReadonlySet<string>; placed?: ReadonlyMap<string, string> }

export type Assigned<R extends Room> = { ok: true; seatings: Seating<R>[]; placed: Seating<R>[] } | { ok: false; missing: number }

/**
 * Seats candidates in the order given on the free seats in their order: site, room, seat (E-31). Level and specialty do not count:
 * whoever sits the same paper shares one order, so that neighbours are as random as the order is. Seats placed by hand are kept for whom
 * they were placed. The admit-card number is the prefix and the seven-digit position among all seats of the draw, placed ones in their
 * order among the others, so that a number tells nobody who was placed. Refuses where seats are too few, naming how many are missing.
 */
export function assignSeats<R extends Room>(
  ordered: readonly string[],
  rooms: readonly R[],
  prefix: string,
  { taken = new Set(), placed = new Map() }: Given = {},
): Assigned<R> {
  const seatings: Seating<R>[] = []
  const placedSeatings: Seating<R>[] = []
  for (const place of freePlaces(rooms, taken)) {
    const [next, mine] = [ordered[seatings.length], placed.size > 0 ? placed.get(placeKey(place.room, place.seat)) : undefined]
    if (next === undefined && placedSeatings.length === placed.size) break
    const position = taken.size + seatings.length + placedSeatings.length + 1
    const number = prefix + String(position).padStart(positionDigits, '0')
    if (mine !== undefined) placedSeatings.push({ id: mine, ...place, number })
    else if (next !== undefined) seatings.push({ id: next, ...place, number })
  }
  const missing = ordered.length - seatings.length + placed.size - placedSeatings.length
  return missing > 0 ? { ok: false, missing } : { ok: true, seatings, placed: placedSeatings }
}

/** A seat's name within its draw. */
export function placeKey({ site, room }: Pick<Room, 'site' | 'room'>, seat: number): string {
  return `${site} ${room} ${seat}`
}

const positionDigits = 7

function* freePlaces<R extends Room>(rooms: readonly R[], taken: ReadonlySet<string>): Generator<{ room: R; seat: number }> {
  for (const room of rooms.toSorted((a, b) => a.site - b.site || a.room - b.room)) {
    for (let seat = 1; seat <= room.capacity; seat += 1) {
      if (taken.size === 0 || !taken.has(placeKey(room, seat))) yield { room, seat }
    }
  }
}
