import { readBody } from '@/lib/gateway/read-body'
import { receiveCallback } from '@/lib/payment/receive-callback'

const bytesMax = 16 * 1024

/** Where the payment service tells of payments (E-21). Nobody signs in here: the signature says who speaks. */
export async function POST(request: Request) {
  const since = performance.now()
  const body = await readBody(request, bytesMax).catch(() => null)
  if (!body) return new Response('too large', { status: 413 })
  const { status, verdict } = await receiveCallback(body, request.headers, since)
  return new Response(status === 200 ? 'success' : verdict, {
    status,
    headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
  })
}
