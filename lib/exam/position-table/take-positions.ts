import { db, type Tx } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import {
  closePositionImport,
  holdPositions,
  latestPositionImport,
  lockPositionImport,
  type PositionPlan,
  planPositionImport,
  writePositions,
} from '@/db/queries/position-import'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { arrival } from '@/lib/workflow/arrival'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'

export type Taken = { ok: true; sessionId: string; already?: true } | Refused

/**
 * 确认导入: makes an upload the 职位表, all of it in one transaction. Before registration opens the file replaces the table; from then on it
 * adds and corrects, for a reason, removes nothing, and touches nothing that somebody confirmed (O-10). Refuses an upload with bad rows,
 * one that a later upload has overtaken, and who is no exam officer of that session; taken over twice, it is done once.
 */
export async function takePositions(viewer: Viewer, id: string, given: string, since = performance.now()): Promise<Taken> {
  const at = await arrival(since)
  const reason = cleanText(given).trim().slice(0, 500)
  return db().transaction(async (tx) => {
    const run = await lockPositionImport(tx, id)
    if (!run || !hasRole(viewer, 'examOfficer', run.sessionId)) return refuse('not_found', '没有找到这次上传。')
    const { sessionId } = run
    if (run.importedAt) return { ok: true, sessionId, already: true }
    if (run.badCount > 0) return refuse('not_ready', `表格里有 ${run.badCount} 行要改，改好后重新上传。`)
    const frame = await getExamFrame(sessionId, tx)
    if (!frame) return refuse('not_found', '没有找到这项考试。')
    const open = at >= frame.windows.registration.from
    if (open && reason === '') return refuse('invalid_input', '报名已经开始，请填写修改职位表的原因。')
    await holdPositions(tx, sessionId)
    if ((await latestPositionImport(sessionId, tx)) !== id)
      return refuse('conflict', '之后又上传了新的职位表，请核对最新的一份。')
    const plan = await planPositionImport(id, sessionId, tx)
    const refused = refusePlan(plan, !open)
    if (refused) return refused
    await writePositions(tx, id, sessionId, !open)
    return close(tx, viewer, run, { plan, at, removed: open ? 0 : plan.missing, reason })
  })
}

/** What somebody confirmed is neither changed nor removed. */
export function refusePlan(plan: PositionPlan, removing: boolean): Refused | null {
  const touched = [...plan.chosenChanged, ...(removing ? plan.chosenMissing : [])]
  if (touched.length === 0) return null
  const named = touched.slice(0, 10).join('、')
  return refuse('not_ready', `职位 ${named} 已有人确认报考，不能修改或删除。请在表格里保留原来的内容后重新上传。`)
}

type Closing = { plan: PositionPlan; at: Date; removed: number; reason: string }

async function close(
  tx: Tx,
  viewer: Viewer,
  run: { id: string; sessionId: string; fileSha256: string },
  { plan, at, removed, reason }: Closing,
): Promise<Taken> {
  const counts = { added: plan.added, changed: plan.changed, removed }
  await closePositionImport(tx, run.id, { ...counts, importedBy: viewer.accountId, importedAt: at, reason: reason || null })
  await recordAudit(tx, viewer, {
    what: 'positions-imported',
    about: { type: 'examSession', id: run.sessionId },
    after: { run: run.id, file: run.fileSha256, ...counts },
  })
  return { ok: true, sessionId: run.sessionId }
}
