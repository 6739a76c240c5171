import type { ExamFrame } from '@/db/queries/exam'
import { getOverseenExam, listNames } from '@/db/queries/exam-office'
import { listOfficeEntries, publicityOf } from '@/db/queries/publicity-office'
import { listWithdrawals, type Withdrawal } from '@/db/queries/publicity-withdrawal'
import { publicationInForce } from '@/db/queries/score'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { unseal } from '@/lib/crypto/sealed'
import { maskIdNumber } from '@/lib/text/mask'
import { phaseOf, proposedDays } from './rules'
import { listToBePublished } from './start'

export type OfficePublicity = NonNullable<Awaited<ReturnType<typeof readOfficePublicity>>>
export type OfficeEntry = Awaited<ReturnType<typeof listOfficeEntries>>['rows'][number]

/** How many of those who are going to be listed are shown before it starts. */
const previewed = 100

/**
 * The 公示 of a session for who oversees it: once it was started who stands in it, before that, and once it was withdrawn or is over, who would
 * be listed; with every
 * withdrawal that waits or is in force. Null for everyone else.
 */
export async function readOfficePublicity(viewer: Viewer, sessionId: string, asked: { after?: string | undefined }) {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  const at = await now()
  const [publicity, withdrawals] = await Promise.all([publicityOf(sessionId), listWithdrawals(sessionId)])
  const isOfficer = hasRole(viewer, 'examOfficer', sessionId)
  const names = await listNames([publicity?.startedBy ?? '', ...withdrawals.flatMap(peopleOf)].filter((id) => id !== ''))
  const nameOf = (id: string | null) => names.get(id ?? '') ?? '（账号已不存在）'
  const shown = withdrawals.map((one) => ({
    ...one,
    isOwn: one.proposedBy === viewer.accountId,
    proposer: nameOf(one.proposedBy),
    decider: nameOf(one.decidedBy),
  }))
  const base = { frame, isOfficer, waiting: shown.find(isWaiting) ?? null, withdrawn: shown.filter((one) => !isWaiting(one)) }
  if (publicity && !publicity.withdrawnAt) {
    const after = /^\d{1,7}$/.test(asked.after ?? '') ? Number(asked.after) : 0
    const started = { ...publicity, phase: phaseOf(publicity, at), by: nameOf(publicity.startedBy) }
    const more = started.phase === 'over' ? await proposalOf(frame, at) : null
    const proposal = more && more.count > 0 ? { ...more, isMore: true } : null
    return { ...base, after, started, page: await listOfficeEntries(publicity, after), proposal }
  }
  return { ...base, after: 0, started: null, page: null, proposal: { ...(await proposalOf(frame, at)), isMore: false } }
}

async function proposalOf(frame: ExamFrame, at: Date) {
  const isOut = (await publicationInForce(frame.session.id)) !== null
  const people = isOut ? await listToBePublished(frame, previewed) : []
  const preview = people.map(({ idNumberSealed, ...person }, index) => ({
    ...person,
    ordinal: index + 1,
    idNumber: maskIdNumber(unseal(idNumberSealed, 'id-number')),
  }))
  return { isOut, count: people[0]?.count ?? 0, preview, days: proposedDays(at) }
}

function peopleOf({ proposedBy, decidedBy }: Withdrawal): string[] {
  return [proposedBy, decidedBy ?? '']
}

function isWaiting({ state }: Withdrawal): boolean {
  return state === 'proposed'
}
