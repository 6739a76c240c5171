import { refusalPage } from '@/lib/access/refusal-page'
import { currentViewer } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { printCertificate } from '@/lib/certificate/print-certificate'
import { type PrintedPaper, printPaper } from '@/lib/exam/print-paper'
import { printRecheckReport } from '@/lib/service/score-recheck/print-report'
import { isUuid } from '@/lib/text/is-uuid'

const mine = { href: '/exams/mine', label: '回到我的考试' }
const statuses: Record<string, number> = { not_found: 404, busy: 503 }
const papers: Record<string, { title: string; print: (viewer: Viewer, id: string, since: number) => Promise<PrintedPaper> }> = {
  'application-form': { title: '报名表', print: (viewer, id, since) => printPaper(viewer, 'application-form', id, since) },
  'admit-card': { title: '准考证', print: (viewer, id, since) => printPaper(viewer, 'admit-card', id, since) },
  certificate: { title: '电子证书', print: printCertificate },
  'recheck-report': { title: '成绩复查报告', print: printRecheckReport },
}

/** 打印报名表, 打印准考证: the paper as PDF, to its candidate, in its window (E-30, E-32); 复查报告 once a recheck is over (B-15); 电子证书 (S-03). */
export async function GET(_: Request, { params }: { params: Promise<{ document: string; id: string }> }) {
  const since = performance.now()
  const { document, id } = await params
  const viewer = await currentViewer()
  const paper = Object.hasOwn(papers, document) ? papers[document] : undefined
  if (!viewer || !paper || !isUuid(id)) return refusalPage('没有找到这份文件，请登录后从“我的考试”进入。', 404, mine)
  const printed = await paper.print(viewer, id, since)
  if (!printed.ok) return refusalPage(printed.message, statuses[printed.refusal] ?? 409, mine)
  return new Response(Buffer.from(printed.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${document}.pdf"; filename*=UTF-8''${encodeURIComponent(`${paper.title}.pdf`)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}
