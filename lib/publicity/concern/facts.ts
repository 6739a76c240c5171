import type { Queryable } from '@/db/client'
import { getEntry } from '@/db/queries/publicity-office'
import { isUuid } from '@/lib/text/is-uuid'
import type { FactsOf } from '@/lib/workflow/business'
import type { ConcernFacts } from './machine'

export async function concernFacts(on: Queryable, { aboutId }: FactsOf): Promise<ConcernFacts> {
  const found = isUuid(aboutId) ? await getEntry(aboutId, on) : null
  return {
    title: found ? `公示第 ${found.entry.ordinal} 名` : '公示名单',
    ordinal: found?.entry.ordinal ?? null,
    name: found?.entry.name ?? '',
  }
}
