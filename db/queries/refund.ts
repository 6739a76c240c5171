import { and, asc, desc, eq, notExists, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable, type Tx } from '../client'
import { cases } from '../schema/case'
import { examSessions, examWindows } from '../schema/exam'
import { orders, payments, refundResults, refunds } from '../schema/payment'

/** What the facts of a refund are made from: the order, all money that came for it, what the exam accepts and until when; null: no such order. */
export async function readRefundFacts(orderId: string, caseId: string | null, on: Queryable) {
  const [[order], money, [unsettled]] = await Promise.all([
    on
      .select({
        number: orders.number,
        title: orders.title,
        amountFen: orders.amountFen,
        registrationId: orders.caseId,
        opensAt: orders.opensAt,
        closesAt: examWindows.opensAt,
        accepted: examSessions.refundReasons,
      })
      .from(orders)
      .innerJoin(examSessions, eq(examSessions.id, orders.sessionId))
      .innerJoin(examWindows, and(eq(examWindows.sessionId, orders.sessionId), eq(examWindows.name, 'admitCard')))
      .where(eq(orders.id, orderId)),
    on
      .select({
        id: payments.id,
        amountFen: payments.amountFen,
        paidAt: payments.paidAt,
        standing: payments.standing,
        givenBack: sql<boolean>`${refunds.id} is not null`,
      })
      .from(payments)
      .leftJoin(refunds, eq(refunds.paymentId, payments.id))
      .where(eq(payments.orderId, orderId))
      .orderBy(asc(payments.paidAt), asc(payments.id)),
    on
      .select({ all: sql<number>`count(*)::int`, done: sql<number>`count(${refundResults.id})::int` })
      .from(refunds)
      .leftJoin(refundResults, and(eq(refundResults.refundId, refunds.id), eq(refundResults.outcome, 'done')))
      .where(caseId === null ? sql`false` : eq(refunds.caseId, caseId)),
  ])
  const isSettled = unsettled !== undefined && unsettled.all > 0 && unsettled.all === unsettled.done
  return { order: order ?? null, money, isSettled }
}

/** Orders of the viewer that money came for, newest first: what a refund may be asked of (S-04). */
export async function listPaidOrders(viewer: Viewer, on: Queryable = db()) {
  if (!viewer.personId) return []
  return on
    .select({
      id: orders.id,
      number: orders.number,
      title: orders.title,
      sessionId: orders.sessionId,
      registrationId: orders.caseId,
    })
    .from(orders)
    .where(and(eq(orders.personId, viewer.personId), sql`exists (select from payments p where p.order_id = ${orders.id})`))
    .orderBy(desc(orders.createdAt), asc(orders.id))
}

/** Instructs to give these payments back; each number comes from a sequence. */
export async function insertRefunds(
  tx: Tx,
  rows: { orderId: string; paymentId: string; caseId: string; amountFen: number; createdAt: Date }[],
) {
  for (const row of rows) {
    const number = sql<string>`'R' || to_char(${row.createdAt.toISOString()}::timestamptz, 'YYYYMMDD') || lpad(nextval('refund_numbers')::text, 10, '0')`
    await tx.insert(refunds).values({ ...row, number })
  }
}

/** The instructions of a refund case with the payment each gives back and its last answer, oldest first. */
export async function listRefunds(caseId: string, on: Queryable = db()) {
  const last = sql<'done' | 'processing' | 'refused' | null>`(
    select r.outcome from refund_results r where r.refund_id = ${refunds.id} order by r.outcome = 'done' desc, r.at desc limit 1)`
  return on
    .select({
      id: refunds.id,
      number: refunds.number,
      amountFen: refunds.amountFen,
      orderNumber: orders.number,
      channel: payments.channel,
      transactionNumber: payments.transactionNumber,
      outcome: last,
      refundedAt: refundResults.refundedAt,
    })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .leftJoin(refundResults, and(eq(refundResults.refundId, refunds.id), eq(refundResults.outcome, 'done')))
    .where(eq(refunds.caseId, caseId))
    .orderBy(asc(refunds.number))
}

export async function insertRefundResult(tx: Tx, row: typeof refundResults.$inferInsert) {
  await tx.insert(refundResults).values(row).onConflictDoNothing()
}

/** Refund cases that wait for the payment service, oldest first after `afterId`. */
export async function listWaitingRefunds(limit: number, afterId: string, on: Queryable = db()) {
  const done = on
    .select({ one: sql`1` })
    .from(refundResults)
    .where(and(eq(refundResults.refundId, refunds.id), eq(refundResults.outcome, 'done')))
  return on
    .selectDistinct({ caseId: refunds.caseId })
    .from(refunds)
    .innerJoin(cases, and(eq(cases.id, refunds.caseId), eq(cases.state, 'approved')))
    .where(and(sql`${refunds.caseId} > ${afterId}::uuid`, notExists(done)))
    .orderBy(asc(refunds.caseId))
    .limit(limit)
}
