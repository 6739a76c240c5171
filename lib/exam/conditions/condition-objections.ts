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

/** Must a person judge before this may be paid for? Never blocks by itself (E-10, E-13). */
export function needsJudgement(asked: Asked | null): boolean {
  return clausesOf(asked, 'review').some(({ unknown }) => !unknown)
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
