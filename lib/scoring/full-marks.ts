import { z } from 'zod'
import { db } from '@/db/client'
import { highestScore, listMarkedPapers, setFullMarks } from '@/db/queries/score-office'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isSessionId } from '@/lib/text/is-session-id'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { refuseChange } from './import-scores'

const markSchema = z.coerce.number('满分须是整数。').int('满分须是整数。').min(1, '满分从 1 起。').max(1000, '满分最多 1000。')

/** 科目满分 of each paper named (E-33). Refuses once a publication is proposed, and full marks below a score that was imported. */
export async function setPaperMarks(
  viewer: Viewer,
  sessionId: string,
  asked: Readonly<Record<string, string>>,
): Promise<{ ok: true } | Refused> {
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  return db().transaction(async (tx): Promise<{ ok: true } | Refused> => {
    const refused = await refuseChange(tx, sessionId)
    if (refused) return refused
    const changes: Record<string, number> = {}
    for (const { subject, fullMarks } of await listMarkedPapers(sessionId, tx)) {
      const read = markSchema.safeParse(Object.hasOwn(asked, subject) ? asked[subject] : fullMarks)
      if (!read.success) return refuse('invalid_input', `${subject}：${read.error.issues[0]?.message ?? '填写有误。'}`)
      const highest = await highestScore(sessionId, subject, tx)
      if (highest !== null && highest > read.data)
        return refuse('invalid_input', `${subject}：已导入的成绩最高 ${highest}，满分不能低于它。`)
      if (read.data !== fullMarks) changes[subject] = read.data
    }
    for (const [subject, fullMarks] of Object.entries(changes)) await setFullMarks(tx, sessionId, subject, fullMarks)
    await recordAudit(tx, viewer, { what: 'full-marks-set', about: { type: 'examSession', id: sessionId }, after: changes })
    return { ok: true }
  })
}
