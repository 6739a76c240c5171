import type { Objection } from '@/lib/workflow/machine'
import type { RegistrationFacts } from './machine'
import { eligibilityObjections } from './rules'

/** Everything that stands against confirming: what the notice of 职称考试 rules out; the one place for 报考条件 (E-10) and 学历核查 (E-14). */
export function confirmObjections({ kind, answers }: Pick<RegistrationFacts, 'kind' | 'answers'>): Objection[] {
  return kind === 'title-knowledge' ? eligibilityObjections(answers) : []
}
