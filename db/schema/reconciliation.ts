import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { orders, payments, refunds } from './payment'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const key = () => uuid('id').primaryKey().defaultRandom()

/** 账单: one day of the payment service's own book, as it was received; the same bytes are one bill. */
export const reconciliationBills = pgTable(
  'reconciliation_bills',
  {
    id: key(),
    day: date('day', { mode: 'string' }).notNull(),
    hash: text('hash').notNull(),
    receivedAt: at('received_at').notNull(),
  },
  (t) => [uniqueIndex('reconciliation_bills_day').on(t.day, t.hash)],
)

/** What stands in a bill, line by line: money taken, or with a refund's number money given back. */
export const reconciliationBillLines = pgTable(
  'reconciliation_bill_lines',
  {
    billId: uuid('bill_id')
      .notNull()
      .references(() => reconciliationBills.id),
    line: integer('line').notNull(),
    what: text('what', { enum: ['payment', 'refund'] }).notNull(),
    channel: text('channel').notNull(),
    transactionNumber: text('transaction_number').notNull(),
    orderNumber: text('order_number').notNull(),
    refundNumber: text('refund_number'),
    amountFen: integer('amount_fen').notNull(),
    /** When it was paid, or given back. */
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.billId, t.line] }),
    index('reconciliation_bill_lines_transaction').on(t.transactionNumber),
    index('reconciliation_bill_lines_refund').on(t.refundNumber).where(sql`refund_number is not null`),
  ],
)

/** What a run counted; sums in fen. */
export type RunResult = {
  lines: number
  matched: number
  differences: number
  billPaidFen: number
  billRefundedFen: number
  ledgerPaidFen: number
  ledgerRefundedFen: number
}

/** 对账: each time a day was reconciled, or should have been. One at a time a day. */
export const reconciliationRuns = pgTable(
  'reconciliation_runs',
  {
    id: key(),
    /** Which came after which, also where the clock was set back between them. */
    ordinal: bigserial('ordinal', { mode: 'number' }).notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    state: text('state', { enum: ['running', 'done', 'failed'] }).notNull(),
    /** The cashier who asked for it; null: the timetable. */
    startedBy: uuid('started_by'),
    startedAt: at('started_at').notNull(),
    finishedAt: at('finished_at'),
    billId: uuid('bill_id').references(() => reconciliationBills.id),
    /** Why it failed, and which lines of the bill could not be read. */
    failure: text('failure'),
    problems: jsonb('problems').$type<string[]>(),
    result: jsonb('result').$type<RunResult>(),
  },
  (t) => [
    uniqueIndex('reconciliation_runs_running').on(t.day).where(sql`state = 'running'`),
    index('reconciliation_runs_day').on(t.day, t.ordinal),
  ],
)

/** 对账差异: both sides as they were when it was first found; found again it is the same one. */
export const reconciliationDifferences = pgTable(
  'reconciliation_differences',
  {
    id: key(),
    /** What makes it this one: day, kind, transaction or refund, and the sums of both sides. */
    key: text('key').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    kind: text('kind').notNull(),
    what: text('what', { enum: ['payment', 'refund'] }).notNull(),
    /** Null: of no order that we know, and so of no exam. */
    sessionId: text('session_id'),
    orderId: uuid('order_id').references(() => orders.id),
    paymentId: uuid('payment_id').references(() => payments.id),
    refundId: uuid('refund_id').references(() => refunds.id),
    channel: text('channel').notNull(),
    transactionNumber: text('transaction_number').notNull(),
    orderNumber: text('order_number').notNull(),
    refundNumber: text('refund_number'),
    billLine: integer('bill_line'),
    billFen: integer('bill_fen'),
    billAt: at('bill_at'),
    ledgerFen: integer('ledger_fen'),
    ledgerAt: at('ledger_at'),
    foundAt: at('found_at').notNull(),
    /** The last run that found it: the only column that changes. */
    lastRunId: uuid('last_run_id')
      .notNull()
      .references(() => reconciliationRuns.id),
  },
  (t) => [
    uniqueIndex('reconciliation_differences_key').on(t.key),
    index('reconciliation_differences_day').on(t.day, t.kind, t.id),
  ],
)

/** What a named cashier decided of a difference: rows are only added; one at most closes it. */
export const reconciliationDecisions = pgTable(
  'reconciliation_decisions',
  {
    id: key(),
    differenceId: uuid('difference_id')
      .notNull()
      .references(() => reconciliationDifferences.id),
    what: text('what').notNull(),
    closes: boolean('closes').notNull(),
    reason: text('reason').notNull(),
    decidedBy: uuid('decided_by').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    index('reconciliation_decisions_difference').on(t.differenceId, t.at),
    uniqueIndex('reconciliation_decisions_closes').on(t.differenceId).where(sql`closes`),
  ],
)

/** 退回: an instruction to give back money of no order that we know; by two cashiers, once a difference. */
export const reconciliationReturns = pgTable(
  'reconciliation_returns',
  {
    id: key(),
    number: text('number').notNull(),
    differenceId: uuid('difference_id')
      .notNull()
      .references(() => reconciliationDifferences.id),
    amountFen: integer('amount_fen').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('reconciliation_returns_number').on(t.number),
    uniqueIndex('reconciliation_returns_difference').on(t.differenceId),
  ],
)

/** What the payment service answered to it, each time it was asked. */
export const reconciliationReturnResults = pgTable(
  'reconciliation_return_results',
  {
    id: key(),
    returnId: uuid('return_id')
      .notNull()
      .references(() => reconciliationReturns.id),
    outcome: text('outcome', { enum: ['done', 'processing', 'refused', 'closed'] }).notNull(),
    refundedAt: at('refunded_at'),
    at: at('at').notNull(),
  },
  (t) => [
    index('reconciliation_return_results_return').on(t.returnId),
    uniqueIndex('reconciliation_return_results_done').on(t.returnId).where(sql`outcome = 'done'`),
  ],
)
