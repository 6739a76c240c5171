import { countRegistrations, getOverseenExam, type StateCounts } from '@/db/queries/exam-office'
import { readTally } from '@/db/queries/tally'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { countBoard } from './tally-exams'

/** 报名动态 of an exam as it is now, or where there are many as it was counted last; for who oversees it, null for everyone else (O-11). */
export async function readBoard(viewer: Viewer, sessionId: string) {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  const at = await now()
  const counted = (await readTally(viewer, sessionId)) ?? { ...(await countBoard(viewer, frame)), countedAt: at }
  return { frame, ...counted, totals: totalsOf(counted.hours) }
}

/** What the board's poll asks for: did anything change? */
export async function readBoardPulse(viewer: Viewer, sessionId: string): Promise<StateCounts | null> {
  return (await getOverseenExam(viewer, sessionId)) ? countRegistrations(viewer, sessionId) : null
}

function totalsOf(hours: readonly { started: number; confirmed: number; paid: number }[]) {
  const sum = (name: 'started' | 'confirmed' | 'paid') => hours.reduce((all, hour) => all + hour[name], 0)
  return { started: sum('started'), confirmed: sum('confirmed'), paid: sum('paid') }
}
