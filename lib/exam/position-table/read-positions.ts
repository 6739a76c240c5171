import { getOverseenExam, listNames } from '@/db/queries/exam-office'
import { countPositions, getPositionImport, listPositionImports, planPositionImport } from '@/db/queries/position-import'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

/** 职位表 as its officers see it: what it holds, what was uploaded, and of the upload `runId` what it would do; null for everyone else (O-10). */
export async function readPositions(viewer: Viewer, sessionId: string, runId: string, at: Date) {
  const frame = await getOverseenExam(viewer, sessionId)
  if (!frame) return null
  const [counts, runs, found] = await Promise.all([
    countPositions(sessionId),
    listPositionImports(viewer, sessionId),
    getPositionImport(viewer, runId),
  ])
  const run = found?.sessionId === sessionId ? found : null
  const isReady = run !== null && run.badCount === 0 && run.importedAt === null && runs[0]?.id === run.id
  return {
    frame,
    counts,
    runs,
    run: run && { ...run, plan: isReady ? await planPositionImport(run.id, sessionId) : null },
    names: await listNames(runs.map(({ uploadedBy }) => uploadedBy)),
    isOpen: at >= frame.windows.registration.from,
    mayImport: hasRole(viewer, 'examOfficer', sessionId),
  }
}
