import { now } from '@/lib/clock/now'
import { log } from '@/lib/log/log'

/** May traffic be sent here? Yes while the database answers. */
export async function GET() {
  try {
    await now()
    return Response.json({ status: 'ready' }, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    log.error({ err: error }, 'not ready')
    return Response.json({ status: 'database unreachable' }, { status: 503, headers: { 'Cache-Control': 'no-store' } })
  }
}
