import { payMerchant } from '@/lib/gateway/pay/merchant'
import { refundSchema } from '@/lib/gateway/pay/messages'
import { readSigned } from '@/lib/sandbox/read-signed'
import { takeRefund } from '@/lib/sandbox/refund'
import { answer, respond } from '@/lib/sandbox/respond'

/** The simulated payment service: gives money back (contract: lib/gateway/pay/port.ts). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readSigned(request, payMerchant().secret, refundSchema)
    if (!read.ok) return read.refused
    const { merchant, ...asked } = read.value
    if (merchant !== payMerchant().id) return answer({ message: 'unknown merchant' }, 403)
    const refund = await takeRefund({ merchant, ...asked })
    if (!refund) return answer({ message: 'no such money' }, 409)
    return answer({ status: refund.state, ...(refund.refundedAt ? { refundedAt: refund.refundedAt.toISOString() } : {}) })
  })
}
