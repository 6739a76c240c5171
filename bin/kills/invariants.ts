// What must hold after whatever was killed, each as the query that finds what breaks it. `violations.ts` puts beside the product's own
// tables: promised(case_id, event, words, transaction_number), states(kind, state, awaits, dated), freezing(kind, event), told(kind, event, key).
const hasEvent = (alias: string, name: string) =>
  `exists (select from case_events e where e.case_id = ${alias}.case_id and e.name = '${name}')`

/** At every moment, whatever is under way. */
export const always = {
  'what was acknowledged has happened': `
    select case_id, event from promised p where not exists (select from case_events e where e.case_id = p.case_id and e.name = p.event)`,
  'what was acknowledged has happened once': `
    select p.case_id, p.event from promised p join case_events e on e.case_id = p.case_id and e.name = p.event
    group by p.case_id, p.event having count(distinct e.seq) > 1`,
  'acknowledged words are in the newest document': `
    select p.case_id from promised p where p.words is not null and not exists (select from case_documents d where d.case_id = p.case_id
      and position(p.words in d.rows::text) > 0 and d.version = (select max(version) from case_documents where case_id = p.case_id))`,
  'acknowledged money is in the ledger': `
    select p.case_id, p.transaction_number from promised p where p.transaction_number is not null and not exists (select from payments m
      join orders o on o.id = m.order_id where o.case_id = p.case_id and m.transaction_number = p.transaction_number)`,
  'the head is where the last event led': `
    select c.id, c.state, e.to_state from cases c
    left join lateral (select * from case_events where case_id = c.id order by seq desc limit 1) e on true
    where c.state is distinct from e.to_state or c.event_count is distinct from e.seq or c.event_hash is distinct from e.hash`,
  'each event has its input': `
    select e.case_id, e.seq from case_events e where not exists (select from case_event_inputs i where i.case_id = e.case_id and i.seq = e.seq)`,
  'no case is between states': `
    select c.id, c.state, c.awaits from cases c left join states s on s.kind = c.kind and s.state = c.state
    where s.state is null or c.awaits is distinct from s.awaits or (c.due_at is not null) <> s.dated`,
  'each submission has frozen one document': `
    select c.id, d.n, f.n from cases c,
      lateral (select count(*) as n, coalesce(max(version), 0) as newest from case_documents where case_id = c.id) d,
      lateral (select count(*) as n from case_events e join freezing on freezing.event = e.name where e.case_id = c.id and freezing.kind = c.kind) f
    where d.n <> f.n or d.newest <> d.n`,
  'a confirmed registration has its order and its columns, and only that': `
    select r.case_id from registrations r
    where ${hasEvent('r', 'confirm')} <> (r.confirmed_at is not null)
      or ${hasEvent('r', 'confirm')} <> exists (select from orders o where o.case_id = r.case_id)`,
  'a paid registration has money that settles, and only that': `
    select r.case_id from registrations r
    where ${hasEvent('r', 'pay')} <> (r.paid_at is not null)
      or ${hasEvent('r', 'pay')} <> exists (select from payments m join orders o on o.id = m.order_id where o.case_id = r.case_id and m.standing = 'settles')`,
  'an order is paid once': `
    select order_id from payments where standing = 'settles' group by order_id having count(*) > 1`,
  'each payment came with a callback': `
    select m.transaction_number from payments m where m.channel = 'sandbox' and not exists (select from payment_callbacks b
      where position(m.transaction_number in b.body) > 0 and b.verdict in (m.standing, 'repeat'))`,
  'money is given back once': `
    select payment_id from refunds group by payment_id having count(*) > 1
    union all select refund_id from refund_results where outcome = 'done' group by refund_id having count(*) > 1`,
  'an approved refund has its instructions, and only that': `
    select c.id from (select id, id as case_id from cases where kind = 'exam-refund') c
    where ${hasEvent('c', 'approve')} <> exists (select from refunds f where f.case_id = c.id)`,
  'a refund is settled when all its money is back, and only then': `
    select c.id from cases c where c.kind = 'exam-refund' and exists (select from refunds f where f.case_id = c.id)
      and (c.state = 'refunded') <> not exists (select from refunds f where f.case_id = c.id
        and not exists (select from refund_results r where r.refund_id = f.id and r.outcome = 'done'))`,
  'a registration is void when what settled it goes back, and only then': `
    select o.case_id from orders o join cases c on c.id = o.case_id
    where (c.state = 'refunded') <> exists (select from refunds f join payments m on m.id = f.payment_id where m.order_id = o.id and m.standing = 'settles')`,
  'each step posted its message once': `
    select e.case_id, e.name from case_events e join cases c on c.id = e.case_id join told t on t.kind = c.kind and t.event = e.name
    where (select count(*) from outbox where payload ->> 'key' = replace(t.key, '%', c.id::text)) <> 1`,
  'each message was posted by its step': `
    select o.payload ->> 'key' from outbox o join told t on o.payload ->> 'key' ~ ('^' || replace(t.key, '%', '[0-9a-f-]{36}') || '$')
    where not exists (select from case_events e join cases c on c.id = e.case_id
      where c.kind = t.kind and e.name = t.event and o.payload ->> 'key' = replace(t.key, '%', c.id::text))`,
  'each approval asked for the money once': `
    select c.id from cases c where c.kind = 'exam-refund' and (select count(*) from outbox where task = 'give-back' and payload ->> 'caseId' = c.id::text)
      <> (select count(*) from case_events e where e.case_id = c.id and e.name in ('approve', 'retry'))`,
}

/** Once everybody was answered and the worker has nothing left to do. */
export const inTheEnd = {
  'money in: our ledger and the payment service agree': `
    select coalesce(m.transaction_number, t.transaction_number) from
      (select m.*, o.number from payments m join orders o on o.id = m.order_id where m.channel = 'sandbox') m
      full join sandbox.pay_transactions t on t.transaction_number = m.transaction_number
    where m.id is null or t.transaction_number is null or m.amount_fen <> t.amount_fen or m.number <> t.order_number
    union all select 'sums' where (select coalesce(sum(amount_fen), 0) from payments where channel = 'sandbox')
      <> (select coalesce(sum(amount_fen), 0) from sandbox.pay_transactions)`,
  'money out: our ledger and the payment service agree': `
    select coalesce(f.number, t.refund_number) from
      (select f.*, m.transaction_number from refunds f join payments m on m.id = f.payment_id
        where exists (select from refund_results r where r.refund_id = f.id and r.outcome = 'done')) f
      full join (select * from sandbox.pay_refunds where state = 'done') t on t.refund_number = f.number
    where f.id is null or t.refund_number is null or f.amount_fen <> t.amount_fen or f.transaction_number <> t.transaction_number
    union all select 'sums' where (select coalesce(sum(f.amount_fen), 0) from refunds f join refund_results r on r.refund_id = f.id and r.outcome = 'done')
      <> (select coalesce(sum(amount_fen), 0) from sandbox.pay_refunds where state = 'done')`,
  'each message arrived once': `
    select payload ->> 'key' from outbox o where task = 'notify' and (
      (select count(*) from messages where key = payload ->> 'key') <> 1
      or exists (select from sms_messages s where s.key = payload ->> 'key' and s.state <> 'sent')
      or (select count(*) from sms_messages where key = payload ->> 'key' and state = 'sent')
        <> (select count(*) from sandbox.sms where key = payload ->> 'key' and state = 'sent'))`,
  'nothing waits': `
    select id from outbox where handed_at is null
    union all select id from graphile_worker.jobs where task_identifier in ('notify', 'give-back')`,
}
