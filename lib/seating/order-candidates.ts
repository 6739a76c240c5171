import { hash } from 'node:crypto'

/**
 * The published order of a draw (E-31): ascending by the SHA-256, in hexadecimal, of the text `seed:id`. It depends on the seed and
 * the registration's id alone; whoever has both gets the same order in any language.
 */
export function orderCandidates(seed: string, ids: readonly string[]): string[] {
  return ids
    .map((id) => hash('sha256', `${seed}:${id}`) + id)
    .sort()
    .map((keyed) => keyed.slice(hexDigits))
}

const hexDigits = 64
