// The simulators' own tables (schema `sandbox`) and the clock's shift: nothing outside lib/sandbox reads them.
import { and, asc, desc, eq, gte, lt, ne, notInArray, sql } from 'drizzle-orm'
import { db, type Queryable } from '../client'
import { cases } from '../schema/case'
import { examSessions } from '../schema/exam'
import { orders, payments } from '../schema/payment'
import {
  sandboxFaceChecks,
  sandboxPayOrders,
  sandboxPayRefunds,
  sandboxPayTransactions,
  sandboxPlans,
  sandboxSms,
} from '../schema/sandbox'

export type PayOrderRow = typeof sandboxPayOrders.$inferSelect
export type PayTransactionRow = typeof sandboxPayTransactions.$inferSelect
export type SandboxSms = typeof sandboxSms.$inferSelect

/** Shifts the business clock so that it shows `to` now and goes on from there. */
export async function shiftClock(to: Date, on: Queryable = db()) {
  // Seconds only: an interval of days would be read in each connection's own time zone.
  await on.execute(sql`
    update clock_shift set shift = make_interval(secs => extract(epoch from ${to.toISOString()}::timestamptz - clock_timestamp())) where id = 1`)
}

/** What a simulator is to do with its next calls, after what it was told before. */
export async function addPlan(row: {
  gateway: string
  key?: string
  outcome: string
  times: number
  details?: Record<string, unknown>
}) {
  const { times, ...rest } = row
  await db()
    .insert(sandboxPlans)
    .values({ ...rest, timesLeft: times })
}

/** What the simulator was told to do with this call, used up once; null: nothing, so the usual. */
export async function takePlan(gateway: string, key = ''): Promise<typeof sandboxPlans.$inferSelect | null> {
  const next = sql`(select id from sandbox.plans where gateway = ${gateway} and key = ${key} and times_left > 0 order by id limit 1 for update)`
  const [plan] = await db()
    .update(sandboxPlans)
    .set({ timesLeft: sql`${sandboxPlans.timesLeft} - 1` })
    .where(eq(sandboxPlans.id, next))
    .returning()
  return plan ?? null
}

/** What a simulator says of this key until it is told otherwise. */
export async function keepPlan(row: { gateway: string; key: string; outcome: string; details?: Record<string, unknown> }) {
  await db()
    .insert(sandboxPlans)
    .values({ ...row, timesLeft: 1 })
}

/** The last that the simulator was told of this key, which is not used up. */
export async function readLastPlan(gateway: string, key: string): Promise<typeof sandboxPlans.$inferSelect | null> {
  const [plan] = await db()
    .select()
    .from(sandboxPlans)
    .where(and(eq(sandboxPlans.gateway, gateway), eq(sandboxPlans.key, key)))
    .orderBy(desc(sandboxPlans.id))
    .limit(1)
  return plan ?? null
}

/** Keeps what the carrier was given; the same key again changes its state only where it had failed. */
export async function keepSms(row: typeof sandboxSms.$inferInsert): Promise<SandboxSms> {
  const [kept] = await db()
    .insert(sandboxSms)
    .values(row)
    .onConflictDoUpdate({
      target: sandboxSms.key,
      set: {
        state: sql`case when ${sandboxSms.state} = 'sent' then 'sent' else excluded.state end`,
        sentAt: sql`case when ${sandboxSms.state} = 'sent' then ${sandboxSms.sentAt} else excluded.sent_at end`,
      },
    })
    .returning()
  if (!kept) throw new Error('the SMS was not kept')
  return kept
}

/** SMS sent, newest first, to one number where one is named. */
export async function listSms(limit: number, to?: string): Promise<SandboxSms[]> {
  return db()
    .select()
    .from(sandboxSms)
    .where(to === undefined ? undefined : eq(sandboxSms.to, to))
    .orderBy(desc(sandboxSms.ordinal))
    .limit(limit)
}

/** Opens an order in the service's book, or finds it there. */
export async function openPayOrder(row: PayOrderRow): Promise<PayOrderRow> {
  const { orderNumber, ...rest } = row
  const { amountFen: _, ...changing } = rest
  const [kept] = await db()
    .insert(sandboxPayOrders)
    .values(row)
    .onConflictDoUpdate({ target: sandboxPayOrders.orderNumber, set: changing })
    .returning()
  if (!kept) throw new Error(`order ${orderNumber} was not opened`)
  return kept
}

export async function findPayOrder(orderNumber: string): Promise<PayOrderRow | null> {
  const [row] = await db().select().from(sandboxPayOrders).where(eq(sandboxPayOrders.orderNumber, orderNumber))
  return row ?? null
}

export async function listTransactions(orderNumber: string): Promise<PayTransactionRow[]> {
  return db()
    .select()
    .from(sandboxPayTransactions)
    .where(eq(sandboxPayTransactions.orderNumber, orderNumber))
    .orderBy(asc(sandboxPayTransactions.paidAt), asc(sandboxPayTransactions.transactionNumber))
}

export async function insertTransaction(row: PayTransactionRow) {
  await db().insert(sandboxPayTransactions).values(row)
}

export async function markNotified(transactionNumber: string) {
  await db()
    .update(sandboxPayTransactions)
    .set({ notified: true })
    .where(eq(sandboxPayTransactions.transactionNumber, transactionNumber))
}

