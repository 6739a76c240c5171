import { type SQL, sql } from 'drizzle-orm'

type Registration = Record<'caseId' | 'personId' | 'exam' | 'year', SQL>

/** Of a registration, by columns or values: its letter was signed for it, and 告知承诺制 neither declined nor withdrawn for that exam and year (E-12, E-36). */
export function hasCommitted({ caseId, personId, exam, year }: Registration): SQL {
  const ofYear = sql`k.person_id = ${personId} and k.exam = ${exam} and k.year = ${year}`
  return sql`(exists (select from commitments k where ${ofYear} and k.case_id = ${caseId} and k.what = 'chosen')
    and not exists (select from commitments k where ${ofYear} and k.what <> 'chosen'))`
}
