import { db } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import { findSmsScope, takeFailed } from '@/db/queries/message-office'
import { mayResend } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { isUuid } from '@/lib/text/is-uuid'
import { type Refused, refuse } from '@/lib/workflow/refusal'

/**
 * Has an SMS that failed for good sent again, the same text to the same number, by the worker (O-25). Refuses what the viewer may not
 * see (`not_found`) or send (`not_allowed`), and what was sent or is being tried again already (`wrong_state`).
 */
export async function resendSms(viewer: Viewer, id: string): Promise<{ ok: true } | Refused> {
  const found = isUuid(id) ? await findSmsScope(viewer, id) : null
  if (!found) return refuse('not_found', '没有找到这条短信。')
  if (!mayResend(viewer, found.scope)) return refuse('not_allowed', '您可以查看，不能重发。')
  const at = await now()
  const taken = await db().transaction(async (tx) => {
    const key = await takeFailed(tx, id, viewer.accountId, at)
    if (key) await insertNotices(tx, [{ again: key }])
    return key !== null
  })
  return taken ? { ok: true } : refuse('wrong_state', '这条短信已经发出，或者正在自动重试，不需要重发。')
}
