import { getExamFrame, lastAnswers } from '@/db/queries/exam'
import type { Viewer } from '@/lib/access/viewer'
import { openCase } from '@/lib/workflow/open-case'
import { type Refused, refuse } from '@/lib/workflow/refusal'

const notCarriedOver = /^(letter_|photo$|region$|level$|specialty$|subjects$|method$|declineKnown$|proof_)/

/**
 * 进入报名: opens the viewer's registration for a session, or finds it. What was typed the last time is filled in (E-04); letters,
 * photo, choice, 办理方式 and proofs are asked anew.
 */
export async function openRegistration(
  viewer: Viewer,
  sessionId: string,
  since: number,
): Promise<{ ok: true; id: string } | Refused> {
  if (!viewer.personId) return refuse('not_allowed', '请用个人账号报名。')
  const frame = await getExamFrame(sessionId)
  if (!frame) return refuse('not_found', '没有找到这项考试，请从“当前考试”进入。')
  const last = Object.entries((await lastAnswers(viewer.personId, sessionId)) ?? {}).filter(
    ([name]) => !notCarriedOver.test(name),
  )
  const opening = {
    kind: 'exam-registration',
    aboutId: sessionId,
    scope: sessionId,
    applicantId: viewer.personId,
    answers: Object.fromEntries(last),
  }
  return openCase(viewer, opening, since)
}
