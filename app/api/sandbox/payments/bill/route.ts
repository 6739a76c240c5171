import { z } from 'zod'
import { billOf } from '@/lib/sandbox/pay-bill'
import { check, respond } from '@/lib/sandbox/respond'

/** The day's bill as CSV, as reconciliation reads it. */
export function GET(request: Request) {
  return respond(async () => {
    const read = check(new URL(request.url).searchParams.get('date'), z.iso.date('请用 date=2020-08-20 写明日期'))
    if (!read.ok) return read.refused
    return new Response(await billOf(read.value), {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' },
    })
  })
}
