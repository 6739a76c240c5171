import { db } from '@/db/client'
import { getRun, listRunFiles } from '@/db/queries/run'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { zipLength, zipOf } from '@/lib/export/zip'
import { storage } from '@/lib/gateway/storage/storage'
import { isUuid } from '@/lib/text/is-uuid'

export type ExportedFiles = { ok: true; length: number; parts: AsyncGenerator<Uint8Array, void> } | { ok: false; message: string }

/**
 * What a run has made for one site, as a ZIP, for exam officers of its session; the ledger has it before the first byte is out (O-26). Refuses
 * while the run is open, and where there is nothing or too much for one file.
 */
export async function exportFiles(viewer: Viewer, sessionId: string, runId: string, siteId: string): Promise<ExportedFiles> {
  const run = isUuid(siteId) ? await getRun(viewer, runId) : null
  if (!run || run.sessionId !== sessionId || !hasRole(viewer, 'examOfficer', sessionId))
    return { ok: false, message: '没有找到这些文件。' }
  if (run.endedAt === null) return { ok: false, message: '还在准备，完成后再下载。' }
  const files = (await listRunFiles(run.id)).filter((file) => file.siteId === siteId)
  if (files.length === 0) return { ok: false, message: '没有文件，可能已被更新的一次替换。请回到考场材料页面重新下载。' }
  const length = zipLength(files)
  if (length === null) return { ok: false, message: '这个考点的文件太多，不能装进一个压缩包，请按考场打印。' }
  await db().transaction((tx) =>
    recordAudit(tx, viewer, {
      what: 'files-exported',
      about: { type: 'examSession', id: sessionId },
      after: { run: run.id, kind: run.kind, site: siteId },
    }),
  )
  const read = async ({ storageKey }: (typeof files)[number]) => {
    const bytes = await storage().get(storageKey)
    if (!bytes) throw new Error(`the file ${storageKey} of a run is gone`)
    return bytes
  }
  return { ok: true, length, parts: zipOf(files, read) }
}
