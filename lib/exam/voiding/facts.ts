import type { Queryable } from '@/db/client'
import { lastInput } from '@/db/queries/commitment'
import { readVoided } from '@/db/queries/voiding'
import { isUuid } from '@/lib/text/is-uuid'
import type { FactsOf } from '@/lib/workflow/business'
import { voidingSchema } from './causes'
import type { VoidingFacts } from './machine'

/** The facts of a voiding, existing or about to be opened: what is no registration has nothing to void. */
export async function voidingFacts(on: Queryable, { id, aboutId }: FactsOf): Promise<VoidingFacts> {
  const [registration, proposal] = await Promise.all([
    isUuid(aboutId) ? readVoided(aboutId, on) : null,
    id ? lastInput(id, 'propose', on) : null,
  ])
  return {
    title: registration?.title ?? '报名',
    registrationId: aboutId,
    registration,
    proposal: voidingSchema.safeParse(proposal).data ?? null,
  }
}
