// What cashiers see of money, and the auditor with them (O-21): others get nothing, as if there were no such order.
import { and, asc, between, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { moneyScopes, overseesMoney } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'
import { persons } from '../schema/account'
import { cases } from '../schema/case'
import { registrations } from '../schema/exam'
import { orders, paymentAttempts, paymentCallbacks, payments, refundResults, refunds } from '../schema/payment'
import { candidateColumns, maskNumber } from './candidate-columns'

export const ordersPerPage = 50

export type OrderFilter = {
  /** The beginning of an order's number, or a whole 报名序号. */
  number?: string | undefined
  /** Only orders with money that did not settle them. */
  withExtra?: boolean | undefined
  after?: string | undefined
}

const sumOf = (condition: SQL) =>
  sql<number>`(select coalesce(sum(p.amount_fen), 0)::int from payments p where p.order_id = ${orders.id} and ${condition})`

/** One page of orders by number, newest first; `next` is the number after which the following page begins. */
export async function listOrders(
  viewer: Viewer,
  { number, withExtra, after }: OrderFilter,
  limit = ordersPerPage,
  on: Queryable = db(),
) {
  const scopes = moneyScopes(viewer)
  if (scopes?.length === 0) return { rows: [], next: null }
  const found = await on
    .select({
      number: orders.number,
      title: orders.title,
      amountFen: orders.amountFen,
      createdAt: orders.createdAt,
      deadline: orders.deadline,
      registration: cases.number,
      name: persons.name,
      settledFen: sumOf(sql`p.standing = 'settles'`),
      extraFen: sumOf(sql`p.standing <> 'settles'`),
      refundedFen: sql<number>`(select coalesce(sum(r.amount_fen), 0)::int from refunds r where r.order_id = ${orders.id})`,
    })
    .from(orders)
    .innerJoin(cases, eq(cases.id, orders.caseId))
    .innerJoin(persons, eq(persons.id, orders.personId))
    .where(
      and(
        scopes ? inArray(orders.sessionId, [...scopes]) : undefined,
        number ? or(numbered(number), eq(cases.number, number)) : undefined,
        withExtra ? sql`exists (select from payments p where p.order_id = ${orders.id} and p.standing <> 'settles')` : undefined,
        after ? lt(orders.number, after) : undefined,
      ),
    )
    .orderBy(desc(orders.number))
    .limit(limit + 1)
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.number ?? null) : null }
}

/** Numbers are eighteen digits: those that begin so lie between two of them. */
function numbered(prefix: string) {
  return /^\d{1,18}$/.test(prefix) ? between(orders.number, prefix.padEnd(18, '0'), prefix.padEnd(18, '9')) : sql`false`
}

export type OrderRow = Awaited<ReturnType<typeof listOrders>>['rows'][number]

/** Everything that ever happened to an order's money: attempts, callbacks, payments, refunds with their answers; null where it is not theirs to see. */
export async function readOrderStory(viewer: Viewer, number: string, on: Queryable = db()) {
  const [row] = await on
    .select({ order: orders, head: { id: cases.id, number: cases.number, state: cases.state }, ...candidateColumns })
    .from(orders)
    .innerJoin(cases, eq(cases.id, orders.caseId))
    .innerJoin(persons, eq(persons.id, orders.personId))
    .innerJoin(registrations, eq(registrations.caseId, orders.caseId))
    .where(eq(orders.number, number))
  if (!row || !overseesMoney(viewer, row.order.sessionId)) return null
  const ofOrder = eq(refunds.orderId, row.order.id)
  const [attempts, callbacks, paid, given, answers] = await Promise.all([
    on.select().from(paymentAttempts).where(eq(paymentAttempts.orderId, row.order.id)).orderBy(asc(paymentAttempts.at)),
    on
      .select({
        receivedAt: paymentCallbacks.receivedAt,
        signatureOk: paymentCallbacks.signatureOk,
        verdict: paymentCallbacks.verdict,
      })
      .from(paymentCallbacks)
      .where(eq(paymentCallbacks.orderNumber, number))
      .orderBy(asc(paymentCallbacks.receivedAt)),
    on.select().from(payments).where(eq(payments.orderId, row.order.id)).orderBy(asc(payments.paidAt), asc(payments.id)),
    on
      .select({ refund: refunds, request: { id: cases.id, number: cases.number } })
      .from(refunds)
      .innerJoin(cases, eq(cases.id, refunds.caseId))
      .where(ofOrder)
      .orderBy(asc(refunds.number)),
    on
      .select({
        number: refunds.number,
        outcome: refundResults.outcome,
        at: refundResults.at,
        refundedAt: refundResults.refundedAt,
        bankReference: refundResults.bankReference,
      })
      .from(refundResults)
      .innerJoin(refunds, eq(refunds.id, refundResults.refundId))
      .where(ofOrder)
      .orderBy(asc(refundResults.at)),
  ])
  return { ...maskNumber(row), attempts, callbacks, payments: paid, refunds: given, answers }
}

export type OrderStory = NonNullable<Awaited<ReturnType<typeof readOrderStory>>>
