import type { Queryable } from '@/db/client'
import { listStandings } from '@/db/queries/certificate-office'
import type { ExamFrame } from '@/db/queries/exam'
import { publicityOf } from '@/db/queries/publicity-office'
import { registrationMachine } from '@/lib/exam/machine'
import { listPassed } from '@/lib/scoring/passed'
import { stateOf } from '@/lib/workflow/machine'
import { heldBack, type PublicPeriod } from './rules'

/** Of whoever passed everything: what stands in the way of a certificate (null: nothing), and the one that was issued. */
export type PassedStanding = Awaited<ReturnType<typeof standingsOf>>[number]

/** Everybody who passed everything by the published scores of a session, in the order of their 报名序号 (E-38). */
export async function readStandings(frame: ExamFrame, on: Queryable, at: Date) {
  const [period, passed] = [await periodOf(frame, on), await listPassed(frame, on)]
  const caseIds = passed.map(({ caseId }) => caseId)
  return { period, standings: await standingsOf(caseIds, period, on, at) }
}

/** The same of these alone. */
export async function standingsOf(caseIds: readonly string[], period: PublicPeriod, on: Queryable, at: Date) {
  return (await listStandings(caseIds, on)).map((row) => {
    const { caseId, number, state, photoId, checks, concerns, certificateId, managementNumber, revokedAt } = row
    const { label } = stateOf(registrationMachine, state)
    const standing = { state, stateLabel: label, checks, concerns, hasPhoto: photoId !== null }
    const certificate =
      certificateId !== null && managementNumber !== null ? { id: certificateId, managementNumber, revokedAt } : null
    return { caseId, number, certificate, heldBack: certificate ? null : heldBack(period, standing, at) }
  })
}

/** 公示 of a session, where it has one: it is of those who committed (E-36). One that was withdrawn is none. */
export async function periodOf(frame: ExamFrame, on: Queryable): Promise<PublicPeriod> {
  const asked = frame.session.features.commitment === true
  const row = asked ? await publicityOf(frame.session.id, on) : null
  return row && !row.withdrawnAt
    ? { asked, startsAt: row.startsAt, endsAt: row.endsAt }
    : { asked, startsAt: null, endsAt: null, isWithdrawn: row !== null }
}
