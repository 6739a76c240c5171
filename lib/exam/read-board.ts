import { countByChoice, countByHour, countPositionsChosen, listMostChosen } from '@/db/queries/board'
import { countRegistrations, getOverseenExam, type StateCounts } from '@/db/queries/exam-office'
import type { Viewer } from '@/lib/access/viewer'

const mostChosenShown = 20

/** 报名动态 of an exam as it is now, for who oversees it; null for everyone else (O-11). */
export async function readBoard(viewer: Viewer, sessionId: string) {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  const byPosition = frame.session.choiceBy === 'position'
  const [states, hours, choices, positions, mostChosen] = await Promise.all([
    countRegistrations(viewer, sessionId),
    countByHour(viewer, sessionId),
    byPosition ? [] : countByChoice(viewer, sessionId),
    byPosition ? countPositionsChosen(viewer, sessionId) : null,
    byPosition ? listMostChosen(viewer, sessionId, mostChosenShown) : [],
  ])
  return { frame, states, hours, choices, positions, mostChosen, totals: totalsOf(hours) }
}

/** What the board's poll asks for: did anything change? */
export async function readBoardPulse(viewer: Viewer, sessionId: string): Promise<StateCounts | null> {
  return (await getOverseenExam(viewer, sessionId)) ? countRegistrations(viewer, sessionId) : null
}

function totalsOf(hours: readonly { started: number; confirmed: number; paid: number }[]) {
  const sum = (name: 'started' | 'confirmed' | 'paid') => hours.reduce((all, hour) => all + hour[name], 0)
  return { started: sum('started'), confirmed: sum('confirmed'), paid: sum('paid') }
}
