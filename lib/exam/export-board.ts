import { db } from '@/db/client'
import { countByChoice, countByHour, listPositionCounts } from '@/db/queries/board'
import { getOverseenExam } from '@/db/queries/exam-office'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayAndMinute, exact } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { csvLine } from '@/lib/export/csv'

const rowsAtOnce = 1000

/** 报名动态 as CSV records, by hour or by what was chosen; the ledger has it before the first record is out (O-11, O-26). Null: there is nothing of that for this viewer. */
export async function exportBoard(viewer: Viewer, sessionId: string, what: string): Promise<AsyncGenerator<string, void> | null> {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  await db().transaction((tx) =>
    recordAudit(tx, viewer, { what: 'board-exported', about: { type: 'examSession', id: sessionId } }),
  )
  if (what === 'hours') return signed(viewer, hours(viewer, sessionId))
  return signed(viewer, frame.session.choiceBy === 'position' ? positions(viewer, sessionId) : choices(viewer, sessionId))
}

/** The records, and who exported them when. */
async function* signed(viewer: Viewer, records: AsyncGenerator<string, void>): AsyncGenerator<string, void> {
  const at = await now()
  yield* records
  yield csvLine([`${viewer.name} 于 ${exact(at)} 导出。`])
}

async function* hours(viewer: Viewer, sessionId: string): AsyncGenerator<string, void> {
  yield csvLine(['时间（起）', '进入报名', '确认', '缴费'])
  for (const hour of await countByHour(viewer, sessionId))
    yield csvLine([dayAndMinute(hour.at), hour.started, hour.confirmed, hour.paid])
}

async function* choices(viewer: Viewer, sessionId: string): AsyncGenerator<string, void> {
  yield csvLine(['级别', '专业', '已确认'])
  for (const one of await countByChoice(viewer, sessionId)) yield csvLine([one.level, one.specialty, one.confirmed])
}

async function* positions(viewer: Viewer, sessionId: string): AsyncGenerator<string, void> {
  yield csvLine(['职位编码', '招录单位', '职位名称', '招录人数', '已确认'])
  for (let after: string | undefined; ; ) {
    const page = await listPositionCounts(viewer, sessionId, { unchosen: false, limit: rowsAtOnce, ...(after ? { after } : {}) })
    yield page.rows.map((row) => csvLine([row.code, row.department, row.title, row.headcount, row.confirmed])).join('')
    if (page.next === null) break
    after = page.next
  }
}
