import { db } from '@/db/client'
import { findOrder, insertCallback, type Order } from '@/db/queries/payment'
import { sha256 } from '@/lib/crypto/canonical'
import { failpoint } from '@/lib/failpoint/failpoint'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { callbackSchema } from '@/lib/gateway/pay/messages'
import { isSigned } from '@/lib/gateway/signature'
import { log } from '@/lib/log/log'
import { arrival } from '@/lib/workflow/arrival'
import { applyPayment, type Verdict } from './apply-payment'
import { mayKeepJunk } from './junk-allowance'

export type Received = {
  status: 200 | 400 | 401 | 403 | 404 | 503
  verdict: Verdict | 'not-paid' | 'bad-signature' | 'malformed' | 'other-merchant' | 'unknown-order' | 'try-again'
}

/**
 * Takes one callback of the payment service: signature, merchant, order, then `applyPayment`; 200 only after the commit, also for what
 * was known already; 503 where the database did not take it, so that the service says it again (E-21). The service is not asked back
 * before marking paid: signature, merchant, amount and unique transaction suffice, the row lock must not wait for somebody
 * else's server, and the hourly settlement asks anyway (E-22).
 */
export async function receiveCallback(body: Buffer, headers: Headers, since = performance.now()): Promise<Received> {
  failpoint('callback-received')
  try {
    const received = await receive(body, headers, since)
    failpoint('callback-after-commit')
    return received
  } catch (error) {
    log.error({ err: error }, 'a payment callback could not be stored')
    return { status: 503, verdict: 'try-again' }
  }
}

async function receive(body: Buffer, headers: Headers, since: number): Promise<Received> {
  const { id, secret } = payMerchant()
  const signatureOk = isSigned(secret, headers, body)
  if (!signatureOk && !mayKeepJunk()) return { status: 401, verdict: 'bad-signature' }
  const at = await arrival(since)
  // PostgreSQL keeps every text but this character.
  const text = body.toString('utf8').replaceAll('\0', '\uFFFD')
  const inbox = { bodyHash: sha256(body), body: text, signatureOk }
  const keep = async (received: Received, orderNumber?: string) => {
    await insertCallback(db(), { ...inbox, receivedAt: at, orderNumber: orderNumber ?? null, verdict: received.verdict })
    return received
  }
  if (!signatureOk) return keep({ status: 401, verdict: 'bad-signature' })
  const news = callbackSchema.safeParse(parsed(text))
  if (!news.success) return keep({ status: 400, verdict: 'malformed' })
  const { orderNumber, merchant } = news.data
  // Money that somebody else's merchant account took is none of ours, however well it is signed.
  if (merchant !== id) return keep({ status: 403, verdict: 'other-merchant' }, orderNumber)
  const order = await findOrder(orderNumber)
  if (!order) return keep({ status: 404, verdict: 'unknown-order' }, orderNumber)
  if (news.data.status === 'failed') return keep({ status: 200, verdict: 'not-paid' }, orderNumber)
  return { status: 200, verdict: await applyNews(order, news.data, at, { ...inbox, orderNumber }) }
}

async function applyNews(
  order: Order,
  news: Parameters<typeof applyPayment>[1],
  at: Date,
  callback: Parameters<typeof applyPayment>[3],
) {
  const { channel, transactionNumber, amountFen, paidAt } = news
  const verdict = await applyPayment(order, { channel, transactionNumber, amountFen, paidAt }, at, callback)
  if (verdict === 'contradiction') log.error({ order: order.id, transactionNumber }, 'the payment service contradicts itself')
  return verdict
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
