import { randomBytes } from 'node:crypto'
import { db } from '@/db/client'
import { type ExamFrame, getExamFrame } from '@/db/queries/exam'
import { admitCardPrefix, currentDraw, holdSeating, listRooms, replaceDraw, type Tx } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayAndMinute } from '@/lib/clock/format'
import { isSessionId } from '@/lib/text/is-session-id'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { roomsHash } from './rooms-hash'
import { placedLine, roundLine } from './round'
import { type Progress, seatRound } from './seat-round'
import { slotsOf } from './slots'

export type Drawing = {
  /** 64 hexadecimal digits thrown in public; by default 32 random bytes of the server. */
  seed?: string
  /** The draw that the officer had before their eyes ('' for none): another one since then is not replaced unseen. */
  seen?: string
  since?: number
  progress?: Progress
  /** What is to be written in the transaction of the draw. */
  also?: (tx: Tx, drawn: Drawn) => Promise<void>
}
export type Drawn = { ok: true; drawId: string; seed: string; candidates: number; resultHash: string }

/**
 * 随机编排座位: seats every paid registration of a session at random, paper by paper, in one transaction, and replaces the draw before;
 * seats placed by hand (placeByHand) are kept (E-31). Of a million candidates it is a matter of minutes: officers ask for it by askDraw.
 * Refuses who is no exam officer of that session, before registration and payment have closed, once a draw is frozen, while another officer is
 * drawing, and where seats are too few, naming how many are missing.
 */
export async function drawSeats(viewer: Viewer, sessionId: string, drawing: Drawing = {}): Promise<Drawn | Refused> {
  const at = await arrival(drawing.since ?? performance.now())
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  return db().transaction(async (tx) => {
    const frame = await getExamFrame(sessionId, tx)
    if (!frame) return refuse('not_found', '没有找到这项考试。')
    const objection = await objectionTo(tx, frame, drawing, at)
    if (objection) return objection
    const drawn = await writeDraw(tx, viewer, frame, drawing, at)
    if (drawn.ok) await drawing.also?.(tx, drawn)
    return drawn
  })
}

/** Why seats cannot be drawn now; null: they can, and nobody else can until the transaction ends. */
export async function objectionTo(tx: Tx, frame: ExamFrame, { seed, seen }: Drawing, at: Date): Promise<Refused | null> {
  if (seed !== undefined && !/^[0-9a-f]{64}$/.test(seed)) return refuse('invalid_input', '种子须为 64 位十六进制数（0–9、a–f）。')
  const closesAt = seatingOpensAt(frame)
  if (at < closesAt) return refuse('too_early', `报名和缴费于${dayAndMinute(closesAt)}截止，截止后才能编排座位。`)
  return refuseUnseen(tx, frame.session.id, seen)
}

/** When seats may be drawn: nobody can register or pay any more. */
export function seatingOpensAt({ windows }: Pick<ExamFrame, 'windows'>): Date {
  return new Date(Math.max(windows.registration.to.getTime(), windows.payment.to.getTime()))
}

async function refuseUnseen(tx: Tx, sessionId: string, seen: string | undefined): Promise<Refused | null> {
  if (!(await holdSeating(tx, sessionId))) {
    return refuse('claimed_by_other', '另一位考务人员正在编排这项考试的座位，请稍后刷新页面查看结果。')
  }
  const before = await currentDraw(sessionId, tx)
  if (before?.state === 'frozen') return refuse('wrong_state', '座位已经冻结，不能重新编排。')
  if (seen !== undefined && seen !== (before?.id ?? '')) {
    return refuse('conflict', '另一位考务人员刚刚编排过座位，请核对最新结果后再决定是否重新编排。')
  }
  return null
}

async function writeDraw(
  tx: Tx,
  viewer: Viewer,
  { session, papers: sat }: ExamFrame,
  { seed: given, progress }: Drawing,
  at: Date,
): Promise<Drawn | Refused> {
  const seed = given ?? randomBytes(32).toString('hex')
  const papers = slotsOf(sat)
  const prefix = await admitCardPrefix(tx, session)
  const round = await seatRound(tx, { sessionId: session.id, seed, prefix, papers, ...(progress ? { progress } : {}) })
  if (!round.ok) return round
  const { candidates, resultHash } = round
  const drawId = await replaceDraw(tx, {
    sessionId: session.id,
    seed,
    papers,
    roomsHash: roomsHash(await listRooms(session.id, tx)),
    state: 'drawn',
    candidates,
    resultHash,
    report: [
      given !== undefined ? '种子由考务人员填入' : '种子由服务器随机产生',
      ...placedLine(round.placed),
      roundLine({ at, count: candidates, resultHash }),
    ],
    drawnBy: viewer.accountId,
    drawnAt: at,
  })
  await round.write(drawId)
  await recordAudit(tx, viewer, {
    what: 'seats-drawn',
    about: { type: 'examSession', id: session.id },
    after: { draw: drawId, candidates, result: resultHash },
  })
  return { ok: true, drawId, seed, candidates, resultHash }
}
