import { z } from 'zod'
import { db, type Tx } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import {
  countScores,
  countWaitingCorrections,
  getPublication,
  holdScores,
  insertPublication,
  listMarkedPapers,
  livePublication,
  updatePublication,
} from '@/db/queries/score-office'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayAndMinute, isoDay } from '@/lib/clock/format'
import { startOfDay } from '@/lib/clock/working-days'
import { examEnd } from '@/lib/exam/facts'
import { isSessionId } from '@/lib/text/is-session-id'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { type Outcome, type Refused, refuse } from '@/lib/workflow/refusal'
import { passedBy } from './passed'
import { unmarked } from './standard'

const recheckDays = 30
const daysAheadMax = 366
const dayMilliseconds = 86_400_000

/** What an officer proposes; the time as the field of the page has it, 2020-11-20T10:00 in Asia/Shanghai. */
const proposalSchema = z.object({
  publishAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, '请填写发布时间。')
    // 30 February would become a day in March.
    .refine((text) => isDay(text.slice(0, 10)), '没有这个时间，请核对发布时间。')
    .transform((text) => new Date(`${text}+08:00`))
    .refine((at) => !Number.isNaN(at.getTime()), '没有这个时间，请核对发布时间。'),
  marks: z
    .array(
      z.object({
        subject: z.string().max(100),
        level: z.string().max(100).nullable(),
        mark: z.coerce.number('合格标准须是数字。').min(0, '合格标准不能小于 0。').multipleOf(0.1, '合格标准最多一位小数。'),
      }),
    )
    .max(500),
  validYears: z
    .literal('')
    .transform(() => null)
    .or(z.coerce.number('有效年数须是整数。').int('有效年数须是整数。').min(1, '有效年数从 1 起。').max(50, '有效年数最多 50。')),
})
function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00+08:00`)
  return !Number.isNaN(midnight.getTime()) && isoDay(midnight) === text
}

export type Proposal = {
  publishAt: string
  marks: readonly { subject: string; level: string | null; mark: string | number }[]
  validYears: string | number
}

/**
 * 提交发布: a time and a 合格标准 for the scores of a session, to be confirmed by another officer (E-33, E-34, O-27). Refuses who is no exam officer
 * of the session, before the exam is over, a time that has passed, a paper without a mark or with one beyond its full marks, while scores are
 * lacking (naming how many) or a correction waits, and where a publication is proposed or confirmed already.
 */
export async function proposePublication(
  viewer: Viewer,
  sessionId: string,
  proposal: Proposal,
  since = performance.now(),
): Promise<{ ok: true; id: string } | Refused> {
  const at = await arrival(since)
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  const read = proposalSchema.safeParse(proposal, { error: () => '填写有误，请核对。' })
  if (!read.success) return refuse('invalid_input', read.error.issues[0]?.message ?? '填写有误，请核对。')
  const { publishAt, ...standard } = read.data
  if (publishAt <= at) return refuse('invalid_input', '发布时间已经过了，请选择以后的时间。')
  if (publishAt.getTime() - at.getTime() > daysAheadMax * dayMilliseconds)
    return refuse('invalid_input', '发布时间在一年以后，请核对年份。')
  return db().transaction(async (tx): Promise<{ ok: true; id: string } | Refused> => {
    if (!(await holdScores(tx, sessionId))) return busy
    const frame = await getExamFrame(sessionId, tx)
    if (!frame) return refuse('not_found', '没有找到这项考试。')
    const refused = (await refuseProposal(tx, sessionId, examEnd(frame), at)) ?? (await refuseStandard(tx, frame, standard))
    if (refused) return refused
    const { candidates } = await countScores(sessionId, tx)
    const id = await insertPublication(tx, {
      ...{ sessionId, state: 'proposed', standard, publishAt, candidates, proposedBy: viewer.accountId, proposedAt: at },
      recheckUntil: new Date(startOfDay(publishAt).getTime() + (recheckDays + 1) * dayMilliseconds),
      passed: (await passedBy(frame, standard, tx)).length,
    })
    const about = { type: 'examSession' as const, id: sessionId }
    await recordAudit(tx, viewer, {
      what: 'scores-proposed',
      about,
      after: { publication: id, publishAt, marks: standard.marks.map(({ mark }) => mark) },
    })
    return { ok: true, id }
  })
}

const busy = refuse('claimed_by_other', '另一位考务人员正在处理这项考试的成绩，请稍后再试。')

async function refuseProposal(tx: Tx, sessionId: string, examEndsAt: Date, at: Date): Promise<Refused | null> {
  if (at < examEndsAt) return refuse('too_early', `考试于${dayAndMinute(examEndsAt)}结束，结束后才能发布成绩。`)
  if (await livePublication(sessionId, tx)) return refuse('wrong_state', '成绩已经提交发布，请刷新页面查看。')
  const { due, lacking } = await countScores(sessionId, tx)
  if (due === 0) return refuse('not_ready', '这次考试没有应发布的成绩。')
  if (lacking > 0) return refuse('not_ready', `还有 ${lacking} 个成绩没有导入（应有 ${due} 个）。缺考的也要导入，填 -1。`)
  // It could be decided only after candidates have seen what an officer holds to be wrong.
  const waiting = await countWaitingCorrections(sessionId, tx)
  return waiting > 0 ? refuse('not_ready', `还有 ${waiting} 项更正等待确认，请先确认或者不同意，再提交发布。`) : null
}

type Frame = NonNullable<Awaited<ReturnType<typeof getExamFrame>>>

async function refuseStandard(
  tx: Tx,
  { session, papers, choices }: Frame,
  standard: z.output<typeof proposalSchema> extends infer P ? Omit<P, 'publishAt'> : never,
) {
  const without = unmarked(standard, papers, [...new Set(choices.map(({ level }) => level))])
  if (without.length > 0) return refuse('invalid_input', `请填写合格标准：${without.join('、')}。`)
  const marked = await listMarkedPapers(session.id, tx)
  for (const { subject, mark } of standard.marks) {
    const fullMarks = marked.find((paper) => paper.subject === subject)?.fullMarks
    if (fullMarks === undefined) return refuse('invalid_input', `这次考试没有“${subject}”这一科。`)
    if (mark > fullMarks) return refuse('invalid_input', `“${subject}”的合格标准超出满分 ${fullMarks}。`)
  }
  return null
}

/**
 * 确认发布: by another officer than the one who proposed it, before its time has come, of what was proposed and nothing else (O-27). From its time on
 * candidates see their scores.
 */
export async function confirmPublication(viewer: Viewer, publicationId: string, since = performance.now()): Promise<Outcome> {
  const at = await arrival(since)
  return onPublication(viewer, publicationId, async (tx, publication) => {
    if (publication.state === 'confirmed' && publication.confirmedBy === viewer.accountId)
      return { ok: true, state: 'confirmed', already: true }
    if (publication.state !== 'proposed') return refuse('wrong_state', '这次发布已经确认或撤回，请刷新页面查看。')
    if (publication.proposedBy === viewer.accountId)
      return refuse('not_allowed', '这次发布是您提交的，须由另一位考务人员核对后确认。')
    if (publication.publishAt <= at) return refuse('window_closed', '发布时间已经过了，请撤回后重新提交。')
    if (await isOtherNow(tx, publication))
      return refuse('conflict', '提交发布以后，应公布的考生、成绩或者合格人数又有变动。请撤回后重新提交，核对新的人数。')
    await updatePublication(tx, publication.id, { state: 'confirmed', confirmedBy: viewer.accountId, confirmedAt: at })
    await recordAudit(tx, viewer, {
      what: 'scores-confirmed',
      about: { type: 'examSession', id: publication.sessionId },
      after: { publication: publication.id },
    })
    return { ok: true, state: 'confirmed' }
  })
}

/** Does another number of people stand behind the publication than was proposed: somebody voided or seated since, the exam set otherwise? */
async function isOtherNow(tx: Tx, { sessionId, standard, candidates, passed }: Publication): Promise<boolean> {
  const [frame, now] = [await getExamFrame(sessionId, tx), await countScores(sessionId, tx)]
  if (!frame || now.lacking > 0 || now.candidates !== candidates) return true
  return (await passedBy(frame, standard, tx)).length !== passed
}

/** 撤回发布: by any officer of the session, as long as candidates have not seen the scores. */
export async function withdrawPublication(viewer: Viewer, publicationId: string, since = performance.now()): Promise<Outcome> {
  const at = await arrival(since)
  return onPublication(viewer, publicationId, async (tx, publication) => {
    if (publication.state === 'withdrawn') return { ok: true, state: 'withdrawn', already: true }
    if (publication.state === 'confirmed' && publication.publishAt <= at)
      return refuse('window_closed', '成绩已经发布，不能撤回；有误的请逐个更正。')
    await updatePublication(tx, publication.id, { state: 'withdrawn', withdrawnBy: viewer.accountId, withdrawnAt: at })
    await recordAudit(tx, viewer, {
      what: 'scores-withdrawn',
      about: { type: 'examSession', id: publication.sessionId },
      after: { publication: publication.id },
    })
    return { ok: true, state: 'withdrawn' }
  })
}

type Publication = NonNullable<Awaited<ReturnType<typeof getPublication>>>

async function onPublication(
  viewer: Viewer,
  id: string,
  decide: (tx: Tx, publication: Publication) => Promise<Outcome>,
): Promise<Outcome> {
  return db().transaction(async (tx) => {
    const found = isUuid(id) ? await getPublication(id, tx) : null
    if (!found || !hasRole(viewer, 'examOfficer', found.sessionId)) return refuse('not_found', '没有找到这次发布。')
    if (!(await holdScores(tx, found.sessionId))) return busy
    // Read again under the lock.
    const publication = await getPublication(id, tx)
    return publication ? decide(tx, publication) : refuse('not_found', '没有找到这次发布。')
  })
}
