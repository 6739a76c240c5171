import { db } from '@/db/client'
import { listQuestioned, lockQuestions } from '@/db/queries/own-looks'
import type { Viewer } from '@/lib/access/viewer'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { readOwnLooks } from './own-looks'
import { recordAudit } from './record-audit'
import { lookQuestions } from './words'

/**
 * 疑问: what the viewer asks about a look at data of theirs goes into the ledger, where the auditor reads it (B-12). Chosen, not typed, because the ledger can never
 * be erased. Refuses what is no look at the viewer's data as if there were none, and the same look a second time.
 */
export async function questionLook(viewer: Viewer, reference: string, reason: string): Promise<{ ok: true } | Refused> {
  if (!Object.hasOwn(lookQuestions, reason)) return refuse('invalid_input', '请先选择疑问是什么。')
  const look = (await readOwnLooks(viewer)).find((one) => one.reference === reference)
  if (!look) return refuse('not_found', '没有找到这一条记录，请刷新页面。')
  return db().transaction(async (tx) => {
    await lockQuestions(tx, viewer)
    if ((await listQuestioned(viewer, tx)).has(reference)) return refuse('conflict', '这一条您已经提出过疑问。')
    const about = look.caseId ? { type: 'case' as const, id: look.caseId } : { type: 'dishonesty' as const, id: reference }
    await recordAudit(tx, viewer, { what: 'look-questioned', about, after: { look: reference, reason } })
    return { ok: true }
  })
}
