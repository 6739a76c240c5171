// Bills, runs and what differs between a bill and the ledger (E-24): what the job reads and writes. For people: reconciliation-office.ts.
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
 * The days until yesterday, oldest first, that were not reconciled, or whose money was learnt of after they were: from the day of the first
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
    order by days.day limit ${limit}`)
  return rows.map(({ day }) => day)
}

/**
 * Holds the bill of a day against the ledger, both ways, and stores what differs: found again it is the same difference. Answers the counts.
 * One statement a side: joins, whatever the size.
 */
export async function compareBill(tx: Tx, run: { id: string; day: string; billId: string; at: Date }): Promise<RunResult> {
  const { id, day, billId, at } = run
  const from = sql`${day}::timestamp at time zone 'Asia/Shanghai'`
  const to = sql`(${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
  // Fresh rows by the hundred thousand, of which the planner knows nothing: tables of one's own can be analysed.
  await tx.execute(sql`
    create temp table lines on commit drop as select * from reconciliation_bill_lines where bill_id = ${billId}::uuid`)
  const [size] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from lines`)
  if ((size?.n ?? 0) > linesToAnalyse) await tx.execute(sql`analyze lines`)
  await tx.execute(sql`create temp table found on commit drop as ${differencesOf({ day, from, to })}`)
  await tx.execute(sql`
    insert into reconciliation_differences (key, day, kind, what, session_id, order_id, payment_id, refund_id, channel, transaction_number,
      order_number, refund_number, bill_line, bill_fen, bill_at, ledger_fen, ledger_at, found_at, last_run_id)
    select concat_ws(':', what, kind, channel, transaction_number, refund_number, 'bill', bill_fen, 'ledger', ledger_fen), ${day}::date, kind,
      what, session_id, order_id, payment_id, refund_id, channel, transaction_number, order_number, refund_number, line, bill_fen, bill_at,
      ledger_fen, ledger_at, ${at.toISOString()}::timestamptz, ${id}::uuid
    from found
    on conflict (key) do update set last_run_id = excluded.last_run_id`)
  const [result] = await tx.execute<Record<keyof RunResult, string>>(sql`
    select (select count(*) from lines) as lines,
      (select count(*) from lines l where not exists (select from found f where f.what = l.what and f.channel = l.channel
        and f.transaction_number = l.transaction_number and f.refund_number is not distinct from l.refund_number)) as matched,
      (select count(*) from found) as differences,
      (select coalesce(sum(amount_fen), 0) from lines where what = 'payment') as "billPaidFen",
      (select coalesce(sum(amount_fen), 0) from lines where what = 'refund') as "billRefundedFen",
      (select coalesce(sum(amount_fen), 0) from payments where paid_at >= ${from} and paid_at < ${to}) as "ledgerPaidFen",
      (select coalesce(sum(amount_fen), 0) from (${givenBack}) g where by_service and refunded_at >= ${from} and refunded_at < ${to}) as "ledgerRefundedFen"`)
  if (!result) throw new Error('the comparison counted nothing')
  return Object.fromEntries(Object.entries(result).map(([name, count]) => [name, Number(count)])) as RunResult
}

/** A table of fewer lines is joined quickly whatever the plan. */
const linesToAnalyse = 1_000

/** Everything that we gave back, or instructed to: of orders, and of no order that we know. A transfer by hand is no business of the service. */
const givenBack = sql`
  select f.id as refund_id, f.number, f.amount_fen, f.order_id, m.channel, m.transaction_number, d.refunded_at,
    d.refunded_at is not null and d.bank_reference is null as by_service
  from refunds f join payments m on m.id = f.payment_id
  left join refund_results d on d.refund_id = f.id and d.outcome = 'done'
  union all
  select null, v.number, v.amount_fen, null, x.channel, x.transaction_number, d.refunded_at, d.refunded_at is not null
  from reconciliation_returns v join reconciliation_differences x on x.id = v.difference_id
  left join reconciliation_return_results d on d.return_id = v.id and d.outcome = 'done'`

const isOtherDay = (one: SQL, other: SQL) =>
  sql`(${one} at time zone 'Asia/Shanghai')::date <> (${other} at time zone 'Asia/Shanghai')::date`

/** Each difference as a row. A transaction that stands in the bill twice is compared by its first line, and is a difference besides. */
function differencesOf({ day, from, to }: { day: string; from: SQL; to: SQL }): SQL {
  return sql`
  with taken as materialized (
    select distinct on (channel, transaction_number) * from lines where what = 'payment' order by channel, transaction_number, line),
  given as materialized (
    select distinct on (refund_number) * from lines where what = 'refund' order by refund_number, line),
  ours as materialized (${givenBack})
  select k.kind, 'payment' as what, coalesce(po.session_id, o.session_id) as session_id, coalesce(p.order_id, o.id) as order_id,
    p.id as payment_id, null::uuid as refund_id, l.channel, l.transaction_number, l.order_number, null::text as refund_number, l.line,
    l.amount_fen as bill_fen, l.at as bill_at, p.amount_fen as ledger_fen, p.paid_at as ledger_at
  from taken l
  left join payments p on p.channel = l.channel and p.transaction_number = l.transaction_number
  left join orders o on o.number = l.order_number
  left join orders po on po.id = p.order_id
  cross join lateral (values
    ('unknown-order', p.id is null and o.id is null),
    ('missing-here', p.id is null and o.id is not null),
    ('amount-differs', p.amount_fen <> l.amount_fen),
    ('other-order', p.order_id is distinct from o.id and p.id is not null),
    -- Also where the two times lie on different sides of the order's deadline: one of them would not count (Q-02).
    ('other-time', p.id is not null and (${isOtherDay(sql`p.paid_at`, sql`l.at`)} or l.at < ${from} or l.at >= ${to}
      or (p.paid_at < po.deadline) <> (l.at < po.deadline)))
  ) k(kind, holds)
  where k.holds
  union all
  select 'missing-there', 'payment', o.session_id, o.id, p.id, null, p.channel, p.transaction_number, o.number, null, null,
    null, null, p.amount_fen, p.paid_at
  from payments p join orders o on o.id = p.order_id
  where p.paid_at >= ${from} and p.paid_at < ${to}
    and not exists (select from taken l where l.channel = p.channel and l.transaction_number = p.transaction_number)
    and not exists (${inOtherBill(day, sql`l.what = 'payment' and l.channel = p.channel and l.transaction_number = p.transaction_number`)})
  union all
  select k.kind, 'refund', coalesce(go.session_id, o.session_id), coalesce(go.id, o.id), null, g.refund_id, l.channel, l.transaction_number,
    l.order_number, l.refund_number, l.line, l.amount_fen, l.at, g.amount_fen, g.refunded_at
  from given l
  left join ours g on g.number = l.refund_number
  left join orders o on o.number = l.order_number
  left join orders go on go.id = g.order_id
  cross join lateral (values
    ('unknown-order', g.number is null and o.id is null),
    ('missing-here', g.number is null and o.id is not null),
    ('amount-differs', g.amount_fen <> l.amount_fen),
    ('other-order', g.number is not null and (g.transaction_number <> l.transaction_number or g.order_id is not null and g.order_id is distinct from o.id)),
    ('other-state', g.number is not null and not g.by_service),
    ('other-time', g.by_service and (${isOtherDay(sql`g.refunded_at`, sql`l.at`)} or l.at < ${from} or l.at >= ${to}))
  ) k(kind, holds)
  where k.holds
  union all
  select 'missing-there', 'refund', o.session_id, o.id, null, g.refund_id, g.channel, g.transaction_number, coalesce(o.number, ''), g.number, null,
    null, null, g.amount_fen, g.refunded_at
  from ours g left join orders o on o.id = g.order_id
  where g.by_service and g.refunded_at >= ${from} and g.refunded_at < ${to}
    and not exists (select from given l where l.refund_number = g.number)
    and not exists (${inOtherBill(day, sql`l.refund_number = g.number`)})
  union all
  select 'twice-in-bill', l.what, o.session_id, o.id, p.id, null, l.channel, l.transaction_number, l.order_number, l.refund_number, l.line,
    l.bill_fen, l.at, coalesce(g.amount_fen, p.amount_fen), coalesce(g.refunded_at, p.paid_at)
  from (
    select what, channel, transaction_number, refund_number, min(line) as line, min(order_number) as order_number, min(at) as at,
      sum(amount_fen)::int as bill_fen
    from lines group by what, channel, transaction_number, refund_number having count(*) > 1
  ) l
  left join payments p on l.what = 'payment' and p.channel = l.channel and p.transaction_number = l.transaction_number
  left join ours g on l.what = 'refund' and g.number = l.refund_number
  left join orders o on o.number = l.order_number`
}

/** Does it stand in the bill of a neighbouring day? There it is another difference: of the date. */
function inOtherBill(day: string, isIt: SQL): SQL {
  return sql`select from reconciliation_bill_lines l join reconciliation_bills b on b.id = l.bill_id
    where ${isIt} and b.day between ${day}::date - 3 and ${day}::date + 3 and b.day <> ${day}::date`
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
  select r.outcome from reconciliation_return_results r where r.return_id = ${reconciliationReturns.id}
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
    .orderBy(desc(reconciliationRuns.startedAt), desc(reconciliationRuns.id))
    .limit(1)
  return run ?? null
}

/** Locks a difference until the transaction ends and answers its last decision with who made it. */
export async function lockDifference(tx: Tx, id: string) {
  await tx
    .select({ id: reconciliationDifferences.id })
    .from(reconciliationDifferences)
    .where(eq(reconciliationDifferences.id, id))
    .for('update')
  const [last] = await tx
    .select({ what: reconciliationDecisions.what, decidedBy: reconciliationDecisions.decidedBy })
    .from(reconciliationDecisions)
    .where(eq(reconciliationDecisions.differenceId, id))
    .orderBy(desc(reconciliationDecisions.closes), desc(reconciliationDecisions.at))
    .limit(1)
  return last ?? null
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
