// The only place that signs 告知承诺书 for somebody, who has proved to be who they are (E-12).
import type { Viewer } from '@/lib/access/viewer'
import { type Outcome, refuse } from '@/lib/workflow/refusal'
import { transition } from '@/lib/workflow/transition'
import type { Signature } from './machine'

/**
 * 签署承诺书 after a step-up: the letter that was read, when, how and from where. Refuses a letter that is no longer the newest, and whoever
 * declined or withdrew meanwhile (E-12).
 */
export async function signCommitment(viewer: Viewer, caseId: string, signature: Signature, since: number): Promise<Outcome> {
  try {
    return await transition(viewer, caseId, 'sign', signature, { since })
  } catch (error) {
    // Declined or withdrawn in another window between the guard and the row.
    if (isForfeited(error)) return refuse('not_ready', '您本年度在这项考试中已不适用告知承诺制，请刷新页面查看。')
    throw error
  }
}

function isForfeited(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) if ('code' in one && one.code === 'ZK001') return true
  return false
}
