import { seal, unseal } from '@/lib/crypto/sealed'
import type { Needs } from './needs'

/** Needs as they are stored: they tell of health, so that nobody reads them who has the database alone. */
export function sealNeeds({ needs, other }: Needs): string {
  return seal(JSON.stringify({ needs, other }), 'seat-needs')
}

/** Needs as they were stored; rows from before they were sealed have them plain. */
export function readNeeds({ needs, other, needsSealed }: Needs & { needsSealed: string | null }): Needs {
  return needsSealed === null ? { needs, other } : (JSON.parse(unseal(needsSealed, 'seat-needs')) as Needs)
}
