import { and, eq, sql } from 'drizzle-orm'
import { db, type Queryable, type Tx } from '../client'
import { orders, payments } from '../schema/payment'

/** When the money that settles the case's order was paid; null: not paid. */
export async function settledAt(caseId: string, on: Queryable = db()): Promise<Date | null> {
  const [row] = await on
    .select({ paidAt: payments.paidAt })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(and(eq(orders.caseId, caseId), eq(payments.standing, 'settles')))
  return row?.paidAt ?? null
}

/** Adds the order of a case; its number comes from a sequence, so that no two are alike under any load. */
export async function insertOrder(tx: Tx, row: Omit<typeof orders.$inferInsert, 'number' | 'title'>) {
  const number = sql<string>`to_char(${row.createdAt.toISOString()}::timestamptz, 'YYYYMMDD') || lpad(nextval('order_numbers')::text, 10, '0')`
  const title = sql<string>`(select title from exam_sessions where id = ${row.sessionId})`
  await tx.insert(orders).values({ ...row, number, title })
}
