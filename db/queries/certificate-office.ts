// What certificate officers see of a session; the auditor reads it too. Everybody else gets null, as if there were no such session.
import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { overseesCertificates } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isSessionId } from '@/lib/text/is-session-id'
import { db, type Queryable } from '../client'
import { persons } from '../schema/account'
import { cases } from '../schema/case'
import { certificatePrints, certificateRevocations, certificates } from '../schema/certificate'
import { examSessions, registrations } from '../schema/exam'
import { publicities, publicityEntries } from '../schema/publicity'
import { runs } from '../schema/run'
import { among } from './among'
import { maskNumber } from './candidate-columns'
import { hasCommitted } from './committed'
import { type ExamFrame, getExamFrame, listSessionIds } from './exam'
import { entriesThatStand } from './publicity-office'
import type { Run } from './run'

/** The session, where it issues certificates, for who oversees them. */
export async function getCertifiedExam(viewer: Viewer, sessionId: string, on: Queryable = db()): Promise<ExamFrame | null> {
  const frame = isSessionId(sessionId) && overseesCertificates(viewer, sessionId) ? await getExamFrame(sessionId, on) : null
  return frame?.session.features.certificate ? frame : null
}

/** All of them, with how many certificates were issued. */
export async function listCertifiedExams(viewer: Viewer, at: Date, on: Queryable = db()) {
  const found = await Promise.all((await listSessionIds(at, on)).map((id) => getCertifiedExam(viewer, id, on)))
  const frames = found.filter((frame) => frame !== null)
  const ids = frames.map(({ session }) => session.id)
  const rows =
    ids.length === 0
      ? []
      : await on
          .select({ sessionId: certificates.sessionId, n: sql<number>`count(*)::int` })
          .from(certificates)
          .where(inArray(certificates.sessionId, ids))
          .groupBy(certificates.sessionId)
  const issued = new Map(rows.map(({ sessionId, n }) => [sessionId, n]))
  return frames.map((frame) => ({ frame, issued: issued.get(frame.session.id) ?? 0 }))
}

/** How each of these registrations stands on its way to a certificate, in the order of their numbers. For code that has checked who asks. */
export async function listStandings(caseIds: readonly string[], on: Queryable = db()) {
  if (caseIds.length === 0) return []
  return on
    .select({
      caseId: cases.id,
      number: cases.number,
      state: cases.state,
      photoId: registrations.photoId,
      checks: sql<
        string[]
      >`array(select k.state from cases k where k.kind = 'qualification-check' and k.parent_id = ${cases.id})`,
      /** Of reports about their place in the 公示. */
      concerns: sql<string[]>`array(select k.state from ${publicityEntries} e join cases k
        on k.about_type = 'publicityEntry' and k.about_id = e.id::text where e.case_id = ${cases.id})`,
      /** 无效处理 waits for a second officer. */
      isInDoubt: sql<boolean>`exists (select from cases k
        where k.kind = 'registration-voiding' and k.parent_id = ${cases.id} and k.state = 'proposed')`,
      isToBeListed: sql<boolean>`${hasCommitted({
        caseId: sql`${registrations.caseId}`,
        personId: sql`${registrations.personId}`,
        exam: sql`${examSessions.exam}`,
        year: sql`${examSessions.year}`,
      })}`,
      listedUntil: sql<Date | null>`(${entriesThatStand(sql`${cases.id}`, sql`max(p.ends_at)`)})`.mapWith(publicities.endsAt),
      certificateId: certificates.id,
      managementNumber: certificates.managementNumber,
      revokedAt: certificateRevocations.revokedAt,
    })
    .from(cases)
    .innerJoin(registrations, eq(registrations.caseId, cases.id))
    .innerJoin(examSessions, eq(examSessions.id, registrations.sessionId))
    .leftJoin(certificates, eq(certificates.caseId, cases.id))
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
    .where(sql`${cases.id} in ${among(caseIds)}`)
    .orderBy(cases.number)
}

/** Names and masked numbers of these, by case. */
export async function listHolders(caseIds: readonly string[], on: Queryable = db()) {
  if (caseIds.length === 0) return new Map<string, never>()
  const rows = await on
    .select({
      caseId: registrations.caseId,
      name: persons.name,
      idNumberSealed: persons.idNumberSealed,
      level: registrations.level,
      specialty: registrations.specialty,
    })
    .from(registrations)
    .innerJoin(persons, eq(persons.id, registrations.personId))
    .where(inArray(registrations.caseId, [...caseIds]))
  return new Map(rows.map((row) => [row.caseId, maskNumber(row)]))
}

/** 发放证书 of a session that was asked for last. */
export async function latestIssuing(viewer: Viewer, sessionId: string, on: Queryable = db()): Promise<Run | null> {
  if (!overseesCertificates(viewer, sessionId)) return null
  const [run] = await on
    .select()
    .from(runs)
    .where(and(eq(runs.sessionId, sessionId), eq(runs.kind, 'certificates')))
    .orderBy(desc(runs.askedAt), desc(runs.id))
    .limit(1)
  return run ?? null
}

/** How many certificates a run has issued so far, over all its tries. */
export async function countIssuedBy(runId: string, on: Queryable = db()): Promise<number> {
  const [row] = await on.select({ n: sql<number>`count(*)::int` }).from(certificates).where(eq(certificates.runId, runId))
  return row?.n ?? 0
}

/** Was a certificate of the session issued at that instant or later? */
export async function wasIssuedSince(sessionId: string, at: Date, on: Queryable = db()): Promise<boolean> {
  const found = await on
    .select({ id: certificates.id })
    .from(certificates)
    .where(and(eq(certificates.sessionId, sessionId), gte(certificates.issuedAt, at)))
    .limit(1)
  return found.length > 0
}

/** How many certificates of a session stand, and how many were revoked. */
export async function countCertificates(viewer: Viewer, sessionId: string, on: Queryable = db()) {
  const none = { valid: 0, revoked: 0 }
  if (!overseesCertificates(viewer, sessionId)) return none
  const [row] = await on
    .select({ revoked: count(certificateRevocations.certificateId), all: count() })
    .from(certificates)
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
    .where(eq(certificates.sessionId, sessionId))
  return row ? { valid: row.all - row.revoked, revoked: row.revoked } : none
}

type Listed = { revoked: boolean; after: string; limit: number }

/** A page of certificates of a session by 管理号, those that stand or those that were revoked; `after` is the last 管理号 of the page before. */
export async function listCertificates(
  viewer: Viewer,
  sessionId: string,
  { revoked, after, limit }: Listed,
  on: Queryable = db(),
) {
  if (!overseesCertificates(viewer, sessionId)) return []
  const rows = await on
    .select({
      id: certificates.id,
      managementNumber: certificates.managementNumber,
      name: certificates.name,
      idNumberSealed: certificates.idNumberSealed,
      level: certificates.level,
      specialty: certificates.specialty,
      issuedAt: certificates.issuedAt,
      printNumber: certificatePrints.printNumber,
      revokedAt: certificateRevocations.revokedAt,
      revokedFor: certificateRevocations.reason,
    })
    .from(certificates)
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id))
    .leftJoin(certificatePrints, and(eq(certificatePrints.certificateId, certificates.id), isNull(certificatePrints.spoiledAt)))
    .where(
      and(
        eq(certificates.sessionId, sessionId),
        gt(certificates.managementNumber, after),
        revoked ? isNotNull(certificateRevocations.revokedAt) : isNull(certificateRevocations.revokedAt),
      ),
    )
    .orderBy(asc(certificates.managementNumber))
    .limit(limit)
  return rows.map(maskNumber)
}
