import { payMerchant } from '@/lib/gateway/pay/merchant'
import { billSchema } from '@/lib/gateway/pay/messages'
import { billOf } from '@/lib/sandbox/pay-bill'
import { readSigned } from '@/lib/sandbox/read-signed'
import { answer, respond } from '@/lib/sandbox/respond'

/** The simulated payment service: its bill of a day (contract: lib/gateway/pay/port.ts). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readSigned(request, payMerchant().secret, billSchema)
    if (!read.ok) return read.refused
    if (read.value.merchant !== payMerchant().id) return answer({ message: 'unknown merchant' }, 403)
    return new Response(await billOf(read.value.day), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
  })
}
