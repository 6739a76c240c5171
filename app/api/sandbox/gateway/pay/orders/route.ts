import { openPayOrder } from '@/db/queries/sandbox'
import { settings } from '@/lib/config/settings'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { openSchema } from '@/lib/gateway/pay/messages'
import { readSigned } from '@/lib/sandbox/read-signed'
import { answer, respond } from '@/lib/sandbox/respond'

/** The simulated payment service: makes an order known (contract: lib/gateway/pay/port.ts). */
export function POST(request: Request) {
  return respond(async () => {
    const read = await readSigned(request, payMerchant().secret, openSchema)
    if (!read.ok) return read.refused
    const { merchant, ...order } = read.value
    if (merchant !== payMerchant().id) return answer({ message: 'unknown merchant' }, 403)
    const kept = await openPayOrder(order)
    if (kept.amountFen !== order.amountFen) return answer({ message: 'another amount' }, 409)
    return answer({ payUrl: `${settings().publicUrl}/sandbox/pay/${order.orderNumber}` })
  })
}
