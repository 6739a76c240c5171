import { refusalPage } from '@/lib/access/refusal-page'
import { securityHeaders } from '@/lib/access/security-headers'
import { currentViewer } from '@/lib/access/session'
import { readBoardPulse } from '@/lib/exam/read-board'

/** How many registrations stand where: what the live board asks again and again, without React (O-11, Q-56). */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await currentViewer()
  const states = viewer && (await readBoardPulse(viewer, (await params).id))
  if (!states) return refusalPage('没有找到这项考试，请从“考试”进入。', 404)
  return Response.json({ states }, { headers: { ...securityHeaders, 'Cache-Control': 'private, no-store' } })
}
