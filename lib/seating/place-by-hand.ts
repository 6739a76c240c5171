import { z } from 'zod'
import { db } from '@/db/client'
import {
  endSeatNeed,
  findPaidRegistration,
  getSeatNeed,
  hasSeat,
  insertSeatNeed,
  listTakenSeats,
  type Tx,
} from '@/db/queries/seat-needs'
import { currentDraw, holdSeating, listRooms } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isSessionId } from '@/lib/text/is-session-id'
import { arrival } from '@/lib/workflow/arrival'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { lackingIn, type SeatNeed, seatNeedWords } from './needs'

export const otherNeedCharactersMax = 40

const needNames = Object.keys(seatNeedWords) as [SeatNeed, ...SeatNeed[]]
const placingSchema = z.object({
  number: z.string().max(40),
  needs: z.array(z.enum(needNames)).max(needNames.length),
  other: z.string().max(otherNeedCharactersMax, `其他需要最多 ${otherNeedCharactersMax} 个字。`),
  roomId: z.uuid('请选择考场。'),
  seat: z.coerce.number('请选择座位。').int('请选择座位。').min(1, '请选择座位。').max(10_000, '请选择座位。'),
})
export type Placing = { number: string; needs: readonly string[]; other: string; roomId: string; seat: string | number }

/**
 * 照顾座位: gives the candidate of a paid registration a seat by hand, before the draw gives the rest by chance, or changes what was given;
 * what stood before stays in the records (E-31). Refuses who is no exam officer of that session, an unknown 报名序号, no need named, a
 * seat that is taken or not in that room, a room that has not what is needed (B-11), and candidates who have a seat of a frozen draw.
 */
export async function placeByHand(
  viewer: Viewer,
  sessionId: string,
  placing: Placing,
  since = performance.now(),
): Promise<{ ok: true } | Refused> {
  const at = await arrival(since)
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  const read = placingSchema.safeParse({ ...placing, needs: [...new Set(placing.needs)], other: cleanText(placing.other).trim() })
  if (!read.success) return refuse('invalid_input', read.error.issues[0]?.message ?? '填写有误，请核对后重新提交。')
  const { number, roomId, seat, needs, other } = read.data
  if (needs.length === 0 && other === '') return refuse('invalid_input', '请选择或写明考生需要什么照顾。')
  return db().transaction(async (tx) => {
    const found = await findChangeable(tx, viewer, sessionId, number)
    if ('refusal' in found) return found
    const room = (await listRooms(sessionId, tx)).find((one) => one.id === roomId)
    if (!room || seat > room.capacity) return refuse('invalid_input', '这个考场没有这个座位，请重新选择。')
    const lacking = lackingIn(room.offers, needs)
    if (lacking.length > 0) {
      const words = lacking.map((one) => `“${one}”`).join('、')
      return refuse('invalid_input', `这个考场没有登记${words}，请换一个考场；如果它有，请先在考点考场里为它选上。`)
    }
    const taken = await listTakenSeats(roomId, { frozenDrawId: found.frozenDrawId, exceptCaseId: found.caseId }, tx)
    if (taken.has(seat)) return refuse('conflict', '这个座位刚刚安排给了别人，请另选一个。')
    const before = await getSeatNeed(found.caseId, tx)
    const row = { caseId: found.caseId, needs, other, roomId, seat }
    if (before && same(before, row)) return { ok: true }
    await endSeatNeed(tx, found.caseId, viewer.accountId, at)
    await insertSeatNeed(tx, { ...row, placedBy: viewer.accountId, placedAt: at })
    // Where, not why: needs tell of health.
    await recordAudit(tx, viewer, {
      what: 'seat-placed',
      about: { type: 'case', id: found.caseId },
      ...(before ? { before: { room: before.roomId, seat: before.seat } } : {}),
      after: { room: roomId, seat },
    })
    return { ok: true }
  })
}

/** 取消照顾座位: the candidate is drawn like everyone else. Refuses as `placeByHand` does; once taken back, again changes nothing. */
export async function takeBackPlace(
  viewer: Viewer,
  sessionId: string,
  number: string,
  since = performance.now(),
): Promise<{ ok: true } | Refused> {
  const at = await arrival(since)
  if (!isSessionId(sessionId) || !hasRole(viewer, 'examOfficer', sessionId)) return refuse('not_found', '没有找到这项考试。')
  return db().transaction(async (tx) => {
    const found = await findChangeable(tx, viewer, sessionId, number)
    if ('refusal' in found) return found
    const before = await getSeatNeed(found.caseId, tx)
    if (!before) return { ok: true }
    await endSeatNeed(tx, found.caseId, viewer.accountId, at)
    await recordAudit(tx, viewer, {
      what: 'seat-taken-back',
      about: { type: 'case', id: found.caseId },
      before: { room: before.roomId, seat: before.seat },
    })
    return { ok: true }
  })
}

type Changeable = { caseId: string; frozenDrawId: string | null }

async function findChangeable(tx: Tx, viewer: Viewer, sessionId: string, number: string): Promise<Changeable | Refused> {
  if (!(await holdSeating(tx, sessionId))) {
    return refuse('claimed_by_other', '另一位考务人员正在编排这项考试的座位，请稍后重试。')
  }
  const found = await findPaidRegistration(viewer, sessionId, cleanText(number), tx)
  if (!found) return refuse('not_found', '没有找到这个报名序号的已缴费报名，请核对后重新输入。')
  const draw = await currentDraw(sessionId, tx)
  const frozenDrawId = draw?.state === 'frozen' ? draw.id : null
  if (frozenDrawId && (await hasSeat(frozenDrawId, found.caseId, tx))) {
    return refuse('wrong_state', '座位已经冻结，这位考生的座位不能再变。')
  }
  return { caseId: found.caseId, frozenDrawId }
}

type Standing = { needs: readonly string[]; other: string; roomId: string; seat: number }

function same(one: Standing, other: Standing): boolean {
  const needs = (of: Standing) => of.needs.toSorted().join()
  return one.roomId === other.roomId && one.seat === other.seat && one.other === other.other && needs(one) === needs(other)
}
