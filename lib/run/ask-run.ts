import { insertOutbox } from '@/db/queries/case'
import { insertRun, type RunKind } from '@/db/queries/run'
import type { Tx } from '@/db/queries/seating'
import type { Viewer } from '@/lib/access/viewer'
import { type Refused, refuse } from '@/lib/workflow/refusal'

export type Asked = { ok: true; runId: string }
type Asking = { kind: RunKind; sessionId: string; input?: Record<string, unknown>; at: Date }

/**
 * Leaves long work to the worker, which does it in the name of who asked. One of a kind and session at a time: refuses
 * (`claimed_by_other`) while another is open. The caller has checked who may.
 */
export async function askRun(tx: Tx, viewer: Viewer, { kind, sessionId, input = {}, at }: Asking): Promise<Asked | Refused> {
  const from = viewer.place ? { place: viewer.place } : {}
  const runId = await insertRun(tx, { kind, sessionId, input: { ...input, ...from }, askedBy: viewer.accountId, askedAt: at })
  if (!runId) return refuse('claimed_by_other', '这项工作正在进行，请等它完成后再办理。进度显示在本页。')
  await insertOutbox(tx, [{ task: 'run', payload: { run: runId } }])
  return { ok: true, runId }
}
