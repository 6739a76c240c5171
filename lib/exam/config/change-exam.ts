// The only place that changes what is set of an exam (O-10).
import { db, type Tx } from '@/db/client'
import { type ExamFrame, examFrameAt, forgetExamFrame } from '@/db/queries/exam'
import { insertExamChange, lockSession, moveOrders } from '@/db/queries/exam-config'
import { countPositions } from '@/db/queries/position-import'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { now } from '@/lib/clock/now'
import { isSessionId } from '@/lib/text/is-session-id'
import { cleanText } from '@/lib/workflow/clean-text'
import type { Problems } from '@/lib/workflow/form'
import { moveDeadlines } from '@/lib/workflow/move-deadlines'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import type { Typed } from './part'
import { partNamed } from './parts'
import { warningsOf } from './warnings'

const textMax = 60_000
const reasonMax = 200

export type Change = { part: string; typed: Typed; reason: string; version: string }
export type Changed = { ok: true } | (Refused & { problems?: Problems })

/**
 * Sets one part of an exam. Once its registration has opened a reason is asked for, what somebody chose or agreed to stays, and deadlines
 * under way move along. Refuses anybody but an officer of the exam (`not_found`), what is wrong in it (`invalid_input`, by field) or would
 * keep it from being published where it is, nothing new
 * (`wrong_state`) and a change made on a page that is no longer how it is (`conflict`).
 */
export async function changeExam(viewer: Viewer, sessionId: string, change: Change): Promise<Changed> {
  const part = partNamed(change.part)
  if (!part || !isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return notFound
  const reason = cleanText(change.reason).trim().slice(0, reasonMax)
  const changing = db().transaction(async (tx): Promise<Changed> => {
    const frame = await lockedFrame(tx, sessionId)
    if (!frame) return notFound
    if (String(frame.session.version) !== change.version)
      return refuse('conflict', '您打开这一页以后，这项考试有了别的改动。请复制您的内容，刷新本页后再改。')
    const before = part.show(frame)
    const typed = read(change.typed, Object.keys(part.fields(frame)))
    if (Object.keys(typed).every((name) => typed[name] === before[name])) return unchanged
    const { value, problems } = part.read(typed, frame)
    for (const name of Object.keys(typed)) if (isTooLong(typed[name])) problems[name] = `内容太长，最多 ${textMax} 个字`
    const at = await now(tx)
    const open = hasOpened(frame, at)
    if (open && reason === '') problems.reason = '报名已经开始，请写明为什么改'
    if (Object.keys(problems).length === 0) Object.assign(problems, await part.inUse?.(tx, frame, value))
    if (Object.keys(problems).length > 0) return { ...refuse('invalid_input', '没有保存，请看标出的地方。'), problems }
    await part.write(tx, frame, value)
    if (part.movesDeadlines) {
      await moveDeadlines(tx, 'exam-registration', sessionId)
      // After it has waited for every registration under way: who was just confirming has an order now.
      await moveOrders(tx, sessionId)
    }
    const changed = await lockedFrame(tx, sessionId)
    const broken = changed && (await brokenBy(tx, frame, changed, at))
    if (broken) throw new Broken(broken)
    const after = changed ? part.show(changed) : {}
    await insertExamChange(tx, {
      sessionId,
      part: change.part,
      before,
      after,
      reason,
      changedBy: viewer.accountId,
      changedAt: at,
    })
    const about = { type: 'examSession' as const, id: sessionId }
    await recordAudit(tx, viewer, { what: 'exam-changed', about, after: { part: change.part } })
    return { ok: true }
  })
  return changing.catch((error: unknown) => {
    forgetExamFrame(sessionId)
    if (error instanceof Broken) return refuse('invalid_input', `没有保存。考试已经发布，不能这样改：${error.message}。`)
    throw error
  })
}

const unchanged = refuse('wrong_state', '没有改动，不需要保存。')
const notFound = refuse('not_found', '没有找到这项考试。')

/** Takes back what was written. */
class Broken extends Error {}

/** What would have kept a published exam from being published, and was not so before: candidates could not go on in it. Null: nothing. */
async function brokenBy(tx: Tx, before: ExamFrame, after: ExamFrame, at: Date): Promise<string | null> {
  if (before.session.publishedAt === null) return null
  const { positions } = await countPositions(before.session.id, tx)
  const stops = (frame: ExamFrame) => warningsOf(frame, positions, at).flatMap(({ stops, message }) => (stops ? [message] : []))
  const known = stops(before)
  return stops(after).find((message) => !known.includes(message)) ?? null
}

/** Has its registration opened to candidates? */
export function hasOpened({ session, windows }: ExamFrame, at: Date): boolean {
  return session.publishedAt !== null && windows.registration.from <= at
}

async function lockedFrame(tx: Tx, sessionId: string): Promise<ExamFrame | null> {
  const locked = await lockSession(tx, sessionId)
  return locked && examFrameAt(sessionId, locked.version, tx)
}

/** One character more than is taken, so that what is too long shows, and is not cut in the middle of a line unseen. */
function read(typed: Typed, names: readonly string[]): Typed {
  return Object.fromEntries(names.map((name) => [name, cleanText(typed[name] ?? '').slice(0, textMax + 1)]))
}

function isTooLong(text = ''): boolean {
  return text.length > textMax
}
