import { getOverseenExam, listNames, listRoomSeats, listRoomsWithSeats } from '@/db/queries/exam-office'
import { listLatestRuns } from '@/db/queries/run'
import { countChangedSince } from '@/db/queries/seat-needs'
import { countUnseated, currentDraw, listDraws, listRooms } from '@/db/queries/seating'
import { countSitters } from '@/db/queries/site'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { seatingOpensAt } from './draw-seats'
import { needsOf, type PaperNeed } from './read-sites'
import { roomsHash } from './rooms-hash'
import { slotsMoved, slotsOf } from './slots'

/** What may be done: open with `reason: null`, greyed with the reason otherwise; absent where it makes no sense. */
export type SeatingStep = { reason: string | null }
export type SeatingView = NonNullable<Awaited<ReturnType<typeof readSeating>>>

/** Everything of the seating page for who oversees the session (E-31); null for everyone else. */
export async function readSeating(viewer: Viewer, sessionId: string, roomId?: string) {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  const draw = await currentDraw(sessionId)
  const [at, paid, unseated, rooms, draws, changed, runs, kept, sitters] = await Promise.all([
    now(),
    countUnseated(sessionId, null),
    countUnseated(sessionId, draw?.id ?? null),
    listRoomsWithSeats(viewer, sessionId, draw?.id ?? null),
    listDraws(sessionId),
    draw?.state === 'drawn' ? countChangedSince(draw.id, sessionId) : 0,
    listLatestRuns(viewer, sessionId),
    listRooms(sessionId),
    countSitters(sessionId),
  ])
  const room = rooms.find((one) => one.id === roomId) ?? rooms.find((one) => one.taken > 0) ?? null
  const seated = draw && room ? await listRoomSeats(viewer, sessionId, draw.id, room.id) : []
  const names = await listNames([...new Set(draws.flatMap((one) => [one.drawnBy, one.frozenBy ?? []].flat()))])
  const capacity = rooms.reduce((sum, one) => sum + one.capacity, 0)
  const short = needsOf(slotsOf(frame.papers), kept, sitters).filter(({ missing }) => missing > 0)
  const numbers = { paid, unseated, capacity, seated: draw ? paid - unseated : 0, short }
  const run = runs['seat-draw'] ?? null
  const isRunning = run?.state === 'waiting' || run?.state === 'running'
  const roomsChanged = draw?.state === 'drawn' && draw.roomsHash !== '' && draw.roomsHash !== roomsHash(kept)
  const early = at < seatingOpensAt(frame) ? `${dayAndMinute(seatingOpensAt(frame))} 报名和缴费截止后办理` : null
  const foreign = hasRole(viewer, 'examOfficer', sessionId) ? null : '只有考务人员可以办理'
  const closed = foreign ?? early ?? (isRunning ? '正在编排，请等它完成' : null)
  const timesChanged = draw?.state === 'drawn' && slotsMoved(draw.papers, frame.papers)
  const [what] = [changed > 0 && '照顾座位', roomsChanged && '考场', timesChanged && '考试时间'].filter(Boolean)
  const moved = what ? `${what}有变动，须先重新编排` : null
  const steps = stepsOf(viewer, draw, numbers, { closed, moved })
  return { frame, draw, numbers, rooms, room, seated, draws, names, steps, run, moved }
}

type Numbers = { paid: number; unseated: number; capacity: number; seated: number; short: readonly PaperNeed[] }

function stepsOf(
  viewer: Viewer,
  draw: Awaited<ReturnType<typeof currentDraw>>,
  numbers: Numbers,
  { closed, moved }: { closed: string | null; moved: string | null },
) {
  const { paid, short: needs } = numbers
  const nobody = paid === 0 ? '还没有已缴费的考生' : null
  const [first] = needs
  const short = first ? `座位不够，“${first.subject}”还差 ${first.missing} 个` : null
  const own = draw?.drawnBy === viewer.accountId ? '须由另一位考务人员核对后冻结' : null
  return {
    draw: draw?.state === 'frozen' ? null : { reason: closed ?? nobody ?? short },
    freeze: draw?.state === 'drawn' ? { reason: closed ?? own ?? moved } : null,
    latecomers: draw?.state === 'frozen' && numbers.unseated > 0 ? { reason: closed ?? short } : null,
  } satisfies Record<string, SeatingStep | null>
}
