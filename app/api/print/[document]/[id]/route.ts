import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import { printPaper } from '@/lib/exam/print-paper'
import { isUuid } from '@/lib/text/is-uuid'

const mine = { href: '/exams/mine', label: '回到我的考试' }
const statuses: Record<string, number> = { not_found: 404, busy: 503 }
const titles: Record<string, string> = { 'application-form': '报名表', 'admit-card': '准考证' }

/** 打印报名表, 打印准考证: the paper as PDF, to its candidate, in its window (E-30, E-32). */
export async function GET(_: Request, { params }: { params: Promise<{ document: string; id: string }> }) {
  const since = performance.now()
  const { document, id } = await params
  const viewer = await currentViewer()
  const known = document === 'application-form' || document === 'admit-card'
  if (!viewer || !known || !isUuid(id)) return refusalPage('没有找到这份文件，请登录后从“我的考试”进入。', 404, mine)
  const printed = await printPaper(viewer, document, id, since)
  if (!printed.ok) return refusalPage(printed.message, statuses[printed.refusal] ?? 409, mine)
  return new Response(Buffer.from(printed.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${document}.pdf"; filename*=UTF-8''${encodeURIComponent(`${titles[document]}.pdf`)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}
