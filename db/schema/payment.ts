import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { cases } from './case'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** 缴费订单: rows are only added; whether it is paid is derived from `payments`. One live order a case. */
export const orders = pgTable(
  'orders',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    number: text('number').notNull(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    personId: uuid('person_id').notNull(),
    sessionId: text('session_id').notNull(),
    title: text('title').notNull(),
    amountFen: integer('amount_fen').notNull(),
    opensAt: at('opens_at').notNull(),
    deadline: at('deadline').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('orders_number').on(t.number),
    uniqueIndex('orders_case').on(t.caseId),
    index('orders_person').on(t.personId),
  ],
)

/** Each time a candidate was sent to the payment service, or the service was asked. */
export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    what: text('what', { enum: ['opened', 'asked'] }).notNull(),
    answer: text('answer').notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('payment_attempts_order').on(t.orderId)],
)

/** Inbox of what the payment service said, word for word, right or wrong; each is applied at most once (E-21). */
export const paymentCallbacks = pgTable(
  'payment_callbacks',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    receivedAt: at('received_at').notNull(),
    bodyHash: text('body_hash').notNull(),
    body: text('body').notNull(),
    signatureOk: boolean('signature_ok').notNull(),
    orderNumber: text('order_number'),
    verdict: text('verdict').notNull(),
  },
  (t) => [index('payment_callbacks_order').on(t.orderNumber), index('payment_callbacks_body').on(t.bodyHash)],
)

/** Money that reached us: one row a transaction of the channel, whatever it was for. */
export const payments = pgTable(
  'payments',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    channel: text('channel').notNull(),
    transactionNumber: text('transaction_number').notNull(),
    amountFen: integer('amount_fen').notNull(),
    paidAt: at('paid_at').notNull(),
    learntAt: at('learnt_at').notNull(),
    /** settles: it pays the order; duplicate, late, wrong-amount: kept, explained, to be given back. */
    standing: text('standing', { enum: ['settles', 'duplicate', 'late', 'wrong-amount'] }).notNull(),
    facts: jsonb('facts').$type<Record<string, string>>(),
  },
  (t) => [
    uniqueIndex('payments_transaction').on(t.channel, t.transactionNumber),
    uniqueIndex('payments_settles').on(t.orderId).where(sql`standing = 'settles'`),
    index('payments_order').on(t.orderId),
    // What is to be given back unasked (E-23).
    index('payments_too_much').on(t.orderId).where(sql`standing <> 'settles'`),
    // The money of a day, for reconciliation (E-24).
    index('payments_paid_at').on(t.paidAt),
  ],
)

/** 退款: an instruction to give one payment back, at most one a payment; rows are only added, how it stands is derived from `refund_results`. */
export const refunds = pgTable(
  'refunds',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    number: text('number').notNull(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    /** The 考试退费 that decided it. */
    caseId: uuid('case_id')
      .notNull()
      .references(() => cases.id),
    amountFen: integer('amount_fen').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('refunds_number').on(t.number),
    uniqueIndex('refunds_payment').on(t.paymentId),
    index('refunds_order').on(t.orderId),
    index('refunds_case').on(t.caseId),
  ],
)

/** What the payment service answered to an instruction, each time it was asked. */
export const refundResults = pgTable(
  'refund_results',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    refundId: uuid('refund_id')
      .notNull()
      .references(() => refunds.id),
    outcome: text('outcome', { enum: ['done', 'processing', 'refused', 'closed'] }).notNull(),
    /** When the payer got the money, by the service's word. */
    refundedAt: at('refunded_at'),
    /** Of the transfer that took the place of a refund whose way back was closed. */
    bankReference: text('bank_reference'),
    at: at('at').notNull(),
  },
  (t) => [
    index('refund_results_refund').on(t.refundId),
    uniqueIndex('refund_results_done').on(t.refundId).where(sql`outcome = 'done'`),
    index('refund_results_refunded_at').on(t.refundedAt).where(sql`outcome = 'done'`),
  ],
)
