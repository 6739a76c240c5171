import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { currentDraw, listDraws, listRooms, listSeats, type SeatDraw } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isSessionId } from '@/lib/text/is-session-id'
import { placeKey, type Seating } from './assign-seats'
import { algorithm, type PublishedDraw } from './published-draw'
import { hideId, seatLine } from './result-hash'
import { roundsOf } from './round'

/**
 * The file of a session's draw for whoever may have it: anyone once it is frozen and admit cards are no longer printed, because the seed
 * is published afterwards (E-31); exam officers and the auditor at any time. Null for everyone else and where there is no draw.
 */
export async function publishDraw(viewer: Viewer | null, sessionId: string): Promise<PublishedDraw | null> {
  if (!isSessionId(sessionId)) return null
  const [frame, draw] = await Promise.all([getExamFrame(sessionId), currentDraw(sessionId)])
  if (!frame || !draw) return null
  const staff = hasRole(viewer, 'examOfficer', sessionId) || hasRole(viewer, 'auditor')
  if (!staff && !isPublished(draw, frame, await now())) return null
  return writtenDraw(frame, draw)
}

export function isPublished(draw: Pick<SeatDraw, 'state'>, { windows }: Pick<ExamFrame, 'windows'>, at: Date): boolean {
  return draw.state === 'frozen' && at >= windows.admitCard.to
}

/** The draw as it stands in the database, written as the file. */
export async function writtenDraw({ session }: ExamFrame, draw: SeatDraw): Promise<PublishedDraw> {
  if (draw.state === 'superseded') throw new Error(`draw ${draw.id} was replaced`)
  const [rooms, seated, draws] = await Promise.all([listRooms(session.id), listSeats(draw.id), listDraws(session.id)])
  let from = 0
  const rounds = roundsOf(draw.report).map(({ count, resultHash }) => {
    const [placed, drawn] = divide(seated.slice(from, from + count), (seat) => seat.byHand)
    from += count
    return { ids: drawn.map((seat) => seat.id).sort(), placed: placed.map((one) => placeKey(one, one.seat)).sort(), resultHash }
  })
  return {
    format: 'zhunkao-seat-draw/1',
    algorithm: [...algorithm],
    session: session.id,
    title: session.title,
    state: draw.state,
    drawnAt: draw.drawnAt.toISOString(),
    earlierDraws: draws.length - 1,
    seed: draw.seed,
    numberPrefix: seated[0]?.number.slice(0, 7) ?? '',
    rooms: rooms.map(({ id: _, ...room }) => room),
    rounds,
    seats: seated.map((one) => (one.byHand ? seatLine(hideId(seatingOf(one))) : seatLine(seatingOf(one)))),
  }
}

type Seated = Awaited<ReturnType<typeof listSeats>>[number]

function seatingOf({ id, site, room, seat, number }: Seated): Seating {
  return { id, room: { site, room, capacity: 0 }, seat, number }
}

function divide<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))]
}
