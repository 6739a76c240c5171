import { getOverseenExam } from '@/db/queries/exam-office'
import type { Viewer } from '@/lib/access/viewer'
import { type EligibilityAnswer, readTrial } from '@/lib/exam/conditions/read-eligibility'
import type { Answers } from '@/lib/workflow/form'

/** An officer tries the conditions of an exam on somebody, before or after it is published (O-10); null: not theirs to see. */
export async function tryConditions(
  viewer: Viewer,
  sessionId: string,
  typed: Answers,
  button: unknown,
): Promise<EligibilityAnswer | null> {
  const frame = await getOverseenExam(viewer, sessionId)
  return frame && readTrial(frame, typed, button)
}
