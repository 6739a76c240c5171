import { type Objection, stateAt, stateOf } from '@/lib/workflow/machine'
import { registrationMachine } from '../machine'

/** A registration that may become void: as much of its head as that depends on. */
export type Voided = { state: string; dueAt: Date | null }

/** Which move of the registration makes it void at `at`; null: none does, because it came to nothing already or was never confirmed. */
export function voidingMove(registration: Voided, at: Date): 'void' | 'annul' | null {
  const state = stateAt(registrationMachine, registration, at)
  const { void: before, annul: after } = registrationMachine.transitions
  if (includes(after.from, state)) return 'annul'
  return includes(before.from, state) ? 'void' : null
}

/** Why a registration cannot become void; empty: it can. */
export function voidingObjections(registration: Voided | null, at: Date): Objection[] {
  if (!registration) return [{ message: '没有找到这项报名。' }]
  if (voidingMove(registration, at)) return []
  const { label } = stateOf(registrationMachine, stateAt(registrationMachine, registration, at))
  return [{ message: `这项报名现在是“${label}”，不能再作无效处理。` }]
}

function includes(states: readonly string[], state: string): boolean {
  return states.includes(state)
}
