import { bigserial, boolean, integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What the simulators were told. Only lib/gateway/*\/sandbox and the sandbox's own routes read it. */
export const sandbox = pgSchema('sandbox')
const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const sandboxSms = sandbox.table('sms', {
  id: uuid('id').primaryKey().defaultRandom(),
  ordinal: bigserial('ordinal', { mode: 'number' }).notNull(),
  key: text('key').notNull().unique(),
  to: text('to').notNull(),
  purpose: text('purpose').notNull(),
  text: text('text').notNull(),
  code: text('code'),
  sentAt: at('sent_at').notNull(),
  state: text('state').notNull(),
})

/** What a simulator does with the next calls, in order. */
export const sandboxPlans = sandbox.table('plans', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  gateway: text('gateway').notNull(),
  key: text('key').notNull().default(''),
  outcome: text('outcome').notNull(),
  timesLeft: integer('times_left').notNull(),
  details: jsonb('details').$type<Record<string, unknown>>(),
})

/** The payment service's own book of orders. */
export const sandboxPayOrders = sandbox.table('pay_orders', {
  orderNumber: text('order_number').primaryKey(),
  amountFen: integer('amount_fen').notNull(),
  title: text('title').notNull(),
  notifyUrl: text('notify_url').notNull(),
  returnUrl: text('return_url').notNull(),
  expiresAt: at('expires_at').notNull(),
})

export const sandboxPayTransactions = sandbox.table('pay_transactions', {
  transactionNumber: text('transaction_number').primaryKey(),
  orderNumber: text('order_number').notNull(),
  amountFen: integer('amount_fen').notNull(),
  paidAt: at('paid_at').notNull(),
  notified: boolean('notified').notNull().default(false),
})

export const sandboxPayRefunds = sandbox.table('pay_refunds', {
  refundNumber: text('refund_number').primaryKey(),
  transactionNumber: text('transaction_number').notNull(),
  amountFen: integer('amount_fen').notNull(),
  state: text('state', { enum: ['done', 'processing', 'refused', 'closed'] }).notNull(),
  refundedAt: at('refunded_at'),
})

/** The face service's own book of checks. */
export const sandboxFaceChecks = sandbox.table('face_checks', {
  reference: text('reference').primaryKey(),
  returnUrl: text('return_url').notNull(),
  outcome: text('outcome', { enum: ['pending', 'match', 'mismatch', 'timeout'] })
    .notNull()
    .default('pending'),
})
