import { and, asc, eq, exists, gt, lte, notExists, or, sql } from 'drizzle-orm'
import { maySeeCase } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable, type Tx } from '../client'
import { cases } from '../schema/case'
import { orders, paymentAttempts, paymentCallbacks, payments } from '../schema/payment'

export type Order = typeof orders.$inferSelect
export type Payment = typeof payments.$inferSelect
export type Attempt = typeof paymentAttempts.$inferSelect

/**
 * Adds the one order of a case, where it has none yet, of the fee that was confirmed, whatever it costs today (E-07); its number comes from a
 * sequence, so that no two are alike under any load.
 */
export async function insertOrder(tx: Tx, row: Omit<typeof orders.$inferInsert, 'number' | 'title' | 'amountFen'>) {
  const number = sql<string>`to_char(${row.createdAt.toISOString()}::timestamptz, 'YYYYMMDD') || lpad(nextval('order_numbers')::text, 10, '0')`
  const title = sql<string>`(select title from exam_sessions where id = ${row.sessionId})`
  const amountFen = sql<number>`(select fee_fen from registrations where case_id = ${row.caseId})`
  await tx
    .insert(orders)
    .values({ ...row, number, title, amountFen })
    .onConflictDoNothing()
}

/** The order of a case that the viewer may see, with the case and all money that came for it, oldest first; null for every other case. */
export async function getOrderOf(viewer: Viewer, caseId: string, on: Queryable = db()) {
  const [row] = await on
    .select({ order: orders, head: cases })
    .from(orders)
    .innerJoin(cases, eq(cases.id, orders.caseId))
    .where(eq(orders.caseId, caseId))
  if (!row || !maySeeCase(viewer, row.head)) return null
  return { ...row, payments: await listPayments(row.order.id, on) }
}

/** An order that the viewer has to pay, by its number; null for every other number. */
export async function getOwnOrder(viewer: Viewer, number: string, on: Queryable = db()): Promise<Order | null> {
  const order = viewer.kind === 'person' ? await findOrder(number, on) : null
  return order && order.personId === viewer.personId ? order : null
}

/** An order by its number, for the payment service's news. */
export async function findOrder(number: string, on: Queryable = db()): Promise<Order | null> {
  const [order] = await on.select().from(orders).where(eq(orders.number, number))
  return order ?? null
}

/** An order as it is in this transaction. Throws where there is none. */
export async function getOrder(tx: Tx, id: string): Promise<Order> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, id))
  if (!order) throw new Error(`there is no order ${id}`)
  return order
}

export async function listPayments(orderId: string, on: Queryable = db()): Promise<Payment[]> {
  return on.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.paidAt), asc(payments.id))
}

/** The order's payments and the one of that transaction, whichever order it was for: what decides the standing of news. */
export async function listRelatedPayments(tx: Tx, orderId: string, of: { channel: string; transactionNumber: string }) {
  const sameTransaction = and(eq(payments.channel, of.channel), eq(payments.transactionNumber, of.transactionNumber))
  return tx
    .select()
    .from(payments)
    .where(or(eq(payments.orderId, orderId), sameTransaction))
}

export async function insertPayment(tx: Tx, row: typeof payments.$inferInsert) {
  await tx.insert(payments).values(row)
}

export async function insertCallback(on: Queryable, row: typeof paymentCallbacks.$inferInsert) {
  await on.insert(paymentCallbacks).values(row)
}

/** Writes down that the service was called, unless the same was written within the last minute: impatient clicks fill no table. */
export async function insertAttempt(
  row: { orderId: string; what: Attempt['what']; answer: string; at: Date },
  on: Queryable = db(),
) {
  const { orderId, what, answer, at } = row
  await on.execute(sql`
    insert into payment_attempts (order_id, what, answer, at)
    select ${orderId}::uuid, ${what}, ${answer}, ${at.toISOString()}::timestamptz
    where not exists (
      select from payment_attempts
      where order_id = ${orderId}::uuid and what = ${what} and answer = ${answer}
        and at > ${at.toISOString()}::timestamptz - interval '1 minute' and at <= ${at.toISOString()}::timestamptz
    )`)
}

/**
 * Orders after `afterNumber` that may have been paid without our knowing: opened at the service, not settled, their window begun
 * and not over for longer than since `endedAfter` (E-22).
 */
export async function listUnsettledOrders(at: Date, endedAfter: Date, afterNumber: string, limit: number, on: Queryable = db()) {
  const opened = on.select({ one: sql`1` }).from(paymentAttempts).where(eq(paymentAttempts.orderId, orders.id))
  const settled = on
    .select({ one: sql`1` })
    .from(payments)
    .where(and(eq(payments.orderId, orders.id), eq(payments.standing, 'settles')))
  return on
    .select()
    .from(orders)
    .where(
      and(
        gt(orders.number, afterNumber),
        lte(orders.opensAt, at),
        gt(orders.deadline, endedAfter),
        exists(opened),
        notExists(settled),
      ),
    )
    .orderBy(asc(orders.number))
    .limit(limit)
}

/** Did this transaction of a channel reach the ledger, and how does it stand? Null: no. */
export async function findPayment(channel: string, transactionNumber: string, on: Queryable = db()): Promise<Payment | null> {
  const [row] = await on
    .select()
    .from(payments)
    .where(and(eq(payments.channel, channel), eq(payments.transactionNumber, transactionNumber)))
  return row ?? null
}
