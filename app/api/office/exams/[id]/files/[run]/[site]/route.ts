import { overseesExam } from '@/lib/access/policy'
import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { bytesOf } from '@/lib/export/stream-of'
import { exportFiles } from '@/lib/run/export-files'

/** What a run has printed for one site, as a ZIP, for exam officers (E-32, Q-42). */
export async function GET(_: Request, { params }: { params: Promise<{ id: string; run: string; site: string }> }) {
  const { id, run, site } = await params
  const viewer = await currentViewer()
  const files = viewer && (await exportFiles(viewer, id, run, site))
  if (!files?.ok) return refusalPage(files?.message ?? '没有找到这些文件。', viewer && overseesExam(viewer, id) ? 400 : 404)
  return new Response(bytesOf(files.parts), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': `${files.length}`,
      'Content-Disposition': `attachment; filename="print.zip"; filename*=UTF-8''${encodeURIComponent('考场材料.zip')}`,
      'Cache-Control': 'private, no-store',
    },
  })
}
