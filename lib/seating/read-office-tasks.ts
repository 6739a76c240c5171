import { listOverseenExams } from '@/db/queries/exam-office'
import { countChangedSince } from '@/db/queries/seat-needs'
import { countUnseated, currentDraw } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { seatingOpensAt } from './draw-seats'

/** `urgent`: it waits for this very officer; otherwise what stands is told. */
export type OfficeTask = { sessionId: string; title: string; what: string; urgent: boolean }

/** What waits for the viewer in each session that they oversee. */
export async function readOfficeTasks(viewer: Viewer): Promise<OfficeTask[]> {
  const at = await now()
  const exams = await listOverseenExams(viewer, at)
  return Promise.all(
    exams.map(async ({ frame, counts }) => {
      const { id, title } = frame.session
      const draw = await currentDraw(id)
      const unseated = await countUnseated(id, draw?.id ?? null)
      const changed = draw?.state === 'drawn' ? await countChangedSince(draw.id, id) : 0
      const paid = counts.paid ?? 0
      const { what, urgent } = standing(viewer, { at, opensAt: seatingOpensAt(frame), paid, draw, unseated, changed })
      return { sessionId: id, title, what, urgent: urgent && hasRole(viewer, 'examOfficer', id) }
    }),
  )
}

type Standing = {
  at: Date
  opensAt: Date
  paid: number
  draw: Awaited<ReturnType<typeof currentDraw>>
  unseated: number
  changed: number
}

function standing(viewer: Viewer, { at, opensAt, paid, draw, unseated, changed }: Standing): Pick<OfficeTask, 'what' | 'urgent'> {
  if (at < opensAt) return { what: `正在报名、缴费；${dayAndMinute(opensAt)} 截止后编排座位`, urgent: false }
  if (!draw)
    return paid === 0 ? { what: '没有已缴费的考生', urgent: false } : { what: `${paid} 人已缴费，等待编排座位`, urgent: true }
  if (unseated > 0) return { what: `${unseated} 人未编排`, urgent: true }
  if (changed > 0) return { what: '照顾座位有变动，等待重新编排', urgent: true }
  if (draw.state === 'frozen') return { what: `座位已冻结，${paid} 人`, urgent: false }
  const own = draw.drawnBy === viewer.accountId
  return { what: own ? '座位已编排，等待另一位考务人员冻结' : '座位已编排，等待您核对后冻结', urgent: !own }
}
