import { createHash } from 'node:crypto'
import type { Seating } from './assign-seats'

/** One seat as one line of text: registration id, site, room, seat, admit-card number. */
export function seatLine({ id, room, seat, number }: Seating): string {
  return `${id} ${room.site} ${room.room} ${seat} ${number}`
}

/** A seat given by hand as it is published: taken, not by whom (E-31). */
export function hideId(seating: Seating): Seating {
  return { ...seating, id: '-' }
}

/** The seats of a round as they are published. */
export function publicSeatings(drawn: readonly Seating[], placed: readonly Seating[]): Seating[] {
  return [...drawn, ...placed.map(hideId)]
}

/** SHA-256, in hexadecimal, over the lines of a round sorted, each ended by a line feed: the same as `sort | sha256sum`. */
export function resultHash(seatings: readonly Seating[]): string {
  const hash = createHash('sha256')
  for (const line of seatings.map(seatLine).sort()) hash.update(`${line}\n`)
  return hash.digest('hex')
}
