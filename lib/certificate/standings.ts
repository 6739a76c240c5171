import type { Queryable } from '@/db/client'
import { listStandings } from '@/db/queries/certificate-office'
import type { ExamFrame } from '@/db/queries/exam'
import { mainPublicityOf, publicityOf } from '@/db/queries/publicity-office'
import { listWithoutCheck } from '@/db/queries/qualification-check'
import { registrationMachine } from '@/lib/exam/machine'
import { listPassed } from '@/lib/scoring/passed'
import { whyChecked } from '@/lib/service/qualification-check/rules'
import { stateOf } from '@/lib/workflow/machine'
import { heldBack, type PublicPeriod } from './rules'

/** Of whoever passed everything: what stands in the way of a certificate (null: nothing), and the one that was issued. */
export type PassedStanding = Awaited<ReturnType<typeof standingsOf>>[number]

/** Everybody who passed everything by the published scores of a session, in the order of their 报名序号 (E-38). */
export async function readStandings(frame: ExamFrame, on: Queryable, at: Date) {
  const [period, passed] = [await periodOf(frame, on), await listPassed(frame, on)]
  const caseIds = passed.map(({ caseId }) => caseId)
  return { period, standings: await standingsOf(frame, caseIds, period, on, at) }
}

/** The same of these alone. */
export async function standingsOf(frame: ExamFrame, caseIds: readonly string[], period: PublicPeriod, on: Queryable, at: Date) {
  const [rows, due] = await Promise.all([listStandings(caseIds, on), checksDue(frame, caseIds, on)])
  return rows.map((row) => {
    const { caseId, number, state, photoId, checks, concerns, isInDoubt, certificateId, managementNumber, revokedAt } = row
    const { label } = stateOf(registrationMachine, state)
    const listing = row.isToBeListed ? { until: row.listedUntil } : null
    const reported = { checks, concerns, isCheckDue: due.has(caseId), isInDoubt }
    const standing = { state, stateLabel: label, hasPhoto: photoId !== null, listing, ...reported }
    const certificate =
      certificateId !== null && managementNumber !== null ? { id: certificateId, managementNumber, revokedAt } : null
    return { caseId, number, certificate, heldBack: certificate ? null : heldBack(period, standing, at) }
  })
}

/** Whose check is to be opened, as the worker will (E-36): a score corrected this minute may have made them pass. */
async function checksDue({ session }: ExamFrame, caseIds: readonly string[], on: Queryable): Promise<Set<string>> {
  if (!session.features.checkAfterScores) return new Set()
  const unchecked = await listWithoutCheck(caseIds, on)
  return new Set(unchecked.filter((one) => whyChecked(one) !== null).map(({ caseId }) => caseId))
}

/** 公示 of a session, where it has one: it is of those who committed (E-36). One that was withdrawn is none. */
export async function periodOf(frame: ExamFrame, on: Queryable): Promise<PublicPeriod> {
  const asked = frame.session.features.commitment === true
  const row = asked ? await mainPublicityOf(frame.session.id, on) : null
  if (row) return { asked, startsAt: row.startsAt, endsAt: row.endsAt }
  return { asked, startsAt: null, endsAt: null, isWithdrawn: asked && (await publicityOf(frame.session.id, on)) !== null }
}
