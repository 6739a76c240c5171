import { createHash } from 'node:crypto'
import type { Seating } from './assign-seats'

/** One seat as one line of text: registration id ("-" where it was given by hand), site, room, seat, admit-card number, and the paper's place in the timetable but for the first paper. */
export function seatLine({ id, site, room, seat, number, paper }: Seating): string {
  return `${id} ${site} ${room} ${seat} ${number}${paper > 1 ? ` ${paper}` : ''}`
}

/** SHA-256, in hexadecimal, over the lines of a round sorted, each ended by a line feed: the same as `LC_ALL=C sort | sha256sum`. */
export function resultHash(seatings: readonly Seating[]): string {
  const hash = createHash('sha256')
  for (const line of seatings.map(seatLine).sort()) hash.update(`${line}\n`)
  return hash.digest('hex')
}
