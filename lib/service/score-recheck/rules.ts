import { scoreWords } from '@/lib/scoring/codes'
import { readScore } from '@/lib/scoring/read-score'
import type { Objection } from '@/lib/workflow/machine'
import type { RecheckResult } from './result'

/** One score in question: what counts now, and out of how many marks. */
export type Questioned = {
  subject: string
  score: number
  version: number
  fullMarks: number
  isAnnulled?: true
  /** It has changed since a result was recorded. */
  isNewer?: true
}

/** Why a recheck of this score cannot be asked for; empty: it can. */
export function recheckObjections(questioned: Questioned | null): Objection[] {
  if (!questioned) return [{ message: '没有找到这一科已发布的成绩，请从“我的考试”进入“成绩查询”。' }]
  if (questioned.isAnnulled) return [{ message: annulledWords }]
  if (questioned.score === -2) return [{ message: '违纪（-2）不在成绩复查范围。对违纪处理有异议的，请申请违纪申诉。' }]
  return []
}

const annulledWords = '这次考试的成绩已按无效处理，不再复查和更正。对处理有异议的，请书面申诉。'

/** What stands against recording this result: a changed score must be one, another one, and explained. */
export function resultObjections(questioned: Questioned | null, { score, note }: RecheckResult): Objection[] {
  if (!questioned) return recheckObjections(questioned)
  if (score === '') return []
  // What two people have voided comes back by an appeal, not by counting again (E-37).
  if (questioned.isAnnulled) return [{ message: annulledWords }]
  const read = readScore(score, questioned.fullMarks)
  if (typeof read === 'string') return [{ message: `更正后的成绩：${read}。` }]
  if (read === questioned.score) return [{ message: `与现在的成绩相同（${scoreWords(read)}）。没有变化的，更正后的成绩不填。` }]
  return note === '' ? [{ message: '成绩有变化的，请在说明里写明原因。' }] : []
}

/** What stands against confirming what another officer has recorded: they recorded it of the score that counts now (O-27). */
export function confirmObjections(questioned: Questioned | null, recorded: RecheckResult): Objection[] {
  if (!questioned?.isNewer) return resultObjections(questioned, recorded)
  return [{ message: '登记复查结果以后，这一科的成绩又有更正。请不同意这一项，核对后重新登记。' }]
}

/** The score that a result changes to; null: it stays. */
export function changedScore(result: RecheckResult, fullMarks: number): number | null {
  const read = result.score === '' ? null : readScore(result.score, fullMarks)
  return typeof read === 'number' ? read : null
}

/** What a case of kind score-recheck is about. */
export function aboutScore(registrationId: string, subject: string): string {
  return `${registrationId}:${subject}`
}

/** The registration and the subject of such a name; whatever else was sent gives parts that nothing is found by. */
export function scoreAbout(aboutId: string): { registrationId: string; subject: string } {
  const at = aboutId.indexOf(':')
  return { registrationId: aboutId.slice(0, Math.max(at, 0)), subject: aboutId.slice(at + 1) }
}
