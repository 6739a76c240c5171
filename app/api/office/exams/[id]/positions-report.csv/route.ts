import { getOverseenExam } from '@/db/queries/exam-office'
import { getPositionImport } from '@/db/queries/position-import'
import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { importReport } from '@/lib/exam/position-table/report'
import { csvAnswer } from '@/lib/export/csv-answer'

/** Every bad row of the uploaded 职位表 that `?run=` names. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer()
  const frame = viewer && (await getOverseenExam(viewer, (await params).id))
  if (!frame) return refusalPage('没有找到这个文件，请登录后从原来的页面打开。', 404)
  const found = await getPositionImport(viewer, new URL(request.url).searchParams.get('run') ?? '')
  return csvAnswer('职位表检查结果.csv', importReport(found?.sessionId === frame.session.id ? found.problems : []))
}
