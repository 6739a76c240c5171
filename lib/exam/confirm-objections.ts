import type { Objection } from '@/lib/workflow/machine'
import { conditionObjections } from './conditions/condition-objections'
import type { RegistrationFacts } from './machine'

/** Everything that stands against confirming: what the exam's conditions rule out (E-10), and a diploma without an answer (E-14). */
export function confirmObjections({ asked, diplomas }: Pick<RegistrationFacts, 'asked' | 'diplomas'>): Objection[] {
  return [...conditionObjections(asked), ...diplomas]
}
