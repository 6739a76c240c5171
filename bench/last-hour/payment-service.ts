// The payment service of the last hour, in this process: it takes orders over HTTP, tells of payments by signed callbacks, and has a bill of every day.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { isoDay } from '@/lib/clock/format'
import { billColumns } from '@/lib/gateway/pay/bill'
import { payMerchant } from '@/lib/gateway/pay/merchant'
import { isSigned, signedHeaders } from '@/lib/gateway/signature'
import type { Client } from './client'

export const benchChannel = 'bench'
const toldMost = 20

/** Money that a payer paid, by this service's word. `heard`: the product has acknowledged it. */
export type Paid = { transactionNumber: string; orderNumber: string; fen: number; paidAt: Date; heard: boolean }
export type BillLine = { channel: string; transactionNumber: string; orderNumber: string; fen: number; paidAt: Date }
export type PaymentService = Awaited<ReturnType<typeof startPaymentService>>

/** Starts the service; `before`: what its bills hold besides. */
export async function startPaymentService(before: readonly BillLine[]) {
  const opened = new Map<string, number>()
  const paid: Paid[] = []
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]))
    if (!isSigned(payMerchant().secret, headers, body)) return outgoing.writeHead(401).end()
    const asked = JSON.parse(body.toString()) as { orderNumber?: string; amountFen?: number; day?: string }
    if (incoming.url === '/bills') return outgoing.writeHead(200, { 'content-type': 'text/csv' }).end(billOf(asked.day ?? ''))
    if (incoming.url !== '/orders') return outgoing.writeHead(404).end()
    opened.set(asked.orderNumber ?? '', asked.amountFen ?? 0)
    const answer = JSON.stringify({ payUrl: `${address}/pay/${asked.orderNumber}` })
    return outgoing.writeHead(200, { 'content-type': 'application/json' }).end(answer)
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function billOf(day: string): string {
    const own = paid.map((one): BillLine => ({ channel: benchChannel, ...one }))
    const lines = [...before, ...own].filter(({ paidAt }) => isoDay(paidAt) === day)
    const rows = lines.map((one) => [
      one.channel,
      one.transactionNumber,
      one.orderNumber,
      one.fen,
      one.paidAt.toISOString(),
      '',
      '',
    ])
    return `${[billColumns, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
  }

  /** The payer pays what the order says, at this instant of the business clock. */
  function pay(orderNumber: string, paidAt: Date): Paid {
    const fen = opened.get(orderNumber)
    if (fen === undefined) throw new Error(`nobody has opened order ${orderNumber}`)
    const one = { transactionNumber: `B${orderNumber}T${paid.length}`, orderNumber, fen, paidAt, heard: false }
    paid.push(one)
    return one
  }

  /** Tells of it until it is acknowledged, `times` times at once. */
  async function tell(client: Client, one: Paid, times = 1) {
    const { transactionNumber, orderNumber, fen: amountFen, paidAt } = one
    const { id: merchant, secret } = payMerchant()
    const news = { merchant, status: 'paid', orderNumber, channel: benchChannel, transactionNumber, amountFen, paidAt }
    const body = Buffer.from(JSON.stringify(news))
    const once = async () => {
      const headers = { ...signedHeaders(secret, body), 'content-type': 'application/json' }
      return (await client.ask('callback', '/api/payments/callback', '', { headers, body })).status === 200
    }
    for (let tries = 0; !one.heard && tries < toldMost; tries += 1) {
      if (tries > 0) await pause(500)
      one.heard = (await Promise.all(Array.from({ length: times }, once))).includes(true)
    }
  }

  const stop = () =>
    new Promise<void>((settle) => {
      server.close(() => settle())
      server.closeAllConnections()
    })
  return { address, paid, pay, tell, stop }
}
