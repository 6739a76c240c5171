import type { Queryable } from '@/db/client'
import { latestDocument } from '@/db/queries/case'
import { readChecked } from '@/db/queries/qualification-check'
import { titleWithYear } from '@/lib/exam/title-with-year'
import { isUuid } from '@/lib/text/is-uuid'
import type { FactsOf } from '@/lib/workflow/business'
import type { CheckFacts } from './machine'
import { whyChecked } from './rules'

/** The facts of a check, existing or about to be opened, read from the registration that it is about. */
export async function checkFacts(on: Queryable, { id, state, aboutId }: FactsOf): Promise<CheckFacts> {
  const read = isUuid(aboutId) ? await readChecked(aboutId, on) : null
  const owesReport = read?.owesReport === true && !(id && (await latestDocument(id, on)))
  return {
    registrationId: aboutId,
    registrationNumber: read?.number ?? '',
    sessionId: read?.sessionId ?? '',
    title: read ? titleWithYear(read) : '报考资格',
    why: read && whyChecked(read),
    publishedAt: read?.publishedAt ?? null,
    owesReport,
    isAsked: state === 'failed' || owesReport,
    isVoid: read?.isVoid ?? false,
  }
}
