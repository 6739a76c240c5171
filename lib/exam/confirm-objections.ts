import { mayRegister, missingProofs } from '@/lib/education/rules'
import type { Objection } from '@/lib/workflow/machine'
import { positionObjections } from './choice-position'
import { conditionObjections } from './conditions/condition-objections'
import type { RegistrationFacts } from './machine'

type Asked = Pick<RegistrationFacts, 'asked' | 'levels' | 'frame' | 'answers' | 'position' | 'barred'>

/** Everything that stands against confirming: an entry of the dishonesty registry (O-23), the exam's conditions (E-10), a diploma without an answer (E-14), a position that is no longer there. */
export function confirmObjections(facts: Asked): Objection[] {
  return [
    ...barredObjections(facts),
    // First: without diplomas hardly a condition is met.
    ...diplomaObjections(facts.levels),
    ...conditionObjections(facts.asked),
    ...positionObjections(facts),
  ]
}

/** Whoever is in the dishonesty registry with 不得报名 registers for nothing while that lasts (O-23). */
export function barredObjections({ barred }: Pick<Asked, 'barred'>): Objection[] {
  return barred ? [{ message: barred, href: '/profile/dishonesty' }] : []
}

function diplomaObjections(levels: RegistrationFacts['levels']): Objection[] {
  return levels ? [...mayRegister(levels), ...missingProofs(levels)] : []
}
