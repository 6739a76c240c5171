import { log } from '@/lib/log/log'

const reportBytesMax = 8 * 1024

/** What a browser blocked. Only the directive is kept: the rest of a report can carry what was typed. */
export async function POST(request: Request) {
  const text = await request.text().catch(() => '')
  if (text.length <= reportBytesMax) {
    const directive = /"(?:effective-?directive|violated-directive|effectiveDirective)"\s*:\s*"([a-z-]{1,40})/i.exec(text)?.[1]
    log.warn({ directive }, 'content security policy violation')
  }
  return new Response(null, { status: 204 })
}
