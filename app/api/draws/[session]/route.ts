import { currentViewer } from '@/lib/access/session'
import { canonicalJson, sha256 } from '@/lib/crypto/canonical'
import { publishDraw } from '@/lib/seating/publish-draw'

/** The file by which a draw is replayed: for anyone once it is published, before that for exam officers (E-31). */
export async function GET(request: Request, { params }: { params: Promise<{ session: string }> }) {
  const { session } = await params
  const published = await publishDraw(await currentViewer(), session)
  if (!published) return Response.json({ message: '没有找到这项考试的编排结果，或者还没有到公布的时间。' }, { status: 404 })
  const { state, seed, rounds } = published
  const etag = `"${sha256(canonicalJson([state, seed, rounds.map((round) => round.resultHash)]))}"`
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', 'X-Content-Type-Options': 'nosniff' }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const name = `draw-${published.session}.json`
  return Response.json(published, { headers: { ...headers, 'Content-Disposition': `attachment; filename="${name}"` } })
}
