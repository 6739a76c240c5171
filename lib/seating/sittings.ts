import type { SittingRow } from '@/db/queries/room-sheets'
import { fullDay, minute } from '@/lib/clock/format'
import type { SheetSeat, Sitting } from '@/lib/print/documents'
import { needWords } from './needs'

/**
 * Who sits in a room, once for each time that other people sit there: papers that the same candidates sit in the same seats are one sitting
 * (E-32). `photos` by case, where they are wanted.
 */
export function sittingsOf(rows: readonly SittingRow[], photos: ReadonlyMap<string, Uint8Array> = new Map()): Sitting[] {
  const sittings = new Map<string, SittingRow[]>()
  for (const inSlot of Map.groupBy(rows, ({ slot }) => slot).values()) {
    const isOnePaper = inSlot.every(({ subject }) => subject === inSlot[0]?.subject)
    const who = isOnePaper ? inSlot.map(({ seat, caseId }) => `${seat} ${caseId}`).join() : `slot ${inSlot[0]?.slot}`
    sittings.set(who, [...(sittings.get(who) ?? []), ...inSlot])
  }
  return [...sittings.values()].map((inSitting) => sittingOf(inSitting, photos))
}

function sittingOf(rows: readonly SittingRow[], photos: ReadonlyMap<string, Uint8Array>): Sitting {
  const papers = [...new Map(rows.map((row) => [row.subject, row])).values()]
  const isMixed = new Set(papers.map(({ slot }) => slot)).size < papers.length
  const inSeats = [...new Map(rows.map((row) => [row.seat, row])).values()].toSorted((a, b) => a.seat - b.seat)
  return {
    papers: papers.map(({ subject, startsAt, endsAt }) => ({
      subject,
      date: startsAt ? fullDay(startsAt) : '',
      from: startsAt ? minute(startsAt) : '',
      to: endsAt ? minute(endsAt) : '',
    })),
    seats: inSeats.map((row) => seatOf(row, isMixed, photos.get(row.caseId))),
  }
}

function seatOf(row: SittingRow, isMixed: boolean, photo?: Uint8Array): SheetSeat {
  const { seat, number, name, idNumber, subject, positionCode, needs } = row
  return {
    ...{ seat, number, name, idNumber, needs: needs ? needWords(needs) : [] },
    ...(positionCode ? { position: positionCode } : {}),
    ...(isMixed ? { subject } : {}),
    ...(photo ? { photo } : {}),
  }
}
