import { db } from '@/db/client'
import { type DifferenceFilter, type DifferenceRow, listDifferences } from '@/db/queries/reconciliation-office'
import { moneyScopes } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { exact } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { csvLine } from '@/lib/export/csv'
import { kindLabel, standings } from './kinds'

const rowsAtOnce = 1000

const columns = [
  '日期',
  '差异',
  '考试',
  '订单号',
  '渠道',
  '交易号',
  '退款号',
  '账单（元）',
  '账单时间',
  '本系统（元）',
  '本系统时间',
  '状态',
] as const

/** All differences of a filter as CSV records, for whom the page is; the ledger has it first, the last record says who exported and how many (O-26, Q-14). */
export async function exportDifferences(viewer: Viewer, filter: DifferenceFilter): Promise<AsyncGenerator<string, void> | null> {
  if (moneyScopes(viewer)?.length === 0) return null
  const about = { type: 'reconciliation', id: filter.day } as const
  await db().transaction((tx) => recordAudit(tx, viewer, { what: 'differences-exported', about }))
  return records(viewer, filter, await now())
}

async function* records(viewer: Viewer, filter: DifferenceFilter, at: Date): AsyncGenerator<string, void> {
  yield csvLine(columns)
  let count = 0
  for (let after: string | undefined; ; ) {
    const { rows, next } = await listDifferences(viewer, { ...filter, ...(after ? { after } : {}) }, rowsAtOnce)
    count += rows.length
    if (rows.length > 0) yield rows.map(recordOf).join('')
    if (next === null) break
    after = next
  }
  yield csvLine([`${viewer.name} 于 ${exact(at)} 导出，共 ${count} 条。`])
}

function recordOf({ difference, exam, standing }: DifferenceRow): string {
  const { day, channel, transactionNumber, orderNumber, refundNumber, billFen, billAt, ledgerFen, ledgerAt } = difference
  const money = (fen: number | null) => (fen === null ? null : fen / 100)
  const time = (at: Date | null) => at && exact(at)
  return csvLine([
    ...[day, kindLabel(difference), exam, orderNumber, channel, transactionNumber, refundNumber],
    ...[money(billFen), time(billAt), money(ledgerFen), time(ledgerAt), standings[standing]],
  ])
}
