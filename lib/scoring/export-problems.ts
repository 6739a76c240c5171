import { db } from '@/db/client'
import { getImport, listImports } from '@/db/queries/score-office'
import { overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { exact } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { csvLine } from '@/lib/export/csv'
import { isSessionId } from '@/lib/text/is-session-id'
import { isUuid } from '@/lib/text/is-uuid'
import type { ImportProblem } from './parse-scores'

/** Every bad row of an import of a session, by default of the last one, as a CSV file; the ledger has it before, and the last record says who exported it (O-26). Null for who does not oversee the session. */
export async function exportProblems(
  viewer: Viewer,
  sessionId: string,
  importId: string | null,
): Promise<AsyncGenerator<string, void> | null> {
  if (!isSessionId(sessionId) || !overseesExam(viewer, sessionId)) return null
  const about = { type: 'examSession', id: sessionId } as const
  await db().transaction((tx) => recordAudit(tx, viewer, { what: 'score-problems-exported', about }))
  const id = importId ?? (await listImports(sessionId))[0]?.id ?? ''
  const run = isUuid(id) ? await getImport(id) : null
  return lines(viewer, run?.sessionId === sessionId ? run.problems : [])
}

async function* lines(viewer: Viewer, problems: readonly ImportProblem[]) {
  const at = await now()
  yield csvLine(['行', '列', '内容', '问题和处理办法'])
  for (const { row, column, value, message } of problems) yield csvLine([row, column, value, message])
  yield csvLine([`${viewer.name} 于 ${exact(at)} 导出。`])
}
