import { db } from '@/db/client'
import { getExamFrame } from '@/db/queries/exam'
import { countChangedSince } from '@/db/queries/seat-needs'
import { getDraw, holdSeating, listRooms, updateDraw } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { type Outcome, refuse } from '@/lib/workflow/refusal'
import { roomsHash } from './rooms-hash'
import { slotsMoved } from './slots'

/**
 * 冻结: makes a draw final, so that admit cards can be printed (E-31). Refuses the officer who drew it (four eyes, O-27), whoever is no
 * exam officer of that session, a draw that was replaced meanwhile, and one since which
 * seats placed by hand, rooms, or the timetable have changed.
 */
export async function freezeDraw(viewer: Viewer, drawId: string, since = performance.now()): Promise<Outcome> {
  const at = await arrival(since)
  return db().transaction(async (tx) => {
    const found = isUuid(drawId) ? await getDraw(drawId, tx) : null
    if (!found || !hasRole(viewer, 'examOfficer', found.sessionId)) return refuse('not_found', '没有找到这次编排。')
    if (!(await holdSeating(tx, found.sessionId))) {
      return refuse('claimed_by_other', '另一位考务人员正在编排这项考试的座位，请稍后刷新页面。')
    }
    // Read again under the lock: it may have been replaced while we were waiting for a connection.
    const draw = await getDraw(drawId, tx)
    if (draw?.state === 'frozen' && draw.frozenBy === viewer.accountId) return { ok: true, state: 'frozen', already: true }
    if (draw?.state === 'frozen') return refuse('wrong_state', '另一位考务人员已经冻结了这次编排。')
    if (draw?.state !== 'drawn') return refuse('wrong_state', '座位已重新编排，请核对最新结果后再冻结。')
    if (draw.drawnBy === viewer.accountId) return refuse('not_allowed', '这次座位是您编排的，须由另一位考务人员核对后冻结。')
    if ((await countChangedSince(drawId, draw.sessionId, tx)) > 0) {
      return refuse('not_ready', '编排之后照顾座位又有变动，请先重新编排，再冻结。')
    }
    if (draw.roomsHash !== '' && draw.roomsHash !== roomsHash(await listRooms(draw.sessionId, tx))) {
      return refuse('not_ready', '编排之后考场又有变动，请先重新编排，再冻结。')
    }
    const frame = await getExamFrame(draw.sessionId, tx)
    if (frame && slotsMoved(draw.papers, frame.papers)) {
      return refuse('not_ready', '编排之后考试时间又有变动，请先重新编排，再冻结。')
    }
    await updateDraw(tx, drawId, { state: 'frozen', frozenBy: viewer.accountId, frozenAt: at })
    const about = { type: 'examSession' as const, id: draw.sessionId }
    await recordAudit(tx, viewer, {
      what: 'seats-frozen',
      about,
      before: { state: draw.state },
      after: { draw: drawId, state: 'frozen' },
    })
    return { ok: true, state: 'frozen' }
  })
}
