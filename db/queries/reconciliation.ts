// Bills, runs and what differs between a bill and the ledger (E-24): what the job reads and writes. For people: reconciliation-office.ts; the comparison itself: compare-bill.ts.
import { and, asc, desc, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { BillLine } from '@/lib/reconciliation/read-bill'
import { db, type Queryable, type Tx } from '../client'
import {
  type RunResult,
  reconciliationBills,
  reconciliationDecisions,
  reconciliationDifferences,
  reconciliationReturnResults,
  reconciliationReturns,
  reconciliationRuns,
} from '../schema/reconciliation'

export type Run = typeof reconciliationRuns.$inferSelect

/** Begins a run, or finds the one of that day that has not come to its end. */
export async function beginRun(
  row: { day: string; startedBy: string | null; startedAt: Date },
  on: Queryable = db(),
): Promise<Run> {
  const [begun] = await on
    .insert(reconciliationRuns)
    .values({ ...row, state: 'running' })
    .onConflictDoNothing()
    .returning()
  if (begun) return begun
  const [running] = await on
    .select()
    .from(reconciliationRuns)
    .where(and(eq(reconciliationRuns.day, row.day), eq(reconciliationRuns.state, 'running')))
  return running ?? beginRun(row, on)
}

/** Locks a run until the transaction ends; null where it has come to its end. */
export async function lockRunning(tx: Tx, id: string): Promise<Run | null> {
  const [run] = await tx.select().from(reconciliationRuns).where(eq(reconciliationRuns.id, id)).for('update')
  return run?.state === 'running' ? run : null
}

export async function endRun(
  on: Queryable,
  id: string,
  end: Pick<Run, 'finishedAt'> &
    ({ state: 'done'; billId: string; result: RunResult } | { state: 'failed'; failure: string; problems: string[] }),
) {
  await on
    .update(reconciliationRuns)
    .set(end)
    .where(and(eq(reconciliationRuns.id, id), eq(reconciliationRuns.state, 'running')))
}

/** A bill of that day with these very bytes, once its lines are stored. */
export async function findBill(day: string, hash: string, on: Queryable = db()): Promise<string | null> {
  const [bill] = await on
    .select({ id: reconciliationBills.id })
    .from(reconciliationBills)
    .where(and(eq(reconciliationBills.day, day), eq(reconciliationBills.hash, hash)))
  return bill?.id ?? null
}

/** Adds a bill; null where another process added the same one meanwhile. */
export async function insertBill(tx: Tx, row: typeof reconciliationBills.$inferInsert): Promise<string | null> {
  const [bill] = await tx.insert(reconciliationBills).values(row).onConflictDoNothing().returning({ id: reconciliationBills.id })
  return bill?.id ?? null
}

export async function insertBillLines(tx: Tx, billId: string, lines: readonly BillLine[]) {
  if (lines.length === 0) return
  await tx.execute(sql`
    insert into reconciliation_bill_lines (bill_id, line, what, channel, transaction_number, order_number, refund_number, amount_fen, at)
    select ${billId}::uuid, line, what, channel, "transactionNumber", "orderNumber", "refundNumber", "amountFen", at
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as one(line int, what text, channel text, "transactionNumber" text,
      "orderNumber" text, "refundNumber" text, "amountFen" int, at timestamptz)`)
}

/**
 * The days until yesterday, oldest first, that were not reconciled, or whose money, come or gone, was learnt of after they were: from the day of the first
 * order on, before which nothing can have been paid. `at`: the business clock.
 */
export async function listDaysToReconcile(at: Date, limit: number, on: Queryable = db()): Promise<string[]> {
  const today = sql`(${at.toISOString()}::timestamptz at time zone 'Asia/Shanghai')::date`
  const rows = await on.execute<{ day: string }>(sql`
    with days as (
      select one::date as day from generate_series(
        (select min(created_at) at time zone 'Asia/Shanghai' from orders)::date, ${today} - 1, interval '1 day') as one
    ), done as (
      select day, max(started_at) as started_at from reconciliation_runs where state = 'done' group by day
    )
    select days.day::text as day from days left join done on done.day = days.day
    where done.day is null or exists (
      select from payments p where p.learnt_at > done.started_at
        and p.paid_at >= days.day::timestamp at time zone 'Asia/Shanghai' and p.paid_at < (days.day + 1)::timestamp at time zone 'Asia/Shanghai')
      or exists (${learntRefunds(sql`refund_results`)}) or exists (${learntRefunds(sql`reconciliation_return_results`)})
    order by days.day limit ${limit}`)
  return rows.map(({ day }) => day)
}

/** What went back on a day, by what we learnt after it was reconciled. */
function learntRefunds(results: SQL): SQL {
  return sql`select from ${results} r where r.outcome = 'done' and r.at > done.started_at
    and r.refunded_at >= days.day::timestamp at time zone 'Asia/Shanghai' and r.refunded_at < (days.day + 1)::timestamp at time zone 'Asia/Shanghai'`
}

/** How many lines of a bill lie within its day, and how many there are. */
export async function countOwnLines(tx: Tx, billId: string) {
  const [row] = await tx.execute<{ own: number; lines: number }>(sql`
    select count(*) filter (where (l.at at time zone 'Asia/Shanghai')::date = b.day)::int as own, count(*)::int as lines
    from reconciliation_bill_lines l join reconciliation_bills b on b.id = l.bill_id where b.id = ${billId}::uuid`)
  return row ?? { own: 0, lines: 0 }
}

/** Instructs to give back money of no order that we know; its number comes from the sequence of all refunds. */
export async function insertReturn(tx: Tx, row: { differenceId: string; amountFen: number; createdAt: Date }): Promise<string> {
  const number = sql<string>`'R' || to_char(${row.createdAt.toISOString()}::timestamptz, 'YYYYMMDD') || lpad(nextval('refund_numbers')::text, 10, '0')`
  const [made] = await tx
    .insert(reconciliationReturns)
    .values({ ...row, number })
    .returning({ id: reconciliationReturns.id })
  if (!made) throw new Error('the return was not stored')
  return made.id
}

const lastOutcome = sql<'done' | 'processing' | 'refused' | 'closed' | null>`(
  select r.outcome from reconciliation_return_results r where r.return_id = reconciliation_returns.id
  order by r.outcome = 'done' desc, r.outcome = 'closed' desc, r.at desc limit 1)`

/** A return as the payment service is asked for it, with its last answer; null: there is none. */
export async function findReturn(id: string, on: Queryable = db()) {
  const [row] = await on
    .select({
      id: reconciliationReturns.id,
      refundNumber: reconciliationReturns.number,
      orderNumber: reconciliationDifferences.orderNumber,
      channel: reconciliationDifferences.channel,
      transactionNumber: reconciliationDifferences.transactionNumber,
      amountFen: reconciliationReturns.amountFen,
      outcome: lastOutcome,
    })
    .from(reconciliationReturns)
    .innerJoin(reconciliationDifferences, eq(reconciliationDifferences.id, reconciliationReturns.differenceId))
    .where(eq(reconciliationReturns.id, id))
  return row ?? null
}

/** Returns that the payment service has neither done nor closed, after `afterId`. */
export async function listWaitingReturns(limit: number, afterId: string, on: Queryable = db()) {
  return on
    .select({ id: reconciliationReturns.id })
    .from(reconciliationReturns)
    .where(and(gt(reconciliationReturns.id, afterId), sql`coalesce(${lastOutcome}, '') not in ('done', 'closed')`))
    .orderBy(asc(reconciliationReturns.id))
    .limit(limit)
}

export async function insertReturnResult(row: typeof reconciliationReturnResults.$inferInsert, on: Queryable = db()) {
  await on.insert(reconciliationReturnResults).values(row).onConflictDoNothing()
}

/** The newest run of a day, whatever became of it. */
export async function lastRunOf(day: string, on: Queryable = db()): Promise<Run | null> {
  const [run] = await on
    .select()
    .from(reconciliationRuns)
    .where(eq(reconciliationRuns.day, day))
    .orderBy(desc(reconciliationRuns.ordinal))
    .limit(1)
  return run ?? null
}

/** The payment service's last word about the return of a difference, in a query of differences. */
export const returnOutcome = sql<string | null>`(
  select r.outcome from reconciliation_returns v join reconciliation_return_results r on r.return_id = v.id
  where v.difference_id = reconciliation_differences.id order by r.outcome = 'done' desc, r.outcome = 'closed' desc, r.at desc limit 1)`

type Transaction = { channel: string; transactionNumber: string }

function isOf({ channel, transactionNumber }: Transaction) {
  return and(eq(reconciliationDifferences.channel, channel), eq(reconciliationDifferences.transactionNumber, transactionNumber))
}

/**
 * Locks a difference, with every other one of the same transaction, until the transaction ends and answers its last decision with who made it
 * when, and how its return stands.
 */
export async function lockDifference(tx: Tx, { id, ...of }: Transaction & { id: string }) {
  const { id: key } = reconciliationDifferences
  const locked = await tx
    .select({ id: key, returned: returnOutcome })
    .from(reconciliationDifferences)
    .where(isOf(of))
    .orderBy(asc(key))
    .for('update')
  const difference = locked.find((one) => one.id === id)
  const { what, decidedBy, at } = reconciliationDecisions
  const [last] = await tx
    .select({ what, decidedBy, at })
    .from(reconciliationDecisions)
    .where(eq(reconciliationDecisions.differenceId, id))
    .orderBy(desc(reconciliationDecisions.closes), desc(reconciliationDecisions.at))
    .limit(1)
  return { last, returned: difference?.returned ?? null }
}

/** Has it been instructed to give this transaction back as money of no order that we know, by whichever difference? */
export async function isReturned(of: Transaction, on: Queryable = db()): Promise<boolean> {
  const [one] = await on
    .select({ id: reconciliationReturns.id })
    .from(reconciliationReturns)
    .innerJoin(reconciliationDifferences, eq(reconciliationDifferences.id, reconciliationReturns.differenceId))
    .where(isOf(of))
    .limit(1)
  return one !== undefined
}

export async function insertDecision(tx: Tx, row: typeof reconciliationDecisions.$inferInsert) {
  await tx.insert(reconciliationDecisions).values(row)
}

/** The return of a difference, to ask the payment service again. */
export async function findReturnByNumber(number: string, on: Queryable = db()): Promise<string | null> {
  const [row] = await on
    .select({ id: reconciliationReturns.id })
    .from(reconciliationReturns)
    .where(eq(reconciliationReturns.number, number))
  return row?.id ?? null
}
