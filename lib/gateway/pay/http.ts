import { z } from 'zod'
import { answered } from '../answered'
import { type Posted, postSigned, postSignedForFile } from '../post-signed'
import { billBytesMax } from './bill'
import { payAddress, payMerchant } from './merchant'
import { askedSchema, openedSchema, refundStandingSchema } from './messages'
import type { PayGateway } from './port'

const timeoutMs = 5_000
const billTimeoutMs = 120_000

/** The payment service over HTTP, by the contract of port.ts; the sandbox's simulator is reached the same way. */
export function payGateway(address = payAddress()): PayGateway {
  return {
    async open(order) {
      const answer = answered(openedSchema, await post(address, '/orders', { ...order }))
      return answer.ok ? { ok: true, payUrl: answer.value.payUrl } : answer
    },
    async ask(orderNumber) {
      const posted = await post(address, '/orders/query', { orderNumber })
      // An order that was never opened there has no payments.
      if (posted?.reached && posted.status === 404) return { ok: true, payments: [] }
      const answer = answered(askedSchema, posted)
      return answer.ok ? { ok: true, payments: answer.value.payments } : answer
    },
    async giveBack(refund) {
      const answer = answered(refundStandingSchema, await post(address, '/refunds', refund))
      return answer.ok ? { ok: true, ...answer.value } : answer
    },
    async bill(day) {
      const { id: merchant, secret } = payMerchant()
      const limits = { timeoutMs: billTimeoutMs, bytesMax: billBytesMax }
      const posted = address === null ? null : await postSignedForFile(`${address}/bills`, secret, { merchant, day }, limits)
      const answer = answered(fileSchema, posted)
      return answer.ok ? { ok: true, bytes: answer.value } : answer
    },
  }
}

const fileSchema = z.instanceof(Buffer)

async function post(address: string | null, path: string, value: object): Promise<Posted | null> {
  const { id, secret } = payMerchant()
  return address === null ? null : postSigned(`${address}${path}`, secret, { merchant: id, ...value }, timeoutMs)
}
