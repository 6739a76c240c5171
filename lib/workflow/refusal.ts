import type { Objection } from './machine'

export type Refusal =
  | 'not_found'
  | 'not_allowed'
  | 'wrong_state'
  | 'window_closed'
  | 'too_early'
  | 'invalid_input'
  | 'not_ready'
  | 'claimed_by_other'
  | 'conflict'

export type Refused = { ok: false; refusal: Refusal; message: string; objections?: Objection[] }

/** `already`: this very move was made before by the same person; nothing happened twice. */
export type Outcome = { ok: true; state: string; already?: true } | Refused

/** A refusal in words that say what to do. */
export function refuse(refusal: Refusal, message: string, objections?: Objection[]): Refused {
  return { ok: false, refusal, message, ...(objections ? { objections } : {}) }
}
