import { mayRegister, missingProofs } from '@/lib/education/rules'
import type { Objection } from '@/lib/workflow/machine'
import { positionObjections } from './choice-position'
import { conditionObjections } from './conditions/condition-objections'
import type { RegistrationFacts } from './machine'

type Asked = Pick<RegistrationFacts, 'asked' | 'levels' | 'frame' | 'answers' | 'position'>

/** Everything that stands against confirming: the exam's conditions (E-10), a diploma without an answer (E-14), a position that is no longer there. */
export function confirmObjections(facts: Asked): Objection[] {
  return [...conditionObjections(facts.asked), ...diplomaObjections(facts.levels), ...positionObjections(facts)]
}

function diplomaObjections(levels: RegistrationFacts['levels']): Objection[] {
  return levels ? [...mayRegister(levels), ...missingProofs(levels)] : []
}
