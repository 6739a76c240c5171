import type { RegistrationState } from './machine'

export type ShownState = Exclude<RegistrationState, 'returnProposed'>

/** The state as whoever applied is told it: what one reviewer proposes to return is under review, and nothing else (B-05). */
export function shownState(state: string): ShownState {
  return state === 'returnProposed' ? 'review' : (state as ShownState)
}
