import { getPublishedExam, lastAnswers } from '@/db/queries/exam'
import type { Viewer } from '@/lib/access/viewer'
import { educationFor } from '@/lib/education/read-levels'
import { openCase } from '@/lib/workflow/open-case'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { beginWithPhoto, educationAnswers } from './begin-with'

const notCarriedOver = /^(letter_|photo$|level$|specialty$)/

/**
 * 进入报名: opens the viewer's registration for a session, or finds it. What was typed the last time is filled in (E-04), with
 * education and photo of 完善个人信息 where there are any (E-10); letters and choice are asked anew.
 */
export async function openRegistration(
  viewer: Viewer,
  sessionId: string,
  since: number,
): Promise<{ ok: true; id: string } | Refused> {
  if (!viewer.personId) return refuse('not_allowed', '请用个人账号报名。')
  const frame = await getPublishedExam(sessionId)
  if (!frame) return refuse('not_found', '没有找到这项考试，请从“当前考试”进入。')
  const last = Object.entries((await lastAnswers(viewer.personId, sessionId)) ?? {}).filter(
    ([name]) => !notCarriedOver.test(name),
  )
  const opening = {
    kind: 'exam-registration',
    aboutId: sessionId,
    scope: sessionId,
    applicantId: viewer.personId,
    answers: { ...Object.fromEntries(last), ...educationAnswers(await educationFor(viewer.personId)) },
  }
  const opened = await openCase(viewer, opening, since)
  if (opened.ok) await beginWithPhoto(viewer, opened.id, since)
  return opened
}
