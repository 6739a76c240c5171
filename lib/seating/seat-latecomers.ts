import { db } from '@/db/client'
import { countSeated, getDraw, holdSeating, type SeatDraw, type Tx, updateDraw } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { isUuid } from '@/lib/text/is-uuid'
import { arrival } from '@/lib/workflow/arrival'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { placedLine, roundLine } from './round'
import { seatRound } from './seat-round'

/**
 * 补编: after freezing, seats those whose timely payment became known late, on free seats, moving nobody (E-31, Q-02); seats placed by
 * hand for them meanwhile are kept. A new round of the same draw: same seed, its own line in the report. Refuses where nobody is waiting or seats are too few.
 */
export async function seatLatecomers(
  viewer: Viewer,
  drawId: string,
  since = performance.now(),
): Promise<{ ok: true; seated: number } | Refused> {
  const at = await arrival(since)
  return db().transaction(async (tx) => {
    const found = isUuid(drawId) ? await getDraw(drawId, tx) : null
    if (!found || !hasRole(viewer, 'examOfficer', found.sessionId)) return refuse('not_found', '没有找到这次编排。')
    if (!(await holdSeating(tx, found.sessionId))) {
      return refuse('claimed_by_other', '另一位考务人员正在编排这项考试的座位，请稍后刷新页面。')
    }
    const draw = await getDraw(drawId, tx)
    if (draw?.state !== 'frozen') return refuse('wrong_state', '座位还没有冻结，请重新编排，把他们一起编进去。')
    return addRound(tx, viewer, draw, at)
  })
}

async function addRound(tx: Tx, viewer: Viewer, draw: SeatDraw, at: Date): Promise<{ ok: true; seated: number } | Refused> {
  const { seated, prefix } = await countSeated(draw.id, tx)
  if (!prefix) throw new Error(`the frozen draw ${draw.id} has no seats`)
  const after = { drawId: draw.id, seated }
  const round = await seatRound(tx, { sessionId: draw.sessionId, seed: draw.seed, prefix, papers: draw.papers, after })
  if (!round.ok) return round
  const { candidates, resultHash } = round
  await round.write(draw.id)
  const line = roundLine({ at, count: candidates, resultHash })
  await updateDraw(tx, draw.id, { report: [...draw.report, `补编，经办 ${viewer.name}`, ...placedLine(round.placed), line] })
  await recordAudit(tx, viewer, {
    what: 'latecomers-seated',
    about: { type: 'examSession', id: draw.sessionId },
    after: { draw: draw.id, candidates, result: resultHash },
  })
  return { ok: true, seated: candidates }
}
