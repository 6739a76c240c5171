import { db } from '@/db/client'
import { listOrders, type OrderFilter, type OrderRow } from '@/db/queries/cashier'
import { moneyScopes } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record-audit'
import { exact } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { csvLine } from '@/lib/export/csv'
import { orderColumns, orderWords } from './order-words'

const rowsAtOnce = 1000

/**
 * All orders of a filter as CSV records with their heading, for whom the page of orders is; the ledger has it before the first record is
 * out, and the last one says who exported when, and how many there are (O-21, O-26). Null: there is nothing of that for this viewer.
 */
export async function exportOrders(viewer: Viewer, filter: OrderFilter): Promise<AsyncGenerator<string, void> | null> {
  if (moneyScopes(viewer)?.length === 0) return null
  await db().transaction((tx) => recordAudit(tx, viewer, { what: 'orders-exported', about: { type: 'export', id: 'orders' } }))
  return records(viewer, filter, await now())
}

async function* records(viewer: Viewer, filter: OrderFilter, at: Date): AsyncGenerator<string, void> {
  yield csvLine(orderColumns)
  let count = 0
  for (let after: string | undefined; ; ) {
    const { rows, next } = await listOrders(viewer, { ...filter, after }, rowsAtOnce)
    count += rows.length
    if (rows.length > 0) yield rows.map((row) => recordOf(row, at)).join('')
    if (next === null) break
    after = next
  }
  yield csvLine([`${viewer.name} 于 ${exact(at)} 导出，共 ${count} 条。`])
}

function recordOf(row: OrderRow, at: Date): string {
  const money = [row.amountFen, row.settledFen, row.extraFen, row.refundedFen].map((fen) => fen / 100)
  return csvLine([row.number, row.title, row.name, row.registration, ...money, orderWords(row, at), exact(row.createdAt)])
}
