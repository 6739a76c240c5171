import type { Effect } from '@/lib/workflow/business'
import { surely } from '@/lib/workflow/surely'
import type { VoidingFacts } from './machine'
import { voidingMove } from './rules'

/** The second officer's word moves the registration, whose row the transition has locked before its own (E-37). */
export const voidRegistration: Effect<VoidingFacts> = async ({ head, facts, at, act }) => {
  const { registrationId, registration, proposal } = facts
  const move = registration && voidingMove(registration, at)
  if (!move || !proposal) throw new Error(`voiding ${head.id} moves nothing`)
  // The exam is over, and the sweep has not come by.
  if (move === 'annul' && registration.state === 'paid') await surely(act(registrationId, 'finish', undefined, 'system'))
  await surely(act(registrationId, move, proposal, 'system'))
}
