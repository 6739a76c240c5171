/** A room by its place in the published order: ordinal of its site, its own ordinal there, how many seats. */
export type Room = { site: number; room: number; capacity: number }
export type Seating<R extends Room = Room> = { id: string; room: R; seat: number; number: string }

/**
 * Seats candidates in the order given on the free seats in their order: site, room, seat (E-31). Level and specialty do not count:
 * whoever sits the same paper shares one order, so that neighbours are as random as the order is. The admit-card number is the prefix and
 * the seven-digit position. Refuses where seats are too few, naming how many are missing; `taken` are seats already given in this draw.
 */
export function assignSeats<R extends Room>(
  ordered: readonly string[],
  rooms: readonly R[],
  prefix: string,
  taken: ReadonlySet<string> = new Set(),
): { ok: true; seatings: Seating<R>[] } | { ok: false; missing: number } {
  const places = freePlaces(rooms, taken)
  const seatings: Seating<R>[] = []
  for (const id of ordered) {
    const place = places.next()
    if (place.done) return { ok: false, missing: ordered.length - seatings.length }
    const position = taken.size + seatings.length + 1
    seatings.push({ id, ...place.value, number: prefix + String(position).padStart(positionDigits, '0') })
  }
  return { ok: true, seatings }
}

/** A seat's name within its draw. */
export function placeKey({ site, room }: Room, seat: number): string {
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
