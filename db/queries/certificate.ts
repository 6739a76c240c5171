// Certificates as they were issued, with what came after: revoked, printed on which blank.
import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { db, type Queryable, type Tx } from '../client'
import { certificateExams, certificatePrints, certificateRevocations, certificates } from '../schema/certificate'
import { examSessions } from '../schema/exam'

export type Certificate = typeof certificates.$inferSelect
export type CertificateView = Awaited<ReturnType<typeof listOwnCertificates>>[number]

const columns = {
  certificate: certificates,
  revokedAt: certificateRevocations.revokedAt,
  revokedFor: certificateRevocations.reason,
  printNumber: certificatePrints.printNumber,
  shortTitle: examSessions.shortTitle,
  year: examSessions.year,
}

function read(on: Queryable) {
  return on
    .select(columns)
    .from(certificates)
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
    .leftJoin(certificatePrints, and(eq(certificatePrints.certificateId, certificates.id), isNull(certificatePrints.spoiledAt)))
    .leftJoin(examSessions, eq(examSessions.id, certificates.sessionId))
}

/** The viewer's own certificates, newest first (S-03). */
export async function listOwnCertificates({ personId }: Pick<Viewer, 'personId'>, on: Queryable = db()) {
  if (personId === null) return []
  return read(on).where(eq(certificates.personId, personId)).orderBy(desc(certificates.issuedAt), desc(certificates.id))
}

/** One of the viewer's own; null for everybody else's. */
export async function getOwnCertificate(viewer: Pick<Viewer, 'personId'>, id: string, on: Queryable = db()) {
  if (viewer.personId === null || !isUuid(id)) return null
  const [found] = await read(on).where(and(eq(certificates.id, id), eq(certificates.personId, viewer.personId)))
  return found ?? null
}

/** The certificate of a case, whose viewer has been checked; null: none was issued. */
export async function certificateOfCase(caseId: string, on: Queryable = db()) {
  const [found] = await read(on).where(eq(certificates.caseId, caseId))
  return found ?? null
}

/**
 * Lets one at a time issue certificates to whoever is behind a registration, or take them away, until the transaction ends: a score of one year may
 * carry the certificate of another. To be called behind the lock of the registration.
 */
export async function holdCertificatesOf(tx: Tx, caseId: string) {
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('certificates ' || person_id, 0)) from registrations where case_id = ${caseId}`)
}

/** The certificates that stand, of any session of the same exam, of whoever is behind a registration; the viewer has been checked. */
export async function listStandingBeside(caseId: string, on: Queryable = db()) {
  const rows = await on.execute<{ case_id: string; session_id: string }>(sql`
    select k.case_id, k.session_id from registrations r join exam_sessions e on e.id = r.session_id
      join certificates k on k.person_id = r.person_id join exam_sessions ke on ke.id = k.session_id and ke.exam = e.exam
    where r.case_id = ${caseId} and not exists (select from certificate_revocations v where v.certificate_id = k.id)
    order by k.management_number`)
  return rows.map((row) => ({ caseId: row.case_id, sessionId: row.session_id }))
}

export async function insertCertificate(tx: Tx, row: typeof certificates.$inferInsert): Promise<string> {
  const [inserted] = await tx.insert(certificates).values(row).returning({ id: certificates.id })
  if (!inserted) throw new Error('the certificate was not written')
  return inserted.id
}

/** False: it was revoked before. */
export async function insertRevocation(tx: Tx, row: typeof certificateRevocations.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(certificateRevocations)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: certificateRevocations.certificateId })
  return inserted.length > 0
}

export async function nextCertificateSerial(on: Queryable): Promise<number> {
  const [row] = await on.execute<{ n: string }>(sql`select nextval('certificate_serials') as n`)
  return Number(row?.n)
}

/** The three digits of an exam, given at its first certificate. */
export async function examCodeOf(tx: Tx, exam: string): Promise<number> {
  const [known] = await tx.select().from(certificateExams).where(eq(certificateExams.exam, exam))
  if (known) return known.code
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('certificate exams', 0))`)
  await tx
    .insert(certificateExams)
    .values({ exam, code: sql`(select coalesce(max(code), 0) + 1 from certificate_exams)` })
    .onConflictDoNothing({ target: certificateExams.exam })
  const [given] = await tx.select().from(certificateExams).where(eq(certificateExams.exam, exam))
  if (!given) throw new Error(`the exam ${exam} has no code`)
  return given.code
}

/** Which exams have issued certificates or will: the newest session of each. */
export async function listCertifyingExams(on: Queryable = db()) {
  return on
    .selectDistinctOn([examSessions.exam], { exam: examSessions.exam, shortTitle: examSessions.shortTitle })
    .from(examSessions)
    .where(and(isNotNull(examSessions.publishedAt), sql`(${examSessions.features} ->> 'certificate')::boolean`))
    .orderBy(asc(examSessions.exam), desc(examSessions.year))
}

type Wanted = { exam: string; idNumberHash: string; managementNumber: string | null; printNumber: string | null }

/** The certificate of an exam that this ID number and 管理号, or valid 印制号, belong to; null: one of them is wrong (S-10). */
export async function findCertificate({ exam, idNumberHash, managementNumber, printNumber }: Wanted, on: Queryable = db()) {
  const [found] = await read(on).where(
    and(
      eq(examSessions.exam, exam),
      eq(certificates.idNumberHash, idNumberHash),
      or(eq(certificates.managementNumber, managementNumber ?? ''), eq(certificatePrints.printNumber, printNumber ?? '')),
    ),
  )
  return found ?? null
}
