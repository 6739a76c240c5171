import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  addPlan,
  findPayOrder,
  insertTransaction,
  listTransactions,
  markNotified,
  type PayOrderRow,
  type PayTransactionRow,
  takeLateCallbacks,
} from '@/db/queries/sandbox'
import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { log } from '@/lib/log/log'
import { sendCallback } from './pay-callback'

export const payActions = ['pay', 'pay-twice', 'pay-silently', 'late', 'wrong-amount', 'bad-signature', 'repeat', 'fail'] as const
export type PayAction = (typeof payActions)[number]
export const payActionSchema = z.enum(payActions)

export type Played = { orderNumber: string; action: PayAction; transactions: string[]; callbacks: number[] }

/**
 * The payer, or the service, does something with an order that was opened here; null where none was. Callbacks really go over HTTP
 * to the order's notify address; `callbacks` are the answers' statuses, 0 where there was none.
 */
export async function playPayment(orderNumber: string, action: PayAction): Promise<Played | null> {
  const order = await findPayOrder(orderNumber)
  if (!order) return null
  const { transactions, callbacks } = await plays[action](order)
  return { orderNumber, action, transactions: transactions.map((one) => one.transactionNumber), callbacks }
}

/** Sends the callbacks of `late` whose deadline has passed. */
export async function sendLateCallbacks() {
  for (const { orderNumber, transactionNumber } of await takeLateCallbacks(await now())) {
    const [order, all] = await Promise.all([findPayOrder(orderNumber), listTransactions(orderNumber)])
    const transaction = all.find((one) => one.transactionNumber === transactionNumber)
    if (order && transaction) await tell(order, transaction)
    else log.warn({ orderNumber }, 'a late callback has lost its order')
  }
}

type Play = (order: PayOrderRow) => Promise<{ transactions: PayTransactionRow[]; callbacks: number[] }>

const plays: Record<PayAction, Play> = {
  pay: async (order) => {
    const transaction = await take(order)
    return { transactions: [transaction], callbacks: [await tell(order, transaction)] }
  },
  'pay-twice': async (order) => {
    const transactions = [await take(order), await take(order)]
    return { transactions, callbacks: await Promise.all(transactions.map((one) => tell(order, one))) }
  },
  'pay-silently': async (order) => ({ transactions: [await take(order)], callbacks: [] }),
  late: async (order) => {
    const at = await now()
    const open = at < order.expiresAt
    const transaction = await take(order, { paidAt: open ? at : new Date(order.expiresAt.getTime() - 60_000) })
    if (!open) return { transactions: [transaction], callbacks: [await tell(order, transaction)] }
    const details = { transactionNumber: transaction.transactionNumber, sendAt: order.expiresAt.toISOString() }
    await addPlan({ gateway: 'pay-late', key: order.orderNumber, outcome: 'late', times: 1, details })
    return { transactions: [transaction], callbacks: [] }
  },
  'wrong-amount': async (order) => {
    const transaction = await take(order, { amountFen: Math.max(1, order.amountFen - 100) })
    return { transactions: [transaction], callbacks: [await tell(order, transaction)] }
  },
  // A forgery: no money moved, and the service knows nothing of it.
  'bad-signature': async (order) => {
    const forged = made(order, { paidAt: await now() })
    return { transactions: [], callbacks: [await sendCallback(order, forged, { forged: true })] }
  },
  repeat: async (order) => {
    const transaction = (await listTransactions(order.orderNumber)).at(-1) ?? (await take(order))
    return { transactions: [transaction], callbacks: [await tell(order, transaction), await tell(order, transaction)] }
  },
  fail: async (order) => ({ transactions: [], callbacks: [await sendCallback(order, null)] }),
}

/** Takes the payer's money. */
async function take(order: PayOrderRow, change: Partial<PayTransactionRow> = {}): Promise<PayTransactionRow> {
  const transaction = made(order, { paidAt: await now(), ...change })
  await insertTransaction(transaction)
  return transaction
}

function made(order: PayOrderRow, change: Partial<PayTransactionRow> & { paidAt: Date }): PayTransactionRow {
  const transactionNumber = `SP${isoDay(change.paidAt).replaceAll('-', '')}${randomBytes(8).toString('hex')}`
  return { transactionNumber, orderNumber: order.orderNumber, amountFen: order.amountFen, notified: false, ...change }
}

async function tell(order: PayOrderRow, transaction: PayTransactionRow): Promise<number> {
  const status = await sendCallback(order, transaction)
  if (status === 200) await markNotified(transaction.transactionNumber)
  return status
}
