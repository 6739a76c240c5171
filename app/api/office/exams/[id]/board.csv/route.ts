import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { exportBoard } from '@/lib/exam/export-board'
import { csvAnswer } from '@/lib/export/csv-answer'

/** 报名动态 by hour (`?what=hours`) or by what was chosen, for who oversees the exam (O-11, Q-14). */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer()
  const what = new URL(request.url).searchParams.get('what') ?? ''
  const records = viewer && (await exportBoard(viewer, (await params).id, what))
  if (!records) return refusalPage('没有找到这个文件，请登录后从原来的页面打开。', 404)
  return csvAnswer(what === 'hours' ? '报名动态-按小时.csv' : '报名动态-按报考.csv', records)
}
