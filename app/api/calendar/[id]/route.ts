import { getPublishedExam } from '@/db/queries/exam'
import { refusalPage } from '@/lib/access/refusal-page'
import { now } from '@/lib/clock/now'
import { settings } from '@/lib/config/settings'
import { examCalendar } from '@/lib/exam/calendar'

/** All deadlines of an exam session as .ics (E-01). */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const frame = await getPublishedExam((await params).id)
  if (!frame) return refusalPage('没有找到这项考试，请从“当前考试”进入。', 404)
  return new Response(examCalendar(frame, await now(), settings().publicUrl), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${frame.session.id}.ics"`,
      'Cache-Control': 'no-store',
    },
  })
}
