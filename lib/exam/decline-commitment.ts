import { db } from '@/db/client'
import { type CaseHead, lockCase } from '@/db/queries/case'
import { insertCommitment } from '@/db/queries/commitment'
import type { Origin } from '@/lib/access/origin'
import { now } from '@/lib/clock/now'
import type { RegistrationFacts } from './machine'

type Declining = Pick<RegistrationFacts, 'exam' | 'year' | 'person'>

/** 不采用 and 下一步: from here on it holds for this exam and year, and cannot be undone (E-12). Twice is once. */
export async function declineCommitment({ id: caseId }: Pick<CaseHead, 'id'>, { exam, year, person }: Declining, origin: Origin) {
  const at = await now()
  await db().transaction(async (tx) => {
    // The case before the commitments of its person, as every move does, or two windows would wait for each other.
    await lockCase(tx, caseId)
    await insertCommitment(tx, { personId: person.id, exam, year, caseId, what: 'declined', at, ...origin })
  })
}
