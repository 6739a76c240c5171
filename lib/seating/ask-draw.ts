import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { endRun } from '@/db/queries/run'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type Asked, askRun } from '@/lib/run/ask-run'
import type { Work } from '@/lib/run/perform-run'
import { isSessionId } from '@/lib/text/is-session-id'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { type Drawing, drawSeats, objectionTo } from './draw-seats'

/**
 * Asks for a draw, which the worker makes: of a million candidates it takes minutes. Refuses at once what drawSeats would refuse,
 * but for what only the draw itself can know: whether the seats are enough.
 */
export async function askDraw(viewer: Viewer, sessionId: string, drawing: Drawing): Promise<Asked | Refused> {
  const at = await arrival(drawing.since ?? performance.now())
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  return db().transaction(async (tx) => {
    const frame = await getExamFrame(sessionId, tx)
    if (!frame) return refuse('not_found', '没有找到这项考试。')
    const objection = await objectionTo(tx, frame, drawing, at)
    if (objection) return objection
    const { seed, seen } = drawing
    const input = { ...(seed === undefined ? {} : { seed }), ...(seen === undefined ? {} : { seen }) }
    return askRun(tx, viewer, { kind: 'seat-draw', sessionId, input, at })
  })
}

/** The draw as the worker makes it: whole or not at all, so that one cut off simply starts anew. */
export const drawInRun: Work = async (run, viewer, progress) => {
  const { seed, seen } = run.input as { seed?: string; seen?: string }
  const message = (candidates: number) => `已为 ${candidates} 名考生编排座位。`
  const drawn = await drawSeats(viewer, run.sessionId, {
    ...(seed === undefined ? {} : { seed }),
    ...(seen === undefined ? {} : { seen }),
    progress,
    // In one transaction: a worker killed between the two would draw a second time.
    also: (tx, { candidates }) => endRun(run, { state: 'done', message: message(candidates) }, tx),
  })
  return drawn.ok ? { ok: true, message: message(drawn.candidates) } : { ok: false, message: drawn.message }
}
