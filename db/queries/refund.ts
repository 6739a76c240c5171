import { and, asc, desc, eq, gt, lte, ne, notExists, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { type Instructed, refundKey } from '@/lib/service/exam-refund/rules'
import { db, type Queryable, type Tx } from '../client'
import { caseEventInputs, caseEvents, cases } from '../schema/case'
import { examSessions, examWindows } from '../schema/exam'
import { orders, payments, refundResults, refunds } from '../schema/payment'

/** What the facts of a refund are made from: the order, all money that came for it, what the exam accepts and until when; null: no such order. */
export async function readRefundFacts(orderId: string, caseId: string | null, on: Queryable) {
  const [[order], money, refundsOfCase, [transfer], [withdrawing]] = await Promise.all([
    on
      .select({
        number: orders.number,
        title: orders.title,
        amountFen: orders.amountFen,
        registrationId: orders.caseId,
        registrationState: sql<string>`(select c.state from cases c where c.id = ${orders.caseId})`,
        opensAt: orders.opensAt,
        closesAt: examWindows.opensAt,
        registrationClosesAt: sql<string>`(select w.closes_at from exam_windows w where w.session_id = ${orders.sessionId} and w.name = 'registration')`,
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
    caseId === null ? [] : listRefunds(caseId, on),
    caseId === null ? [] : lastTransfer(caseId, on),
    on
      .select({ id: cases.id })
      .from(cases)
      .where(eq(cases.uniqueKey, refundKey(orderId, 'withdrawn'))),
  ])
  return {
    order: order ?? null,
    money,
    refunds: refundsOfCase,
    transfer: transfer?.input ?? null,
    isWithdrawing: withdrawing !== undefined && withdrawing.id !== caseId,
  }
}

/** What the transfer that was recorded last was given with. */
function lastTransfer(caseId: string, on: Queryable) {
  return on
    .select({ input: caseEventInputs.input })
    .from(caseEvents)
    .innerJoin(caseEventInputs, and(eq(caseEventInputs.caseId, caseEvents.caseId), eq(caseEventInputs.seq, caseEvents.seq)))
    .where(and(eq(caseEvents.caseId, caseId), eq(caseEvents.name, 'transfer')))
    .orderBy(desc(caseEvents.seq))
    .limit(1)
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

/** How a refund stands, where its `done` is joined: by the last answer, but what is done or closed stays so. */
const standing = {
  outcome: sql<Instructed['outcome']>`(
    select r.outcome from refund_results r where r.refund_id = ${refunds.id}
    order by r.outcome = 'done' desc, r.outcome = 'closed' desc, r.at desc limit 1)`,
  refundedAt: refundResults.refundedAt,
  bankReference: refundResults.bankReference,
}

/** What was given back of an order, by payment: for whoever may see the order. */
export async function listRefundsOfOrder(orderId: string, on: Queryable = db()) {
  return on
    .select({ paymentId: refunds.paymentId, caseId: refunds.caseId, ...standing })
    .from(refunds)
    .leftJoin(refundResults, and(eq(refundResults.refundId, refunds.id), eq(refundResults.outcome, 'done')))
    .where(eq(refunds.orderId, orderId))
}

/**
 * Orders after `afterId` of which money is to go back unasked: paid too much or in vain, not instructed, registration closed at `at`. Whoever
 * paid another order of the same exam waits until the exam is over and its money reconciled, every difference decided (E-23).
 */
export async function listOrdersPaidTooMuch(at: Date, afterId: string, limit: number, on: Queryable = db()) {
  return on
    .selectDistinct({ id: orders.id, personId: orders.personId, sessionId: orders.sessionId, registrationId: orders.caseId })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(examWindows, and(eq(examWindows.sessionId, orders.sessionId), eq(examWindows.name, 'registration')))
    .where(
      and(
        ne(payments.standing, 'settles'),
        gt(payments.amountFen, 0),
        lte(examWindows.closesAt, at),
        sql`${orders.id} > ${afterId}::uuid`,
        notExists(on.select({ one: sql`1` }).from(refunds).where(eq(refunds.paymentId, payments.id))),
        sql`(not ${hasPaidAnotherOrder} or ${isExamReconciled(at)})`,
      ),
    )
    .orderBy(asc(orders.id))
    .limit(limit)
}

/** Did the payer of this order settle another one of the same exam? */
const hasPaidAnotherOrder = sql`exists (
  select from orders other join payments p on p.order_id = other.id and p.standing = 'settles'
  where other.person_id = ${orders.personId} and other.session_id = ${orders.sessionId} and other.id <> ${orders.id})`

/** Is the exam of this order over, every day from its first order to its end reconciled, and no difference of it open? */
const isExamReconciled = (at: Date) => sql`(
  (select max(e.ends_at) from exam_papers e where e.session_id = ${orders.sessionId}) <= ${at.toISOString()}::timestamptz
  and not exists (
    select from generate_series(
      (select min(o.created_at) at time zone 'Asia/Shanghai' from orders o where o.session_id = ${orders.sessionId})::date,
      (select max(e.ends_at) at time zone 'Asia/Shanghai' from exam_papers e where e.session_id = ${orders.sessionId})::date, interval '1 day') one
    where not exists (select from reconciliation_runs r where r.state = 'done' and r.day = one::date))
  and not exists (select from reconciliation_differences x where x.session_id = ${orders.sessionId}
    and not exists (select from reconciliation_decisions d where d.difference_id = x.id and d.closes)))`

/** The instructions of a refund case with the payment each gives back and its last answer, oldest first. */
export async function listRefunds(caseId: string, on: Queryable = db()) {
  return on
    .select({
      id: refunds.id,
      number: refunds.number,
      amountFen: refunds.amountFen,
      orderNumber: orders.number,
      channel: payments.channel,
      transactionNumber: payments.transactionNumber,
      ...standing,
      wasClosed: sql<boolean>`exists (select from refund_results r where r.refund_id = ${refunds.id} and r.outcome = 'closed')`,
    })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .leftJoin(refundResults, and(eq(refundResults.refundId, refunds.id), eq(refundResults.outcome, 'done')))
    .where(eq(refunds.caseId, caseId))
    .orderBy(asc(refunds.number))
}

export type ListedRefund = Awaited<ReturnType<typeof listRefunds>>[number]

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

/** The 考试退费 that instructed a refund, and whether the payment service has done it; null: no such refund. */
export async function findRefund(number: string, on: Queryable = db()) {
  const [row] = await on
    .select({ caseId: refunds.caseId, ...standing })
    .from(refunds)
    .leftJoin(refundResults, and(eq(refundResults.refundId, refunds.id), eq(refundResults.outcome, 'done')))
    .where(eq(refunds.number, number))
  return row ?? null
}
