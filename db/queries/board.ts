// The live board (O-11): counted from indexes alone; of a session that the viewer does not oversee there is nothing.
import { sql } from 'drizzle-orm'
import { overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'

export type Hour = { at: Date; started: number; confirmed: number; paid: number }
export type ChoiceCount = { level: string; specialty: string; confirmed: number }
export type PositionCount = { code: string; department: string; title: string; headcount: number; confirmed: number }

/** By hour of the business clock, of hours in which something happened, oldest first. */
export async function countByHour(viewer: Viewer | 'system', sessionId: string, on: Queryable = db()): Promise<Hour[]> {
  if (!overseesExam(viewer, sessionId)) return []
  const rows = await on.execute<{ at: string | Date; started: number; confirmed: number; paid: number }>(sql`
    select at, sum(started)::int as started, sum(confirmed)::int as confirmed, sum(paid)::int as paid from (
      select date_trunc('hour', opened_at) as at, count(*) as started, 0 as confirmed, 0 as paid
        from registrations where session_id = ${sessionId} group by 1
      union all select date_trunc('hour', confirmed_at), 0, count(*), 0
        from registrations where session_id = ${sessionId} and confirmed_at is not null group by 1
      union all select date_trunc('hour', paid_at), 0, 0, count(*)
        from registrations where session_id = ${sessionId} and paid_at is not null group by 1) h
    group by at order by at`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

/** Confirmed by level and specialty, those that nobody chose among them. */
export async function countByChoice(viewer: Viewer | 'system', sessionId: string, on: Queryable = db()): Promise<ChoiceCount[]> {
  if (!overseesExam(viewer, sessionId)) return []
  const rows = await on.execute<ChoiceCount>(sql`
    select c.level, c.specialty, coalesce(r.n, 0)::int as confirmed from exam_choices c left join (
      select level, specialty, count(*) as n from registrations where session_id = ${sessionId} and confirmed_at is not null group by 1, 2) r
      on r.level = c.level and r.specialty = c.specialty
    where c.session_id = ${sessionId} order by c.ordinal`)
  return [...rows]
}

const counted = (sessionId: string) => sql`exam_positions p left join (
  select position_code, count(*)::int as n from registrations where session_id = ${sessionId} and position_code is not null group by 1) r
  on r.position_code = p.code where p.session_id = ${sessionId}`

const columns = sql`p.code, p.department, p.title, p.headcount, coalesce(r.n, 0)::int as confirmed`

/** How many positions there are, for how many people, and how many of them nobody chose. */
export async function countPositionsChosen(viewer: Viewer | 'system', sessionId: string, on: Queryable = db()) {
  const none = { positions: 0, headcount: 0, unchosen: 0 }
  if (!overseesExam(viewer, sessionId)) return none
  const [row] = await on.execute<typeof none>(sql`
    select count(*)::int as positions, coalesce(sum(p.headcount), 0)::int as headcount, count(*) filter (where r.n is null)::int as unchosen
    from ${counted(sessionId)}`)
  return row ?? none
}

/** The positions that most people confirmed. */
export async function listMostChosen(
  viewer: Viewer | 'system',
  sessionId: string,
  limit: number,
  on: Queryable = db(),
): Promise<PositionCount[]> {
  if (!overseesExam(viewer, sessionId)) return []
  const rows = await on.execute<PositionCount>(
    sql`select ${columns} from ${counted(sessionId)} and r.n > 0 order by r.n desc, p.code limit ${limit}`,
  )
  return [...rows]
}

// Limited, so that it is looked up position by position along the index, and never made a list of everything that was chosen.
const isUnchosen = sql`and (select true from registrations r where r.session_id = p.session_id and r.position_code = p.code limit 1) is null`

/** Positions by code after `after`; `unchosen`: only those that nobody chose. `next` is where the following page starts. */
export async function listPositionCounts(
  viewer: Viewer,
  sessionId: string,
  { unchosen, after = '', limit }: { unchosen: boolean; after?: string; limit: number },
  on: Queryable = db(),
): Promise<{ rows: PositionCount[]; next: string | null }> {
  if (!overseesExam(viewer, sessionId)) return { rows: [], next: null }
  const found = await on.execute<PositionCount>(sql`
    select p.code, p.department, p.title, p.headcount,
      (select count(*)::int from registrations r where r.session_id = p.session_id and r.position_code = p.code) as confirmed
    from exam_positions p where p.session_id = ${sessionId} and p.code > ${after}
      ${unchosen ? isUnchosen : sql``}
    order by p.code limit ${limit + 1}`)
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.code ?? null) : null }
}
