import type { Objection } from '@/lib/workflow/machine'
import { type Asked, type DecidingClause, judgeAsked } from './judge'

/** Why one cannot register for this choice, each with the step that mends it; what a person must judge is none (E-10). */
export function conditionObjections(asked: Asked | null): Objection[] {
  return clausesOf(asked, 'failed').map(({ clause, found, mend, kind }) => ({
    message: `不符合报考条件“${trimmed(clause)}”：${trimmed(found)}。${mend}`,
    href: mendedAt[kind],
  }))
}

/** What is doubtful by one's own word: told, and left to the candidate or, where the exam reviews, to a reviewer. */
export function conditionDoubts(asked: Asked | null): string[] {
  return clausesOf(asked, 'review').flatMap(({ found, mend, unknown }) => (unknown ? [] : [`${trimmed(found)}。${mend}`]))
}

/** What a person must judge: a major by 课程设置、培养计划, or something else by what proves it. */
export type ByHand = 'major' | 'other'

/** What a person must judge before this may be paid for, where the exam reviews; empty: nothing (E-10, E-13). */
export function judgedByHand(asked: Asked | null): ByHand[] {
  const kinds = clausesOf(asked, 'review').flatMap(({ kind, unknown }): ByHand[] =>
    unknown ? [] : [kind === 'education' ? 'major' : 'other'],
  )
  return [...new Set(kinds)].sort()
}

/** The same for who judges: the clause, what was found, and what to look at. */
export function judgementsAsked(asked: Asked | null): string[] {
  return clausesOf(asked, 'review').flatMap(({ clause, found, kind, unknown }) =>
    unknown ? [] : [`条文“${trimmed(clause)}”：${trimmed(found)}。${lookAt[kind === 'education' ? 'major' : 'other']}`],
  )
}

const lookAt: Record<ByHand, string> = {
  major: '请对照上传的课程设置、培养计划，判定必修主干课程与要求的专业是否一致或基本一致。',
  other: '请对照上传的说明和证明，判定是否符合这一条。',
}

function clausesOf(asked: Asked | null, verdict: 'failed' | 'review'): DecidingClause[] {
  const judged = asked && judgeAsked(asked)
  return judged?.verdict === verdict ? judged.deciding : []
}

function trimmed(words: string): string {
  return words.replace(/。$/, '')
}

/** The step of the registration in which facts of a kind are typed. */
const mendedAt: Record<DecidingClause['kind'], string> = {
  all: 'details',
  any: 'details',
  education: 'details',
  certificate: 'details',
  work: 'details',
  employed: 'details',
  'not-civil-servant': 'details',
  household: 'details',
  insured: 'details',
}
