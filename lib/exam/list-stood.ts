import { db } from '@/db/client'
import { type CaseHead, lastEvent } from '@/db/queries/case'
import type { RegistrationFacts } from './machine'
import { type ReadRound, readRound } from './read-round'

export type Stood = { round: ReadRound | null } & Pick<RegistrationFacts, 'abandonedFrom'>

/** What 我的考试 says beside the state of those that were returned or given up, by case: what is to be mended, where they stood. */
export async function listStood(heads: readonly Pick<CaseHead, 'id' | 'state'>[]): Promise<Map<string, Partial<Stood>>> {
  const found = heads.map(async ({ id, state }): Promise<[string, Partial<Stood>]> => {
    if (state === 'returned') return [id, { round: await readRound(db(), id, state) }]
    return [
      id,
      state === 'abandoned' || state === 'voided' ? { abandonedFrom: (await lastEvent(db(), id))?.fromState ?? null } : {},
    ]
  })
  return new Map(await Promise.all(found))
}
