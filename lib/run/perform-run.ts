import { apart } from '@/db/client'
import { claimRun, endRun, findStaffViewer, letGoOfRun, listLeftRuns, type Run, type RunKind, reportRun } from '@/db/queries/run'
import type { Place, Viewer } from '@/lib/access/viewer'
import { log } from '@/lib/log/log'

export type Report = (stage: string, done: number, total: number) => Promise<void>
/** What one kind of run does; may be called again where it was cut off, and then goes on or starts anew. `message` is told to the officer. */
export type Work = (run: Run, viewer: Viewer, report: Report) => Promise<{ ok: boolean; message: string }>
export type Works = Record<RunKind, Work>

const triesMax = 5

/**
 * Does what an officer asked for, in their name and with the roles that they have now. Does nothing where the run has ended or another
 * worker is at it; where that one was killed, its time runs out and this one takes over. What breaks is tried again, five times in all.
 */
export async function performRun(id: string, works: Works): Promise<void> {
  const run = await claimRun(id)
  if (!run) return
  try {
    const viewer = await findStaffViewer(run.askedBy)
    const place = run.input.place as Place | undefined
    const outcome = viewer
      ? await works[run.kind](run, { ...viewer, ...(place ? { place } : {}) }, reporter(run))
      : { ok: false, message: '申请办理的账号已经停用，请由其他考务人员重新办理。' }
    await endRun(run, { state: outcome.ok ? 'done' : 'refused', message: outcome.message })
  } catch (error) {
    if (error instanceof TakenOver) return
    log.error({ run: run.id, kind: run.kind, err: error }, 'a run broke off')
    if (run.tries >= triesMax)
      await endRun(run, { state: 'failed', message: '多次尝试都没有完成，已通知维护人员。请稍后重新办理。' })
    else await letGoOfRun(run)
  }
}

/** Takes up runs whose worker is gone. Answers how many. */
export async function resumeRuns(works: Works): Promise<number> {
  const left = await listLeftRuns()
  for (const id of left) await performRun(id, works)
  return left.length
}

class TakenOver extends Error {}

function reporter(run: Run): Report {
  return async (stage, done, total) => {
    // Everybody sees it while the transaction that it tells of is still open.
    if (!(await reportRun(run, { stage, done, total }, apart('progress'))))
      throw new TakenOver('another worker has taken the run over')
  }
}
