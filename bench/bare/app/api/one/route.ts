import { readTitle } from '../../../sql'

export const dynamic = 'force-dynamic'

/** What a route handler with one query costs by itself. */
export async function GET() {
  return Response.json({ title: await readTitle() })
}
