import type { Tx } from '@/db/client'
import { addScore, listVersions } from '@/db/queries/score'

type Voiding = { caseId: string; reason: string; by: string | null; at: Date }

/**
 * 考试后发现不符合报考条件: every score of the registration becomes -4 with the reason, what stood before is kept (E-37). For the effect of a transition
 * that has locked the registration's case; scores that are -4 already stay as they are; the
 * transition tells the candidate. Answers how many changed.
 */
export async function voidScores(tx: Tx, { caseId, reason, by, at }: Voiding): Promise<number> {
  const current = new Map((await listVersions(caseId, tx)).map((one) => [one.subject, one]))
  const counting = [...current.values()].filter(({ score }) => score !== -4)
  for (const { subject, sessionId } of counting) {
    const row = { caseId, subject, sessionId, score: -4, finding: reason, source: 'void' as const, sourceId: caseId }
    await addScore(tx, { ...row, recordedBy: by, at })
  }
  return counting.length
}
