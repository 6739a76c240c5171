import { db } from '@/db/client'
import { holdCertificatesOf } from '@/db/queries/certificate'
import { countIssuedBy } from '@/db/queries/certificate-office'
import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { holdPublicity } from '@/db/queries/publicity-withdrawal'
import type { Run } from '@/db/queries/run'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { now } from '@/lib/clock/now'
import { type Asked, askRun } from '@/lib/run/ask-run'
import type { Work } from '@/lib/run/perform-run'
import { completedIn } from '@/lib/scoring/passed'
import { isSessionId } from '@/lib/text/is-session-id'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { lockForMove, transitionIn } from '@/lib/workflow/transition'
import { heldBackByPeriod } from './rules'
import { periodOf, readStandings, standingsOf } from './standings'

const reportEvery = 20

/**
 * 发放证书: asks for certificates for everybody who is ready, which the worker issues (E-38, Q-42). Refuses who is no certificate officer of the
 * session, a session that issues none, before 公示 has ended, and where nobody is ready.
 */
export async function askIssue(viewer: Viewer, sessionId: string, since = performance.now()): Promise<Asked | Refused> {
  const at = await arrival(since)
  const may = isSessionId(sessionId) && hasRole(viewer, 'certificateOfficer', sessionId)
  const frame = may ? await getExamFrame(sessionId) : null
  if (!frame?.session.features.certificate) return refuse('not_found', '没有找到这项考试。')
  return db().transaction(async (tx) => {
    const early = heldBackByPeriod(await periodOf(frame, tx), at)
    if (early) return refuse('too_early', `${early}，公示结束后才能发放证书。`)
    const ready = (await readStandings(frame, tx, at)).standings.filter(isReady).length
    if (ready === 0) return refuse('not_ready', '现在没有可以发放证书的人。')
    const asked = await askRun(tx, viewer, { kind: 'certificates', sessionId, at })
    if (asked.ok) {
      const about = { type: 'examSession', id: sessionId } as const
      await recordAudit(tx, viewer, { what: 'run-asked', about, after: { run: asked.runId, kind: 'certificates', ready } })
    }
    return asked
  })
}

/** The certificates as the worker issues them, one by one, each whole or not at all: cut off, it goes on with who has none yet. */
export const issueInRun: Work = async (run, viewer, report) => {
  const frame = hasRole(viewer, 'certificateOfficer', run.sessionId) ? await getExamFrame(run.sessionId) : null
  if (!frame?.session.features.certificate) return { ok: false, message: '只有这项考试的证书人员可以发放证书。' }
  const waiting = (await readStandings(frame, db(), await now())).standings.filter(isReady)
  for (const [index, { caseId }] of waiting.entries()) {
    if (index % reportEvery === 0) await report('正在发放证书', index, waiting.length)
    await issueOne(frame, run, viewer, caseId)
  }
  await report('正在发放证书', waiting.length, waiting.length)
  return { ok: true, message: `已发放 ${await countIssuedBy(run.id)} 本证书，并通知了持证人。` }
}

/** False: somebody else was quicker, or something has come in the way since. */
async function issueOne(frame: ExamFrame, run: Run, viewer: Viewer, caseId: string): Promise<boolean> {
  return db().transaction(async (tx) => {
    const locked = await lockForMove(tx, caseId)
    // Whoever changes a score that carries the certificate, or withdraws the 公示, waits or was first (E-36, E-37).
    await holdCertificatesOf(tx, caseId)
    await holdPublicity(tx, frame.session.id, 'share')
    const at = await now(tx)
    // Judged again behind the lock: a registration may have been voided, or another run been quicker.
    const [standing] = await standingsOf(frame, [caseId], await periodOf(frame, tx), tx, at)
    if (!standing || !isReady(standing)) return false
    if ((await completedIn(frame, caseId, tx)) !== frame.session.year) return false
    const made = await transitionIn(tx, at, 'system', locked, 'certify', { issuedBy: viewer.accountId, runId: run.id })
    if (!made.ok) throw new Error(`no certificate for ${caseId}: ${made.refusal}`)
    return true
  })
}

function isReady({ certificate, heldBack }: { certificate: unknown; heldBack: string | null }): boolean {
  return certificate === null && heldBack === null
}
