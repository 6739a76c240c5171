import type { RegistrationState } from './machine'

/** 有效报名: the states in which a registration is paid for and neither refunded nor annulled (E-32 … E-38). */
export const countingStates = ['paid', 'finished'] as const satisfies readonly RegistrationState[]

/** Whether a registration in `state` counts: it is printed, scored, listed in 公示 and certified. */
export function counts(state: string): boolean {
  return countingStates.some((counting) => counting === state)
}
