// The comparison of a bill with the ledger, in SQL (E-24, docs/decisions/0013).
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../client'
import type { RunResult } from '../schema/reconciliation'

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
    select json_build_array(${day}::date, what, kind, channel, transaction_number, refund_number, bill_fen, ledger_fen)::text, ${day}::date, kind,
      what, session_id, order_id, payment_id, refund_id, channel, transaction_number, order_number, refund_number, line, bill_fen, bill_at,
      ledger_fen, ledger_at, ${at.toISOString()}::timestamptz, ${id}::uuid
    from found
    on conflict (key) do update set last_run_id = excluded.last_run_id`)
  const [result] = await tx.execute<Record<keyof RunResult, string>>(sql`
    select (select count(*) from lines) as lines,
      (select count(*) from lines l where not exists (select from found f where f.what = l.what
        and ${moneyOf(sql`f`)} = ${moneyOf(sql`l`)})) as matched,
      (select count(*) from found) as differences,
      (select coalesce(sum(amount_fen), 0) from lines where what = 'payment') as "billPaidFen",
      (select coalesce(sum(amount_fen), 0) from lines where what = 'refund') as "billRefundedFen",
      (select coalesce(sum(amount_fen), 0) from payments where paid_at >= ${from} and paid_at < ${to}) as "ledgerPaidFen",
      (select coalesce(sum(amount_fen), 0) from (${givenBack}) g where by_service and refunded_at >= ${from} and refunded_at < ${to}) as "ledgerRefundedFen"`)
  if (!result) throw new Error('the comparison counted nothing')
  return Object.fromEntries(Object.entries(result).map(([name, count]) => [name, Number(count)])) as RunResult
}

/** What makes lines the same money: a refund's number, whatever else they say; of a payment channel and transaction. */
function moneyOf(line: SQL): SQL {
  return sql`(case ${line}.what when 'refund' then ${line}.refund_number else json_build_array(${line}.channel, ${line}.transaction_number)::text end)`
}

/** A table of fewer lines is joined quickly whatever the plan. */
const linesToAnalyse = 1_000

/** Everything that we gave back, or instructed to: of orders, and of no order that we know. A transfer by hand is no business of the service. */
const givenBack = sql`
  select f.id as refund_id, f.number, f.amount_fen, f.order_id, null as order_number, m.channel, m.transaction_number, d.refunded_at,
    d.refunded_at is not null and d.bank_reference is null as by_service
  from refunds f join payments m on m.id = f.payment_id
  left join refund_results d on d.refund_id = f.id and d.outcome = 'done'
  union all
  select null, v.number, v.amount_fen, null, x.order_number, x.channel, x.transaction_number, d.refunded_at, d.refunded_at is not null
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
  ours as materialized (${givenBack}),
  -- Of the days around it the bill that counted last: one that the service has corrected since says nothing any more.
  neighbours as materialized (
    select distinct on (day) bill_id from reconciliation_runs
    where state = 'done' and day between ${day}::date - 3 and ${day}::date + 3 and day <> ${day}::date order by day, ordinal desc)
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
    -- Also where the two times lie on different sides of the order's opening or deadline: one of them would not count (Q-02).
    ('other-time', p.id is not null and (${isOtherDay(sql`p.paid_at`, sql`l.at`)} or l.at < ${from} or l.at >= ${to}
      or (p.paid_at < po.deadline) <> (l.at < po.deadline) or (p.paid_at < po.opens_at) <> (l.at < po.opens_at)))
  ) k(kind, holds)
  where k.holds
  union all
  select 'missing-there', 'payment', o.session_id, o.id, p.id, null, p.channel, p.transaction_number, o.number, null, null,
    null, null, p.amount_fen, p.paid_at
  from payments p join orders o on o.id = p.order_id
  where p.paid_at >= ${from} and p.paid_at < ${to}
    and not exists (select from taken l where l.channel = p.channel and l.transaction_number = p.transaction_number)
    and not exists (${inOtherBill(sql`l.what = 'payment' and l.channel = p.channel and l.transaction_number = p.transaction_number`)})
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
    ('other-order', g.number is not null and (g.channel <> l.channel or g.transaction_number <> l.transaction_number
      or coalesce(go.number, g.order_number) <> l.order_number)),
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
    and not exists (${inOtherBill(sql`l.refund_number = g.number`)})
  union all
  select 'twice-in-bill', l.what, o.session_id, o.id, p.id, null, l.channel, l.transaction_number, l.order_number, l.refund_number, l.line,
    l.bill_fen, l.at, coalesce(g.amount_fen, p.amount_fen), coalesce(g.refunded_at, p.paid_at)
  from (
    select what, min(channel) as channel, min(transaction_number) as transaction_number, refund_number, min(line) as line,
      min(order_number) as order_number, min(at) as at, least(sum(amount_fen), 2147483647)::int as bill_fen
    from lines group by what, refund_number, ${moneyOf(sql`lines`)} having count(*) > 1
  ) l
  left join payments p on l.what = 'payment' and p.channel = l.channel and p.transaction_number = l.transaction_number
  left join ours g on l.what = 'refund' and g.number = l.refund_number
  left join orders o on o.number = l.order_number`
}

/** Does it stand in the bill of a neighbouring day? There it is another difference: of the date. */
function inOtherBill(isIt: SQL): SQL {
  return sql`select from reconciliation_bill_lines l join neighbours b on b.bill_id = l.bill_id where ${isIt}`
}
