import { z } from 'zod'
import { db, type Tx } from '@/db/client'
import { lockCase } from '@/db/queries/case'
import { addScore, currentScore } from '@/db/queries/score'
import {
  type Correction,
  findByAdmitCard,
  getCorrection,
  holdScores,
  insertCorrection,
  listMarkedPapers,
  livePublication,
  updateCorrection,
} from '@/db/queries/score-office'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { revokeUnearned } from '@/lib/certificate/revoke-unearned'
import { isSessionId } from '@/lib/text/is-session-id'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Outcome, type Refused, refuse } from '@/lib/workflow/refusal'
import { readScore } from './read-score'
import { tellChanged } from './tell-changed'

const correctionSchema = z.object({
  number: z.string().trim().max(30),
  subject: z.string().max(100),
  score: z.string().max(20),
  reason: z.string().trim().min(4, '请写明更正的理由。').max(300, '理由请控制在 300 个字以内。'),
})
export type CorrectionAsked = z.input<typeof correctionSchema>

const busy = refuse('claimed_by_other', '另一位考务人员正在处理这项考试的成绩，请稍后再试。')

const annulled = refuse('wrong_state', '这个报名的成绩已按无效处理，不能更正。')

/**
 * 更正成绩: another value for one score, with the reason, to be confirmed by another officer (E-33, O-27); the way to change a score once scores
 * are published, and to take a 雷同 finding back. Refuses who is no exam officer of the session, a number without that paper, a value that
 * is no score or the same, while a publication waits for its time, and where a correction of that score waits already.
 */
export async function proposeCorrection(
  viewer: Viewer,
  sessionId: string,
  asked: CorrectionAsked,
  since = performance.now(),
): Promise<{ ok: true } | Refused> {
  const at = await arrival(since)
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  const read = correctionSchema.safeParse({ ...asked, reason: cleanText(asked.reason) }, { error: () => '填写有误，请核对。' })
  if (!read.success) return refuse('invalid_input', read.error.issues[0]?.message ?? '填写有误，请核对。')
  const { number, subject, reason } = read.data
  return db().transaction(async (tx): Promise<{ ok: true } | Refused> => {
    const refused = await refuseNow(tx, sessionId, at)
    if (refused) return refused
    const found = await findByAdmitCard(sessionId, number, tx)
    const before = found?.subjects.includes(subject) ? await currentScore(found.caseId, subject, tx) : null
    if (!found || !before) return refuse('not_found', '没有找到这个准考证号的这一科成绩，请核对。')
    const fullMarks = (await listMarkedPapers(sessionId, tx)).find((paper) => paper.subject === subject)?.fullMarks ?? 0
    if (found.state === 'annulled') return annulled
    const score = readScore(read.data.score, fullMarks)
    if (typeof score === 'string') return refuse('invalid_input', `${score}。`)
    if (score === before.score) return refuse('invalid_input', '与现在的成绩相同，不需要更正。')
    const row = { caseId: found.caseId, subject, sessionId, version: before.version, score, reason }
    const id = await insertCorrection(tx, { ...row, state: 'proposed', proposedBy: viewer.accountId, proposedAt: at })
    if (!id) return refuse('conflict', '这个成绩已有一项更正等待确认，请先处理那一项。')
    await recordAudit(tx, viewer, {
      what: 'correction-proposed',
      about: { type: 'case', id: found.caseId },
      after: { correction: id, version: before.version },
    })
    return { ok: true }
  })
}

/**
 * 确认更正, by another officer: the score gets its next version, the one before is kept. Once published the candidate is told, and a certificate that
 * the scores no longer carry is revoked (E-37).
 */
export async function confirmCorrection(viewer: Viewer, correctionId: string, since = performance.now()): Promise<Outcome> {
  const at = await arrival(since)
  return decide(viewer, correctionId, at, async (tx, correction) => {
    if (correction.proposedBy === viewer.accountId)
      return refuse('not_allowed', '这项更正是您提出的，须由另一位考务人员核对后确认。')
    const { caseId, subject, sessionId, score } = correction
    // 成绩无效 waits for this row, or was first: then nothing is corrected any more (E-37).
    if ((await lockCase(tx, caseId))?.head.state === 'annulled') return annulled
    const before = await currentScore(caseId, subject, tx)
    if (before?.version !== correction.version)
      return refuse('conflict', '这个成绩在提出更正之后又有变动，请不同意这一项，核对后重新提出。')
    const version = await addScore(tx, {
      ...{ caseId, subject, sessionId, score, source: 'correction', sourceId: correction.id, recordedBy: viewer.accountId, at },
    })
    await updateCorrection(tx, correction.id, { state: 'confirmed', decidedBy: viewer.accountId, decidedAt: at })
    await tellChanged(tx, { caseId, subject, key: `score-corrected:${correction.id}` })
    const lost = `“${subject}”成绩更正后不再全科合格`
    const revoked = await revokeUnearned(tx, { caseId, reason: lost, by: viewer.accountId, at })
    const about = { type: 'case' as const, id: caseId }
    await recordAudit(tx, viewer, {
      what: 'correction-confirmed',
      about,
      before: { version: before.version },
      after: { correction: correction.id, version, revoked },
    })
    return { ok: true, state: 'confirmed' }
  })
}

/** 不同意: the score stays; whoever proposed it may take it back by this too. */
export async function declineCorrection(viewer: Viewer, correctionId: string, since = performance.now()): Promise<Outcome> {
  const at = await arrival(since)
  return decide(viewer, correctionId, at, async (tx, correction) => {
    await updateCorrection(tx, correction.id, { state: 'declined', decidedBy: viewer.accountId, decidedAt: at })
    const about = { type: 'case' as const, id: correction.caseId }
    await recordAudit(tx, viewer, { what: 'correction-declined', about, after: { correction: correction.id } })
    return { ok: true, state: 'declined' }
  })
}

async function refuseNow(tx: Tx, sessionId: string, at: Date): Promise<Refused | null> {
  if (!(await holdScores(tx, sessionId))) return busy
  const publication = await livePublication(sessionId, tx)
  const isOut = publication?.state === 'confirmed' && publication.publishAt <= at
  if (!publication || isOut) return null
  return refuse('wrong_state', '成绩正等待发布。要更正，请先撤回发布，或在发布以后更正。')
}

async function decide(
  viewer: Viewer,
  id: string,
  at: Date,
  act: (tx: Tx, correction: Correction) => Promise<Outcome>,
): Promise<Outcome> {
  return db().transaction(async (tx): Promise<Outcome> => {
    const found = isUuid(id) ? await getCorrection(id, tx) : null
    if (!found || !hasRole(viewer, 'examOfficer', found.sessionId)) return refuse('not_found', '没有找到这项更正。')
    const refused = await refuseNow(tx, found.sessionId, at)
    if (refused) return refused
    // Read again under the lock.
    const correction = await getCorrection(id, tx)
    if (correction?.state !== 'proposed') {
      const isMine = correction?.decidedBy === viewer.accountId
      return isMine
        ? { ok: true, state: correction.state, already: true }
        : refuse('wrong_state', '这项更正已经有人处理，请刷新页面查看。')
    }
    return act(tx, correction)
  })
}
