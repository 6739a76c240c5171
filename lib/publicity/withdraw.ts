import { z } from 'zod'
import { db, type Tx } from '@/db/client'
import { wasIssuedSince } from '@/db/queries/certificate-office'
import { markListedTold, type Publicity, publicityOf } from '@/db/queries/publicity-office'
import {
  decideWithdrawal,
  getWithdrawal,
  holdPublicity,
  insertWithdrawal,
  type Withdrawal,
} from '@/db/queries/publicity-withdrawal'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayAndMinute } from '@/lib/clock/format'
import { isSessionId } from '@/lib/text/is-session-id'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Outcome, type Refused, refuse } from '@/lib/workflow/refusal'
import { phaseOf } from './rules'

const reasonSchema = z.string().trim().min(4, '请写明撤回的理由。').max(300, '理由请控制在 300 个字以内。')

/**
 * 提出撤回公示 of a 公示 that was announced wrongly, before it begins or while it runs, with the reason, to be confirmed by another officer (E-36).
 * Refuses who is no exam officer of the session, where none stands, once it is over, and where a withdrawal waits already.
 */
export async function proposeWithdrawal(
  viewer: Viewer,
  sessionId: string,
  typed: string,
  since = performance.now(),
): Promise<{ ok: true; id: string } | Refused> {
  const at = await arrival(since)
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  const reason = reasonSchema.safeParse(cleanText(typed))
  if (!reason.success) return refuse('invalid_input', reason.error.issues[0]?.message ?? '请写明撤回的理由。')
  return db().transaction(async (tx): Promise<{ ok: true; id: string } | Refused> => {
    await holdPublicity(tx, sessionId, 'update')
    const publicity = await publicityOf(sessionId, tx)
    if (!publicity) return refuse('not_found', '这次考试还没有公示。')
    const refused = await refuseNow(tx, publicity, at)
    if (refused) return refused
    const { round } = publicity
    const id = await insertWithdrawal(tx, {
      ...{ sessionId, round, reason: reason.data, state: 'proposed', proposedBy: viewer.accountId, proposedAt: at },
    })
    if (!id) return refuse('conflict', '撤回已经提出，正等待另一位考务人员确认，请刷新页面查看。')
    await recordWithdrawal(tx, viewer, 'publicity-withdrawal-proposed', { id, sessionId, round })
    return { ok: true, id }
  })
}

/** 确认撤回, by another officer than the one who proposed it, before the 公示 is over: it counts for nothing any more, those listed are told (announcePublicities), and another may be started. */
export async function confirmWithdrawal(viewer: Viewer, withdrawalId: string, since = performance.now()): Promise<Outcome> {
  const at = await arrival(since)
  return decide(viewer, withdrawalId, at, 'confirmed', async (tx, withdrawal) => {
    if (withdrawal.proposedBy === viewer.accountId) return refuse('not_allowed', '撤回是您提出的，须由另一位考务人员核对后确认。')
    const publicity = await publicityOf(withdrawal.sessionId, tx)
    return publicity?.round === withdrawal.round ? refuseNow(tx, publicity, at) : gone
  })
}

/** 不撤回: the 公示 goes on; whoever proposed it may take it back by this too. */
export async function declineWithdrawal(viewer: Viewer, withdrawalId: string, since = performance.now()): Promise<Outcome> {
  return decide(viewer, withdrawalId, await arrival(since), 'declined', async () => null)
}

const gone = refuse('wrong_state', '这次撤回已经处理，请刷新页面查看。')

/** Why a 公示 cannot be withdrawn at `at`; null: it can. Behind its lock. */
async function refuseNow(tx: Tx, publicity: Publicity, at: Date): Promise<Refused | null> {
  const phase = phaseOf(publicity, at)
  if (phase === 'withdrawn') return refuse('wrong_state', '公示已经撤回，请刷新页面查看。')
  const over = refuse('window_closed', `公示已于${dayAndMinute(publicity.endsAt)}结束，不能撤回。`)
  if (phase === 'over') return over
  // Whoever arrived in time and waited for the lock may find that certificates have been issued by the list meanwhile.
  return (await wasIssuedSince(publicity.sessionId, publicity.endsAt, tx)) ? over : null
}

async function decide(
  viewer: Viewer,
  id: string,
  at: Date,
  state: 'confirmed' | 'declined',
  refuseTo: (tx: Tx, withdrawal: Withdrawal) => Promise<Refused | null>,
): Promise<Outcome> {
  return db().transaction(async (tx): Promise<Outcome> => {
    const found = isUuid(id) ? await getWithdrawal(id, tx) : null
    if (!found || !hasRole(viewer, 'examOfficer', found.sessionId)) return refuse('not_found', '没有找到这次撤回。')
    await holdPublicity(tx, found.sessionId, 'update')
    // Read again under the lock.
    const withdrawal = await getWithdrawal(id, tx)
    if (withdrawal?.state === state && withdrawal.decidedBy === viewer.accountId) return { ok: true, state, already: true }
    if (withdrawal?.state !== 'proposed') return gone
    const refused = await refuseTo(tx, withdrawal)
    if (refused) return refused
    await decideWithdrawal(tx, id, { state, decidedBy: viewer.accountId, decidedAt: at })
    // Those listed are told of it as they were of the list: from the first on, in batches (announce.ts).
    if (state === 'confirmed') await markListedTold(tx, withdrawal, { toldUpTo: 0, toldAt: null })
    await recordWithdrawal(tx, viewer, `publicity-withdrawal-${state}`, withdrawal)
    return { ok: true, state }
  })
}

type What = 'publicity-withdrawal-proposed' | 'publicity-withdrawal-confirmed' | 'publicity-withdrawal-declined'

/** The reason stays out of the ledger, which holds no typed words. */
async function recordWithdrawal(
  tx: Tx,
  viewer: Viewer,
  what: What,
  { id, sessionId, round }: Pick<Withdrawal, 'id' | 'sessionId' | 'round'>,
) {
  await recordAudit(tx, viewer, { what, about: { type: 'examSession', id: sessionId }, after: { withdrawal: id, round } })
}
