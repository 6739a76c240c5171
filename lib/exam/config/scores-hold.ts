import type { Tx } from '@/db/client'
import { holdScores, livePublication } from '@/db/queries/score-office'

/**
 * Why what decides on passing cannot be set any more, in words: a publication is proposed or confirmed, whose result two people have seen
 * (E-34, O-27); null: it can, until the transaction ends.
 */
export async function whyScoresHold(tx: Tx, sessionId: string): Promise<string | null> {
  if (!(await holdScores(tx, sessionId))) return '另一位考务人员正在处理这项考试的成绩，请稍后再试'
  const publication = await livePublication(sessionId, tx)
  return publication ? '成绩已经提交发布或者公布，会改变谁合格、谁要核查，不能再改' : null
}
