import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { currentDraw, listDraws, listRooms, listSeats, type SeatDraw } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isSessionId } from '@/lib/text/is-session-id'
import { placeKey } from './assign-seats'
import { algorithm, type PublishedDraw } from './published-draw'
import { seatLine } from './result-hash'
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
  const [rooms, draws, written] = await Promise.all([listRooms(session.id), listDraws(session.id), writtenSeats(draw)])
  return {
    format: 'zhunkao-seat-draw/2',
    algorithm: [...algorithm],
    session: session.id,
    title: session.title,
    state: draw.state,
    drawnAt: draw.drawnAt.toISOString(),
    earlierDraws: draws.length - 1,
    seed: draw.seed,
    papers: draw.papers,
    rooms: rooms.map(({ id: _, ...room }) => room),
    ...written,
  }
}

const seatsAtOnce = 20_000

/** Seats as lines and as the rounds' input, read a few thousand at a time: of a million only their text is held. */
async function writtenSeats({ id, papers, report }: SeatDraw) {
  const rounds = roundsOf(report).map(({ count, resultHash }) => ({
    count,
    resultHash,
    papers: papers.map(() => ({ ids: [] as string[], placed: [] as string[] })),
  }))
  const paperOf = new Map(papers.map(({ subject }, index) => [subject, index]))
  const lines: string[] = []
  let numberPrefix = ''
  for (let last: Seated | undefined, found: Seated[] = []; ; last = found.at(-1)) {
    found = await listSeats(id, undefined, { last, limit: seatsAtOnce })
    for (const one of found) {
      numberPrefix ||= one.number.slice(0, 7)
      const paper = paperOf.get(one.subject) ?? 0
      const sitters = roundAt(rounds, Number(one.number.slice(7)))?.papers[paper]
      if (one.byHand) sitters?.placed.push(placeKey(one, one.seat))
      else sitters?.ids.push(one.id)
      lines.push(seatLine({ ...one, id: one.byHand ? '-' : one.id, paper: paper + 1 }))
    }
    if (found.length < seatsAtOnce) break
  }
  for (const { ids, placed } of rounds.flatMap((round) => round.papers)) {
    ids.sort()
    placed.sort()
  }
  return { numberPrefix, rounds: rounds.map(({ count: _, ...round }) => round), seats: lines }
}

type Seated = Awaited<ReturnType<typeof listSeats>>[number]

/** The round of the candidate who stands at this place among all numbers of the draw. */
function roundAt<R extends { count: number }>(rounds: readonly R[], position: number): R | undefined {
  let before = 0
  return rounds.find(({ count }) => {
    before += count
    return position <= before
  })
}
