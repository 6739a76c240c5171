import { findPaidRegistration, getSeatNeed, hasSeat, listSeatNeeds, listTakenSeats } from '@/db/queries/seat-needs'
import type { SeatDraw } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { cleanText } from '@/lib/workflow/clean-text'

type Room = { id: string; name: string; site: string; capacity: number }
export type PlacingAsked = { number?: string | undefined; roomId?: string | undefined }
export type PlacingView = Awaited<ReturnType<typeof readPlacing>>

/**
 * 照顾座位 of the seating page, for who oversees the session (E-31): what was given by hand, and where a 报名序号 is asked for, that candidate
 * with the free seats of the room asked for. `found` is absent where nobody is asked for, null where the number is of no paid registration.
 */
export async function readPlacing(
  viewer: Viewer,
  sessionId: string,
  { draw, rooms, asked }: { draw: SeatDraw | null; rooms: readonly Room[]; asked: PlacingAsked },
) {
  const listed = await listSeatNeeds(viewer, sessionId)
  const editable = hasRole(viewer, 'examOfficer', sessionId)
  const frozenDrawId = draw?.state === 'frozen' ? draw.id : null
  const frame = { listed, editable, drawn: draw !== null, frozen: frozenDrawId !== null, asked: asked.number ?? '' }
  const number = cleanText(asked.number ?? '').trim()
  if (!editable || number === '') return { ...frame, found: undefined }
  const registration = await findPaidRegistration(viewer, sessionId, number)
  if (!registration) return { ...frame, found: null }
  const { caseId } = registration
  const [standing, locked] = [await getSeatNeed(caseId), frozenDrawId !== null && (await hasSeat(frozenDrawId, caseId))]
  const room = rooms.find((one) => one.id === (asked.roomId ?? standing?.roomId)) ?? null
  const taken = room ? await listTakenSeats(room.id, { frozenDrawId, exceptCaseId: caseId }) : new Set<number>()
  const free = Array.from({ length: room?.capacity ?? 0 }, (_, index) => index + 1).filter((seat) => !taken.has(seat))
  return { ...frame, found: { registration, standing, locked, room, free } }
}
