// 资金流水: every cent that came and went, read from the ledger and from nothing else (O-21). What cashiers see, and the auditor with them.
import { type SQL, sql } from 'drizzle-orm'
import { moneyScopes } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'

/** Every movement of money as a row: what came of which order, what went back; went is counted when the payer had it. */
const moves = sql`
  select o.session_id, o.id as order_id, p.paid_at as at, p.amount_fen as came_fen, 0 as went_fen
  from payments p join orders o on o.id = p.order_id
  union all
  select o.session_id, o.id, d.refunded_at, 0, f.amount_fen
  from refunds f join refund_results d on d.refund_id = f.id and d.outcome = 'done' join orders o on o.id = f.order_id`

/** What a movement leaves behind: fees that are kept, and money that is to go back or is on its way. */
const kept = sql`
  select o.session_id,
    sum(p.amount_fen - coalesce(f.amount_fen, 0)) filter (where p.standing = 'settles') as kept_fen,
    sum(case p.standing when 'settles' then coalesce(f.amount_fen, 0) else p.amount_fen end
      - case when d.id is null then 0 else f.amount_fen end) as owed_fen
  from payments p join orders o on o.id = p.order_id
  left join refunds f on f.payment_id = p.id
  left join refund_results d on d.refund_id = f.id and d.outcome = 'done'
  group by o.session_id`

export type ExamJournal = { sessionId: string; title: string; cameFen: number; wentFen: number; keptFen: number; owedFen: number }

/** Each exam of the viewer's: what came, what went back, what is kept as fees, and what is still to go back; came = went + kept + owed. */
export async function listExamJournals(viewer: Viewer, on: Queryable = db()): Promise<ExamJournal[]> {
  const scope = scopeOf(viewer)
  if (!scope) return []
  const rows = await on.execute<{ id: string; title: string; came: string; went: string; kept: string; owed: string }>(sql`
    select s.id, s.title, coalesce(m.came, 0) as came, coalesce(m.went, 0) as went, coalesce(k.kept_fen, 0) as kept, coalesce(k.owed_fen, 0) as owed
    from exam_sessions s
    join (select session_id, sum(came_fen) as came, sum(went_fen) as went from (${moves}) m group by session_id) m on m.session_id = s.id
    left join (${kept}) k on k.session_id = s.id
    where ${scope} order by s.year desc, s.id`)
  return rows.map(({ id, title, came, went, kept, owed }) => ({
    ...{ sessionId: id, title, cameFen: Number(came), wentFen: Number(went) },
    ...{ keptFen: Number(kept), owedFen: Number(owed) },
  }))
}

export type JournalDay = { day: string; openingFen: number; cameFen: number; wentFen: number; closingFen: number }

/** The days of an exam on which money moved, the oldest first: what was there, what came, what went back, what is there then. Empty for others. */
export async function listJournalDays(viewer: Viewer, sessionId: string, on: Queryable = db()): Promise<JournalDay[]> {
  const scope = scopeOf(viewer)
  if (!scope) return []
  const rows = await on.execute<{ day: string; came: string; went: string; closing: string }>(sql`
    select day::text as day, came, went, sum(came - went) over (order by day) as closing from (
      select (m.at at time zone 'Asia/Shanghai')::date as day, sum(m.came_fen) as came, sum(m.went_fen) as went
      from (${moves}) m join exam_sessions s on s.id = m.session_id
      where s.id = ${sessionId} and ${scope} group by 1
    ) days order by day`)
  return rows.map(({ day, came, went, closing }) => {
    const [cameFen, wentFen, closingFen] = [Number(came), Number(went), Number(closing)]
    return { day, cameFen, wentFen, closingFen, openingFen: closingFen - cameFen + wentFen }
  })
}

function scopeOf(viewer: Viewer): SQL | null {
  const scopes = moneyScopes(viewer)
  if (scopes?.length === 0) return null
  return scopes ? sql`s.id in ${[...scopes]}` : sql`true`
}
