import type { Tx } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import { getExamFrame, getRegistration } from '@/db/queries/exam'
import { publicationInForce } from '@/db/queries/score'

/** Tells a candidate that a published score has changed; of scores that nobody has seen yet nothing is said. */
export async function tellChanged(tx: Tx, { caseId, subject, key }: { caseId: string; subject: string; key: string }) {
  const registration = await getRegistration(caseId, tx)
  if (!registration || !(await publicationInForce(registration.sessionId, tx))) return
  const frame = await getExamFrame(registration.sessionId, tx)
  const values = { exam: frame?.session.title ?? '考试', subject }
  const payload = {
    template: 'score.changed',
    key,
    personId: registration.personId,
    scope: registration.sessionId,
    values,
    href: `/exams/mine/${caseId}/scores`,
  }
  await insertNotices(tx, [payload])
}