/** A refund in the service's book, or the one that stands there under its number; one that is done stays done, and a way back that is closed stays closed. */
export async function keepPayRefund(row: typeof sandboxPayRefunds.$inferInsert) {
  const { state, refundedAt } = row
  const [kept] = await db()
    .insert(sandboxPayRefunds)
    .values(row)
    .onConflictDoUpdate({
      target: sandboxPayRefunds.refundNumber,
      set: { state, refundedAt },
      setWhere: notInArray(sandboxPayRefunds.state, ['done', 'closed']),
    })
    .returning()
  return kept ?? findPayRefund(row.refundNumber)
}

export async function findPayRefund(refundNumber: string) {
  const [row] = await db().select().from(sandboxPayRefunds).where(eq(sandboxPayRefunds.refundNumber, refundNumber))
  return row ?? null
}

/** How much of a transaction other refunds have taken or are about to, in fen. */
export async function refundedOf(transactionNumber: string, exceptRefund: string): Promise<number> {
  const [row] = await db()
    .select({ sum: sql<number>`coalesce(sum(${sandboxPayRefunds.amountFen}), 0)::int` })
    .from(sandboxPayRefunds)
    .where(
      and(
        eq(sandboxPayRefunds.transactionNumber, transactionNumber),
        ne(sandboxPayRefunds.refundNumber, exceptRefund),
        notInArray(sandboxPayRefunds.state, ['refused', 'closed']),
      ),
    )
  return row?.sum ?? 0
}

/** Transactions paid in [from, to), in the order of payment: one day's bill. */
export async function listTransactionsOf(from: Date, to: Date): Promise<PayTransactionRow[]> {
  return db()
    .select()
    .from(sandboxPayTransactions)
    .where(and(gte(sandboxPayTransactions.paidAt, from), lt(sandboxPayTransactions.paidAt, to)))
    .orderBy(asc(sandboxPayTransactions.paidAt), asc(sandboxPayTransactions.transactionNumber))
}

/** Refunds done in [from, to), in that order, each with the transaction that it gives back: the other part of the day's bill. */
export async function listRefundsOf(from: Date, to: Date) {
  return db()
    .select({
      refundNumber: sandboxPayRefunds.refundNumber,
      transactionNumber: sandboxPayRefunds.transactionNumber,
      orderNumber: sandboxPayTransactions.orderNumber,
      amountFen: sandboxPayRefunds.amountFen,
      paidAt: sandboxPayTransactions.paidAt,
      refundedAt: sandboxPayRefunds.refundedAt,
    })
    .from(sandboxPayRefunds)
    .innerJoin(sandboxPayTransactions, eq(sandboxPayTransactions.transactionNumber, sandboxPayRefunds.transactionNumber))
    .where(
      and(eq(sandboxPayRefunds.state, 'done'), gte(sandboxPayRefunds.refundedAt, from), lt(sandboxPayRefunds.refundedAt, to)),
    )
    .orderBy(asc(sandboxPayRefunds.refundedAt), asc(sandboxPayRefunds.refundNumber))
}

/** Orders that wait for a callback to be sent late, whose time has come; each is answered once. */
export async function takeLateCallbacks(at: Date): Promise<{ orderNumber: string; transactionNumber: string }[]> {
  const taken = await db()
    .update(sandboxPlans)
    .set({ timesLeft: 0 })
    .where(
      and(
        eq(sandboxPlans.gateway, 'pay-late'),
        sql`${sandboxPlans.timesLeft} > 0`,
        sql`(${sandboxPlans.details} ->> 'sendAt')::timestamptz <= ${at.toISOString()}::timestamptz`,
      ),
    )
    .returning({ orderNumber: sandboxPlans.key, details: sandboxPlans.details })
  return taken.map((one) => ({ orderNumber: one.orderNumber, transactionNumber: String(one.details?.transactionNumber) }))
}

/** The product's newest orders with how each stands: what the sandbox's page offers to pay. */
export async function listNewestOrders(limit: number) {
  const settled = sql<boolean>`exists (select from ${payments} where ${payments.orderId} = ${orders.id} and ${payments.standing} = 'settles')`
  return db()
    .select({
      number: orders.number,
      title: orders.title,
      amountFen: orders.amountFen,
      deadline: orders.deadline,
      caseNumber: cases.number,
      settled,
    })
    .from(orders)
    .innerJoin(cases, eq(cases.id, orders.caseId))
    .orderBy(desc(orders.createdAt), desc(orders.number))
    .limit(limit)
}

/** The exam session whose windows the clock's shortcuts name. */
export async function findTitleKnowledgeSession(): Promise<string | null> {
  const [row] = await db()
    .select({ id: examSessions.id })
    .from(examSessions)
    .where(eq(examSessions.kind, 'title-knowledge'))
    .orderBy(asc(examSessions.year), asc(examSessions.id))
    .limit(1)
  return row?.id ?? null
}

/** Opens a face check in the service's book, or finds it there. */
export async function openSandboxFaceCheck(reference: string, returnUrl: string) {
  await db().insert(sandboxFaceChecks).values({ reference, returnUrl }).onConflictDoNothing()
}

export async function findSandboxFaceCheck(reference: string) {
  const [row] = await db().select().from(sandboxFaceChecks).where(eq(sandboxFaceChecks.reference, reference))
  return row ?? null
}

/** What the service says of a check from now on; null: it was never opened there. */
export async function playSandboxFaceCheck(reference: string, outcome: 'match' | 'mismatch' | 'timeout') {
  const [row] = await db()
    .update(sandboxFaceChecks)
    .set({ outcome })
    .where(eq(sandboxFaceChecks.reference, reference))
    .returning()
  return row ?? null
}
