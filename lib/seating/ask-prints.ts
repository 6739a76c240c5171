import { db } from '@/db/client'
import { currentDraw } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Asked, askRun } from '@/lib/run/ask-run'
import { isSessionId } from '@/lib/text/is-session-id'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'

/** Asks for the room sheets or the admit cards of a whole exam (E-32, Q-42). Refuses who is no exam officer of it, and before seats are frozen. */
export async function askPrints(
  viewer: Viewer,
  sessionId: string,
  kind: string,
  since = performance.now(),
): Promise<Asked | Refused> {
  const at = await arrival(since)
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  if (kind !== 'room-sheets' && kind !== 'admit-cards') return refuse('invalid_input', '请选择要打印的材料。')
  return db().transaction(async (tx) => {
    const draw = await currentDraw(sessionId, tx)
    if (draw?.state !== 'frozen') return refuse('not_ready', '座位冻结以后才能打印。')
    const asked = await askRun(tx, viewer, { kind, sessionId, at })
    if (asked.ok) {
      const about = { type: 'examSession', id: sessionId } as const
      await recordAudit(tx, viewer, { what: 'run-asked', about, after: { run: asked.runId, kind } })
    }
    return asked
  })
}
