import { countByChoice, countByHour, countPositionsChosen, listMostChosen } from '@/db/queries/board'
import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { countStates } from '@/db/queries/exam-office'
import { countScores, listPaperCounts } from '@/db/queries/score-office'
import { listToTally, type Tally, writeTally } from '@/db/queries/tally'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'

const mostChosenShown = 20
/** Longer than the worker needs to come by again; what is long over changes seldom. */
const goodMinutes = { going: 3, over: 60 }

/** Everything that the live board of an exam counts, as it is now (O-11). */
export async function countBoard(viewer: Viewer | 'system', { session }: ExamFrame): Promise<Tally> {
  const byPosition = session.choiceBy === 'position'
  const [states, hours, choices, positions, mostChosen] = await Promise.all([
    countStates(viewer, session.id),
    countByHour(viewer, session.id),
    byPosition ? [] : countByChoice(viewer, session.id),
    byPosition ? countPositionsChosen(viewer, session.id) : null,
    byPosition ? listMostChosen(viewer, session.id, mostChosenShown) : [],
  ])
  return { states, hours, choices, positions, mostChosen }
}

/** Counts the exams with many registrations, one after another, for all who look until the next time (O-11, Q-54). Answers how many. */
export async function tallyExams(): Promise<number> {
  const asked = await listToTally()
  for (const { id, isOver } of asked) {
    const frame = await getExamFrame(id)
    if (!frame) continue
    // What happens while it is counted belongs to the next time.
    const at = await now()
    const scores = { counts: await countScores(id), byPaper: await listPaperCounts(id) }
    const tally = { ...(await countBoard('system', frame)), scores }
    await writeTally(id, { at, minutes: isOver ? goodMinutes.over : goodMinutes.going, tally })
  }
  return asked.length
}
