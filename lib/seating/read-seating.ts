import { getOverseenExam, listNames, listRoomSeats, listRoomsWithSeats } from '@/db/queries/exam-office'
import { countChangedSince } from '@/db/queries/seat-needs'
import { countUnseated, currentDraw, listDraws } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { seatingOpensAt } from './draw-seats'

/** What may be done: open with `reason: null`, greyed with the reason otherwise; absent where it makes no sense. */
export type SeatingStep = { reason: string | null }
export type SeatingView = NonNullable<Awaited<ReturnType<typeof readSeating>>>

/** Everything of the seating page for who oversees the session (E-31); null for everyone else. */
export async function readSeating(viewer: Viewer, sessionId: string, roomId?: string) {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  const draw = await currentDraw(sessionId)
  const [at, paid, unseated, rooms, draws, changed] = await Promise.all([
    now(),
    countUnseated(sessionId, null),
    countUnseated(sessionId, draw?.id ?? null),
    listRoomsWithSeats(viewer, sessionId, draw?.id ?? null),
    listDraws(sessionId),
    draw?.state === 'drawn' ? countChangedSince(draw.id, sessionId) : 0,
  ])
  const room = rooms.find((one) => one.id === roomId) ?? rooms.find((one) => one.taken > 0) ?? null
  const seated = draw && room ? await listRoomSeats(viewer, sessionId, draw.id, room.id) : []
  const names = await listNames([...new Set(draws.flatMap((one) => [one.drawnBy, one.frozenBy ?? []].flat()))])
  const capacity = rooms.reduce((sum, one) => sum + one.capacity, 0)
  const numbers = { paid, unseated, capacity, seated: rooms.reduce((sum, one) => sum + one.taken, 0) }
  const early = at < seatingOpensAt(frame) ? `${dayAndMinute(seatingOpensAt(frame))} 报名和缴费截止后办理` : null
  const foreign = hasRole(viewer, 'examOfficer', sessionId) ? null : '只有考务人员可以办理'
  const steps = stepsOf(viewer, draw, numbers, { closed: foreign ?? early, changed: changed > 0 })
  return { frame, draw, numbers, rooms, room, seated, draws, names, steps, placedAnew: changed > 0 }
}

type Numbers = { paid: number; unseated: number; capacity: number; seated: number }

function stepsOf(
  viewer: Viewer,
  draw: Awaited<ReturnType<typeof currentDraw>>,
  numbers: Numbers,
  { closed, changed }: { closed: string | null; changed: boolean },
) {
  const { paid, unseated, capacity, seated } = numbers
  const nobody = paid === 0 ? '还没有已缴费的考生' : null
  const short = paid > capacity ? `座位不够，还差 ${paid - capacity} 个` : null
  const own = draw?.drawnBy === viewer.accountId ? '须由另一位考务人员核对后冻结' : null
  const moved = changed ? '照顾座位有变动，须先重新编排' : null
  const full = seated + unseated > capacity ? `座位不够，还差 ${seated + unseated - capacity} 个` : null
  return {
    draw: draw?.state === 'frozen' ? null : { reason: closed ?? nobody ?? short },
    freeze: draw?.state === 'drawn' ? { reason: closed ?? own ?? moved } : null,
    latecomers: draw?.state === 'frozen' && unseated > 0 ? { reason: closed ?? full } : null,
  } satisfies Record<string, SeatingStep | null>
}
