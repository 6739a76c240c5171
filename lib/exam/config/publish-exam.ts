import { db } from '@/db/client'
import { examFrameAt } from '@/db/queries/exam'
import { lockSession, updateSession } from '@/db/queries/exam-config'
import { countPositions } from '@/db/queries/position-import'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { now } from '@/lib/clock/now'
import { isSessionId } from '@/lib/text/is-session-id'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { warningsOf } from './warnings'

/** Lets candidates see an exam, once nothing is missing in it (O-10). It is not taken back: whoever saw it counts on it. */
export async function publishExam(viewer: Viewer, sessionId: string): Promise<{ ok: true } | Refused> {
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  return db().transaction(async (tx) => {
    const locked = await lockSession(tx, sessionId)
    const frame = locked && (await examFrameAt(sessionId, locked.version, tx))
    if (!frame) return refuse('not_found', '没有找到这项考试。')
    if (frame.session.publishedAt) return refuse('wrong_state', '已经发布过了。')
    const at = await now(tx)
    const { positions } = await countPositions(sessionId, tx)
    const wrong = warningsOf(frame, positions, at).filter(({ stops }) => stops)
    if (wrong.length > 0) return refuse('not_ready', `还不能发布：${wrong.map(({ message }) => message).join('；')}。`)
    await updateSession(tx, sessionId, { publishedAt: at })
    await recordAudit(tx, viewer, { what: 'exam-published', about: { type: 'examSession', id: sessionId } })
    return { ok: true }
  })
}
