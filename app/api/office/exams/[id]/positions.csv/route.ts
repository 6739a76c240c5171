import { getOverseenExam } from '@/db/queries/exam-office'
import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { positionTemplate } from '@/lib/exam/position-table/report'
import { csvAnswer } from '@/lib/export/csv-answer'

/** The template of a 职位表 (O-10). */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer()
  const frame = viewer && (await getOverseenExam(viewer, (await params).id))
  if (!frame) return refusalPage('没有找到这个文件，请登录后从原来的页面打开。', 404)
  return csvAnswer('职位表模板.csv', positionTemplate())
}
