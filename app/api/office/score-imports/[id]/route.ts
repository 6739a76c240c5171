import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { csvAnswer } from '@/lib/export/csv-answer'
import { exportProblems } from '@/lib/scoring/export-problems'

/** Every bad row of an import of scores of this session, `?run=` or the last; to everyone else there is no such file (E-33, Q-14). */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer()
  const run = new URL(request.url).searchParams.get('run')
  const records = viewer && (await exportProblems(viewer, (await params).id, run))
  if (!records) return refusalPage('没有找到这个文件，请登录后从原来的页面打开。', 404)
  return csvAnswer('成绩导入问题.csv', records)
}
