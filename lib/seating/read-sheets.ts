import { getOverseenExam } from '@/db/queries/exam-office'
import { listSheetRooms } from '@/db/queries/room-sheets'
import { listLatestRuns, listRunSites, type Run } from '@/db/queries/run'
import { currentDraw } from '@/db/queries/seating'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

export type PrintRun = {
  kind: 'room-sheets' | 'admit-cards'
  run: Run | null
  sites: { id: string; name: string; files: number; bytes: number }[]
}

/** Everything of the page of papers for an exam, for who oversees the session (E-32); null for everyone else. */
export async function readSheets(viewer: Viewer, sessionId: string) {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  const [draw, runs] = await Promise.all([currentDraw(sessionId), listLatestRuns(viewer, sessionId)])
  const isFrozen = draw?.state === 'frozen'
  const prints = await Promise.all(
    (['room-sheets', 'admit-cards'] as const).map(async (kind): Promise<PrintRun> => {
      const run = runs[kind] ?? null
      return { kind, run, sites: run?.endedAt ? await listRunSites(run.id) : [] }
    }),
  )
  const reason = hasRole(viewer, 'examOfficer', sessionId) ? (isFrozen ? null : '座位冻结以后才能打印') : '只有考务人员可以办理'
  return { frame, prints, reason, rooms: isFrozen && draw ? await listSheetRooms(draw.id) : [] }
}
