import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { csvAnswer } from '@/lib/export/csv-answer'
import { readDay, readDifferenceFilter } from '@/lib/reconciliation/difference-filter'
import { exportDifferences } from '@/lib/reconciliation/export-differences'

/** The differences that the day's page lists with the same address, all of them; to everyone else there is no such file (E-24, Q-14). */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const day = readDay(query.day) ?? '2000-01-01'
  const records = viewer && (await exportDifferences(viewer, readDifferenceFilter(day, query)))
  if (!records) return refusalPage('没有找到这个文件，请登录后从原来的页面打开。', 404)
  return csvAnswer(`对账差异 ${day}.csv`, records)
}
