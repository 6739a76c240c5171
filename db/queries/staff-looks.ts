import { eq } from 'drizzle-orm'
import type { Queryable } from '../client'
import { persons } from '../schema/account'
import { cases } from '../schema/case'

/** A case's head with the sealed numbers of its applicant: for lib/audit/reveal-id-number.ts, which says who may and writes it down. */
export async function getPersonOfCase(caseId: string, on: Queryable) {
  const [row] = await on
    .select({
      head: { kind: cases.kind, applicantId: cases.applicantId, unitId: cases.unitId, scope: cases.scope },
      person: { idNumberSealed: persons.idNumberSealed, mobileSealed: persons.mobileSealed },
    })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.applicantId))
    .where(eq(cases.id, caseId))
  return row ?? null
}
