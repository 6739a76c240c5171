import type { Queryable } from '@/db/client'
import { db } from '@/db/client'
import { type LevelWithCheck, listLevels, listUsedLevels } from '@/db/queries/education'
import { unseal } from '@/lib/crypto/sealed'
import { maskIdNumber } from '@/lib/text/mask'
import type { EducationLevel } from './rules'

/** The levels of a person with their checks and what was uploaded for them, the latest diploma first; numbers masked (E-04, E-10, E-14). For who asks about oneself, and for facts. */
export async function educationFor(personId: string, on: Queryable = db()): Promise<EducationLevel[]> {
  return (await listLevels(personId, {}, on)).map(shownLevel)
}

/** The levels with which a registration was confirmed (`recordUsedLevels`), as their checks stand now: what its reviewer sees. */
export async function educationUsedBy(caseId: string, on: Queryable = db()): Promise<EducationLevel[]> {
  return (await listUsedLevels(caseId, on)).map(shownLevel)
}

/** A level as its owner and its reviewers see it. */
export function shownLevel({ level, check, proof }: LevelWithCheck): EducationLevel {
  const { id, degree, school, major, startedOn, endedOn, mode, abroad, certificateSealed, degreeCertificateSealed } = level
  const { standing, reason, answeredAt, record } = check
  const words = { id, level: level.level, degree, school, major, startedOn, endedOn, mode, abroad }
  const numbers = { certificate: masked(certificateSealed), degreeCertificate: masked(degreeCertificateSealed) }
  return { ...words, ...numbers, standing, reason, answeredAt, record, proof }
}

function masked(sealed: string | null): string | null {
  return sealed && maskIdNumber(unseal(sealed, 'diploma'))
}
