import { getPublishedExam } from '@/db/queries/exam'
import { searchPositions } from '@/db/queries/position'
import { securityHeaders } from '@/lib/access/security-headers'
import { sha256 } from '@/lib/crypto/canonical'
import { readPositionFilter } from '@/lib/exam/position-filter'

/** The 职位表 as one types, without React and with an ETag: public, as the notice that it belongs to (E-05, Q-56). */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const filter = readPositionFilter(Object.fromEntries(new URL(request.url).searchParams))
  const frame = await getPublishedExam((await params).id)
  const body = JSON.stringify(frame ? await searchPositions(frame.session.id, filter) : { rows: [], next: null })
  const headers = {
    ...securityHeaders,
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache',
    ETag: `"${sha256(body)}"`,
  }
  if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}
