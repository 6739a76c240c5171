import { examCodeOf, insertCertificate, nextCertificateSerial } from '@/db/queries/certificate'
import { type ExamFrame, getExamFrame, getPerson, getRegistration } from '@/db/queries/exam'
import { findCheck } from '@/db/queries/qualification-check'
import { isoDay } from '@/lib/clock/format'
import type { Issue } from '@/lib/exam/machine'
import { failpoint } from '@/lib/failpoint/failpoint'
import type { Effect } from '@/lib/workflow/business'
import { surely } from '@/lib/workflow/surely'
import { managementNumber } from './management-number'

/**
 * 发放证书 (E-38): what is certified is written down with its 管理号, the check goes on to 发放证书, and the candidate is told. Throws where the
 * check moved meanwhile: then nothing is issued.
 */
export const writeCertificate: Effect<{ sessionId: string; person: { id: string } }> = async (work) => {
  const { tx, head, facts, at, act, post } = work
  const { issuedBy, runId } = work.input as Issue
  const [frame, person, registration] = await Promise.all([
    getExamFrame(facts.sessionId, tx),
    getPerson(facts.person.id, tx),
    getRegistration(head.id, tx),
  ])
  if (!frame?.session.features.certificate || !person || !registration?.photoId)
    throw new Error(`nothing can be certified of ${head.id}`)
  const { session } = frame
  const [examCode, serial] = [await examCodeOf(tx, session.exam), await nextCertificateSerial(tx)]
  const id = await insertCertificate(tx, {
    kind: 'exam',
    managementNumber: managementNumber({ year: session.year, examCode, serial }),
    personId: person.id,
    caseId: head.id,
    sessionId: session.id,
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    idNumberSealed: person.idNumberSealed,
    idNumberHash: person.idNumberHash,
    photoId: registration.photoId,
    title: session.title,
    level: registration.level ?? '',
    specialty: registration.specialty ?? '',
    approvedOn: approvedOn(frame),
    issuedBy,
    runId,
    issuedAt: at,
  })
  failpoint('certificate-half-written')
  const check = await findCheck(head.id, tx)
  if (check?.state === 'passed') await surely(act(check.id, 'release', undefined, 'system'))
  post('notify', {
    template: 'certificate.issued',
    key: `certificate.issued:${id}`,
    personId: person.id,
    values: { exam: session.title },
    href: `/services/certificates/${id}`,
  })
}

/** 批准日期 is the day of the last paper, as on the certificates in use. */
function approvedOn({ papers, windows }: ExamFrame): string {
  const last = Math.max(...papers.map((paper) => paper.endsAt.getTime()))
  return isoDay(Number.isFinite(last) ? new Date(last) : windows.admitCard.to)
}
