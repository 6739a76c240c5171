import { hasRole } from '@/lib/access/policy'
import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { exportBatch } from '@/lib/certificate/export-batch'
import { csvAnswer } from '@/lib/export/csv-answer'
import { isSessionId } from '@/lib/text/is-session-id'

/** 印制名单 of a batch, for the certificate officers of its exam (O-22, Q-14). */
export async function GET(_: Request, { params }: { params: Promise<{ id: string; batch: string }> }) {
  const { id, batch } = await params
  const viewer = await currentViewer()
  const file = viewer && isSessionId(id) ? await exportBatch(viewer, id, batch) : null
  if (!file)
    return refusalPage(
      '没有找到这个文件，请登录后从原来的页面打开。',
      viewer && hasRole(viewer, 'certificateOfficer', id) ? 400 : 404,
    )
  return csvAnswer(file.name, file.records)
}
