import { db, type Queryable, type Tx } from '@/db/client'
import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { insertEntries, insertPublicity, listToPublish, publicityOf, type ToList } from '@/db/queries/publicity-office'
import { publicationInForce } from '@/db/queries/score'
import { holdScores } from '@/db/queries/score-office'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { unseal } from '@/lib/crypto/sealed'
import { listPassed } from '@/lib/scoring/passed'
import { isSessionId } from '@/lib/text/is-session-id'
import { maskIdNumber } from '@/lib/text/mask'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { readPublicityDays } from './rules'

/**
 * 开始公示 (E-36): lists who passed by the published scores, as they are now, for the whole days from `first` to `last` (2020-10-21). Refuses who is
 * no exam officer of the session, days against the rules, before the scores are out, an empty list, and while there is one already. Again, for a
 * whole new term: once the one before was withdrawn, and once it is over, of those alone who have passed since and stand in none.
 */
export async function startPublicity(
  viewer: Viewer,
  sessionId: string,
  chosen: { first: string; last: string },
  since = performance.now(),
): Promise<{ ok: true; listed: number } | Refused> {
  const at = await arrival(since)
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  const days = readPublicityDays(chosen, at)
  if (typeof days === 'string') return refuse('invalid_input', days)
  return db().transaction(async (tx): Promise<{ ok: true; listed: number } | Refused> => {
    // Of scores that somebody is just changing, nobody can say who has passed.
    if (!(await holdScores(tx, sessionId)))
      return refuse('claimed_by_other', '另一位考务人员正在处理这项考试的成绩或公示，请稍后再试。')
    const frame = await getExamFrame(sessionId, tx)
    if (!frame) return refuse('not_found', '没有找到这项考试。')
    const before = await publicityOf(sessionId, tx)
    if (before && !before.withdrawnAt && at < before.endsAt) return startedAlready
    if (!(await publicationInForce(sessionId, tx))) return refuse('not_ready', '成绩还没有公布，公布以后才能公示。')
    const people = await listToBePublished(frame, null, tx)
    if (people.length === 0) return refuse('not_ready', '没有应公示的人员。')
    const round = (before?.round ?? 0) + 1
    const begun = { sessionId, round, ...days, startedBy: viewer.accountId, startedAt: at, listed: people.length }
    if (!(await insertPublicity(tx, begun))) return startedAlready
    await insertEntries(tx, begun, people.map(maskedEntry))
    await recordPublicity(tx, viewer, begun)
    return { ok: true, listed: people.length }
  })
}

const startedAlready = refuse('wrong_state', '这次考试的公示已经办理，请刷新页面查看。')

/** Who would be listed in a 公示 of a session by its published scores: with 告知承诺制 those who committed, else all who passed, as far as they stand in none (E-36, E-38); with `limit` the first of them. */
export async function listToBePublished(frame: ExamFrame, limit: number | null, on: Queryable = db()): Promise<ToList[]> {
  const { id, exam, year, features } = frame.session
  const passed = await listPassed(frame, on)
  if (passed.length === 0) return []
  const caseIds = passed.map(({ caseId }) => caseId)
  return listToPublish(id, caseIds, features.commitment ? { exam, year } : null, limit, on)
}

function maskedEntry({ idNumberSealed, admitCard, count: _, ...entry }: ToList) {
  return {
    ...entry,
    idNumberMasked: maskIdNumber(unseal(idNumberSealed, 'id-number')),
    admitCardMasked: admitCard && maskIdNumber(admitCard),
  }
}

type Begun = { sessionId: string; round: number; startsAt: Date; endsAt: Date; listed: number }

async function recordPublicity(tx: Tx, viewer: Viewer, { sessionId, ...after }: Begun) {
  await recordAudit(tx, viewer, {
    what: 'publicity-started',
    about: { type: 'examSession', id: sessionId },
    after: { round: after.round, startsAt: after.startsAt, endsAt: after.endsAt, listed: after.listed },
  })
}
