import type { AnyTransition } from './machine'

/** Whom four eyes keep from something on a case: whoever ever did one of `ever`, and whoever did the latest of `last`. */
export type Barred = { ever: readonly string[]; last: readonly string[] }

/** Whom any of these moves is kept from. */
export function barredBy(moves: readonly Pick<AnyTransition, 'notBy' | 'notByLast'>[]): Barred {
  return {
    ever: [...new Set(moves.flatMap(({ notBy = [] }) => notBy))],
    last: [...new Set(moves.flatMap(({ notByLast = [] }) => notByLast))],
  }
}
