import type { Objection } from '@/lib/workflow/machine'
import type { Clock } from './attempts'
import type { Candidate } from './candidate'
import type { Conditions } from './conditions'
import { type DecidingClause, judgeChoice } from './judge'

/** What is asked of one registration: the session's conditions, who registers, what was chosen. */
export type Asked = { conditions: Conditions; clock: Clock; candidate: Candidate; level: string; specialty: string }

/** Why one cannot register for this choice, each with the step that mends it; what a person must judge is none (E-10). */
export function conditionObjections(asked: Asked | null): Objection[] {
  return clausesOf(asked, 'failed').map(({ clause, found, mend, kind }) => ({
    message: `不符合报考条件“${trimmed(clause)}”：${trimmed(found)}。${mend}`,
    href: mendedAt[kind],
  }))
}

/** What is doubtful by one's own word: told, and left to the candidate or, where the exam reviews, to a reviewer. */
export function conditionDoubts(asked: Asked | null): DecidingClause[] {
  return clausesOf(asked, 'review').filter(({ unknown }) => !unknown)
}

/** Must a person judge before this may be paid for? Never blocks by itself (E-10, E-13). */
export function needsJudgement(asked: Asked | null): boolean {
  return clausesOf(asked, 'review').length > 0
}

function clausesOf(asked: Asked | null, verdict: 'failed' | 'review'): DecidingClause[] {
  const judged = asked && judgeChoice(asked.conditions, asked, asked.candidate, asked.clock)
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
