import { db } from '@/db/client'
import { type Batch, getBatch, listPrints } from '@/db/queries/certificate-batch'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { exact } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { unseal } from '@/lib/crypto/sealed'
import { csvLine } from '@/lib/export/csv'

const rowsAtOnce = 500

export type BatchFile = { name: string; records: AsyncGenerator<string, void> }

/**
 * 印制名单 of a batch as CSV records, with whole ID numbers, which go on the paper (O-22); the ledger has it before the first record is out (O-26).
 * Null: there is no such batch for this viewer, or they are no certificate officer.
 */
export async function exportBatch(viewer: Viewer, sessionId: string, batchId: string): Promise<BatchFile | null> {
  const batch = hasRole(viewer, 'certificateOfficer', sessionId) ? await getBatch(viewer, sessionId, batchId) : null
  if (!batch) return null
  const about = { type: 'examSession', id: sessionId } as const
  await db().transaction((tx) => recordAudit(tx, viewer, { what: 'certificates-exported', about, after: { batch: batch.id } }))
  return { name: `证书印制名单-第${batch.ordinal}批.csv`, records: records(viewer, batch) }
}

const columns = ['印制号', '状态', '管理号', '姓名', '性别', '出生年月', '证件号码', '考试', '级别', '专业', '批准日期']

async function* records(viewer: Viewer, batch: Batch): AsyncGenerator<string, void> {
  const at = await now()
  yield csvLine(columns)
  for (let after = -1; ; ) {
    const page = await listPrints(batch.id, after, rowsAtOnce)
    yield page.map(lineOf).join('')
    const last = page.at(-1)
    if (!last || page.length < rowsAtOnce) break
    after = last.print.serial
  }
  yield csvLine([`${viewer.name} 于 ${exact(at)} 导出。`])
}

function lineOf({ print, certificate, revokedAt }: Awaited<ReturnType<typeof listPrints>>[number]): string {
  const state = print.spoiledAt ? '空白件作废' : revokedAt ? '证书已撤销，不印' : '印制'
  const { managementNumber, name, sex, birthDate, idNumberSealed, title, level, specialty, approvedOn } = certificate
  const idNumber = unseal(idNumberSealed, 'id-number')
  return csvLine([
    ...[print.printNumber, state, managementNumber, name, sex, birthDate.slice(0, 7)],
    ...[idNumber, title, level, specialty, approvedOn],
  ])
}
