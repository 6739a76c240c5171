import { db } from '@/db/client'
import { getCase } from '@/db/queries/case'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { cleanText } from '@/lib/workflow/clean-text'
import { openCaseIn } from '@/lib/workflow/open-case'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { lockForMove, transitionIn } from '@/lib/workflow/transition'
import { registrationMachine } from '../machine'
import { voidingSchema } from './causes'
import { registrationVoidingMachine } from './machine'

/**
 * 提出无效处理: by an officer of the exam, with cause and reason, to be decided by another officer (E-37, O-27). Answers the case that waits for
 * them. Refuses who is no officer of it, a registration that came to nothing already, and where one is proposed.
 */
export async function proposeVoiding(
  viewer: Viewer,
  registrationId: string,
  asked: { cause: string; opinion: string },
  since = performance.now(),
): Promise<{ ok: true; id: string } | Refused> {
  const at = await arrival(since)
  const found = isUuid(registrationId) ? await getCase(viewer, registrationId) : null
  if (found?.head.kind !== registrationMachine.kind) return refuse('not_found', '没有找到这项报名。')
  const read = voidingSchema.safeParse({ ...asked, opinion: cleanText(asked.opinion) }, { error: () => '填写有误，请核对。' })
  if (!read.success) return refuse('invalid_input', read.error.issues[0]?.message ?? '填写有误，请核对。')
  const { scope, applicantId } = found.head
  const opening = { kind: registrationVoidingMachine.kind, aboutId: registrationId, parentId: registrationId, scope, applicantId }
  return db().transaction(async (tx) => {
    const opened = await openCaseIn(tx, at, viewer, opening)
    if (!opened.ok) return opened
    if (opened.found) return refuse('conflict', '这项报名的无效处理已经提出，正等待另一位考务人员复核。')
    const proposed = await transitionIn(tx, at, viewer, await lockForMove(tx, opened.id), 'propose', read.data)
    if (!proposed.ok) throw new Error(`a voiding was opened and not proposed: ${proposed.message}`)
    return { ok: true, id: opened.id }
  })
}
