import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { csvAnswer } from '@/lib/export/csv-answer'
import { exportOrders } from '@/lib/payment/export-orders'
import { readOrderFilter } from '@/lib/payment/order-filter'

/** The orders that the cashier's page lists with the same address, all of them; to everyone else there is no such file (O-21, Q-14). */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  const filter = readOrderFilter(Object.fromEntries(new URL(request.url).searchParams))
  const records = viewer && (await exportOrders(viewer, filter))
  if (!records) return refusalPage('没有找到这个文件，请登录后从原来的页面打开。', 404)
  return csvAnswer('缴费订单.csv', records)
}
