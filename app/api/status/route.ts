import { listStatuses } from '@/db/queries/exam'
import { securityHeaders } from '@/lib/access/security-headers'
import { currentViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { sha256 } from '@/lib/crypto/canonical'
import { registrationMachine } from '@/lib/exam/machine'
import { shownState } from '@/lib/exam/shown-state'
import { stateAt, stateOf } from '@/lib/workflow/machine'

/** Where the viewer's registrations stand, without React and with an ETag: what everyone asks at the deadline (Q-56, E-20). */
export async function GET(request: Request) {
  const viewer = await currentViewer()
  if (!viewer?.personId)
    return Response.json({ message: '请先登录。' }, { status: 401, headers: { ...securityHeaders, 'Cache-Control': 'no-store' } })
  const [at, rows] = await Promise.all([now(), listStatuses(viewer.personId)])
  const registrations = rows.map((row) => {
    const state = shownState(stateAt(registrationMachine, row, at))
    return { id: row.id, state, label: stateOf(registrationMachine, state).label, dueAt: row.dueAt }
  })
  const body = JSON.stringify({ registrations })
  const headers = {
    ...securityHeaders,
    'Content-Type': 'application/json',
    'Cache-Control': 'private, no-cache',
    ETag: `"${sha256(body)}"`,
    'X-Business-Time': at.toISOString(),
  }
  if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}
