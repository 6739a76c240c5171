// What may never be found after the last hour, each as the query that finds it. Beside the product's own tables stand said(case_id, sent_at,
// answered_at, answer), paid(case_id, order_number, transaction_number, fen, paid_at, heard) and hour(deadline).
import type { Sql, TransactionSql } from 'postgres'
import { brokenInvariants } from '@/bin/kills/violations'
import type { Told } from './journey'
import { benchChannel, type Paid } from './payment-service'

export type Hour = { deadline: Date; told: readonly Told[]; paid: readonly Paid[] }

/** The product bounds its own offset to the business clock no closer than this (lib/workflow/arrival.ts). */
const closeness = `interval '3 milliseconds'`
const confirmed = (caseId: string) => `exists (select from case_events e where e.case_id = ${caseId} and e.name = 'confirm')`

export const losses = {
  'whoever was told so is confirmed': `
    select case_id from said where answer = 'accepted' and not ${confirmed('said.case_id')}`,
  'whoever was answered before the deadline was let in': `
    select case_id, answer from said, hour where answered_at < deadline and answer in ('closed', 'refused')`,
  'whoever sent after the deadline is not in': `
    select said.case_id from said, hour group by said.case_id, deadline having min(sent_at) >= deadline + ${closeness} and ${confirmed('said.case_id')}`,
  'whoever is told that it is closed is not in': `
    select said.case_id from said group by said.case_id having bool_and(answer = 'closed') and ${confirmed('said.case_id')}`,
  'nothing is confirmed after the deadline': `
    select case_id from case_events, hour where name = 'confirm' and at >= deadline`,
  'each confirmation is judged by its arrival': `
    select e.case_id, e.at from case_events e join (select case_id, min(sent_at) as first, max(answered_at) as last from said group by 1) t using (case_id)
    where e.name = 'confirm' and (e.at < t.first - ${closeness} or e.at > t.last + ${closeness})`,
  'nobody is in twice': `
    select session_id, person_id::text from registrations group by 1, 2 having count(*) > 1
    union all select 'confirmed twice', case_id::text from case_events where name = 'confirm' group by case_id having count(*) > 1
    union all select 'two orders', case_id::text from orders group by case_id having count(*) > 1`,
  'money is in the ledger to the cent, and only money that was paid': `
    select coalesce(p.transaction_number, m.transaction_number), p.fen, m.amount_fen from paid p
    full join (select p.*, o.number from payments p join orders o on o.id = p.order_id where channel = '${benchChannel}') m
      on m.transaction_number = p.transaction_number
    where p.transaction_number is null or m.id is null or m.amount_fen <> p.fen or m.number <> p.order_number or m.paid_at <> p.paid_at`,
  'all news of money was acknowledged': `select transaction_number from paid where not heard`,
  'whoever paid in time is 已缴费': `
    select c.id, c.state from paid p join hour on p.paid_at < deadline join orders o on o.number = p.order_number join cases c on c.id = o.case_id
    where c.state <> 'paid'`,
  'whoever did not pay in time is not': `
    select c.id from cases c join said t on t.case_id = c.id where c.state = 'paid' and not exists (select from paid p join hour on p.paid_at < deadline
      join orders o on o.number = p.order_number where o.case_id = c.id)`,
  'whoever was not done has given up': `
    select distinct c.id, c.state from cases c join said t on t.case_id = c.id where c.state not in ('paid', 'abandoned')`,
}
export type Loss = keyof typeof losses

/** Of the invariants of every kill, the one that compares every message with every case. */
const tooLong = ['each message was posted by its step'] as const

/** Everything in the database that was lost, let in too late, doubled or unexplained in this hour, in words; empty: nothing was. After the sweep. */
export async function findLosses(owner: Sql, hour: Hour): Promise<{ what: string; found: string[] }[]> {
  return owner.begin('isolation level repeatable read', (tx) => lossesIn(tx, hour))
}

/** The same inside a transaction of the caller's. */
export async function lossesIn(tx: TransactionSql, hour: Hour): Promise<{ what: string; found: string[] }[]> {
  await layOut(tx, hour)
  const found: { what: string; found: string[] }[] = []
  for (const [what, query] of Object.entries(losses)) {
    const rows = await tx.unsafe(query)
    if (rows.length > 0) found.push({ what, found: rows.map((row) => JSON.stringify(Object.values(row))) })
  }
  const accepted = hour.told.flatMap(({ caseId, answer }) => (answer === 'accepted' ? [{ caseId, event: 'confirm' }] : []))
  const broken = await brokenInvariants(tx, accepted, 'now', tooLong)
  return [...found, ...broken.map(({ invariant, found }) => ({ what: invariant, found }))]
}

async function layOut(tx: TransactionSql, { deadline, told, paid }: Hour) {
  const asTable = (name: string, columns: string, rows: readonly object[]) => tx`
    create temporary table ${tx(name)} on commit drop as
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as rows(${tx.unsafe(columns)})`
  const instant = (ms: number) => new Date(ms).toISOString()
  const said = told.map((one) => ({
    ...{ case_id: one.caseId, sent_at: instant(Math.floor(one.sentAt)), answered_at: instant(Math.ceil(one.answeredAt)) },
    answer: one.answer,
  }))
  await asTable('said', 'case_id uuid, sent_at timestamptz, answered_at timestamptz, answer text', said)
  const paids = paid.map((one) => ({
    ...{ order_number: one.orderNumber, transaction_number: one.transactionNumber, fen: one.fen },
    ...{ paid_at: one.paidAt, heard: one.heard },
  }))
  await asTable('paid', 'order_number text, transaction_number text, fen int, paid_at timestamptz, heard boolean', paids)
  await asTable('hour', 'deadline timestamptz', [{ deadline }])
}
