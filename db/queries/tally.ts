// What was counted of exams with many registrations (O-11, Q-54): nothing is counted where people confirm, so that nobody waits for a counter.
import { sql } from 'drizzle-orm'
import { overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable, type Tx } from '../client'
import { examTallies } from '../schema/tally'
import type { ChoiceCount, Hour, PositionCount } from './board'
import type { StateCounts } from './exam-office'
import type { PaperCounts, ScoreCounts } from './score-office'

export type Tally = {
  states: StateCounts
  hours: Hour[]
  choices: ChoiceCount[]
  positions: { positions: number; headcount: number; unchosen: number } | null
  mostChosen: PositionCount[]
  /** Absent from when scores change until they are counted again. */
  scores?: { counts: ScoreCounts; byPaper: PaperCounts[] }
}

/** From so many registrations on an exam is counted beforehand; fewer are counted in a millisecond. */
const registrationsMany = 2_000

/** What was counted of a session, and when; null: nothing that is still good, or the viewer does not oversee it. */
export async function readTally(viewer: Viewer, sessionId: string, on: Queryable = db()) {
  if (!overseesExam(viewer, sessionId)) return null
  const [row] = await on.execute<{ at: string | Date; tally: Tally }>(sql`
    select counted_at as at, tally from exam_tallies where session_id = ${sessionId} and good_until > clock_timestamp()`)
  if (!row) return null
  // Text in the tally.
  const hours = row.tally.hours.map((hour) => ({ ...hour, at: new Date(hour.at) }))
  return { ...row.tally, hours, countedAt: new Date(row.at) }
}

/** The sessions with many registrations whose tally is missing or soon no longer good; `isOver`: payment closed a month ago. */
export async function listToTally(on: Queryable = db()): Promise<{ id: string; isOver: boolean }[]> {
  const rows = await on.execute<{ id: string; isOver: boolean }>(sql`
    select s.id, w.closes_at < business_now() - interval '30 days' as "isOver"
    from exam_sessions s join exam_windows w on w.session_id = s.id and w.name = 'payment' left join exam_tallies t on t.session_id = s.id
    where (t.session_id is null or t.good_until < clock_timestamp() + interval '150 seconds')
      and exists (select from registrations r where r.session_id = s.id offset ${registrationsMany} limit 1)
    order by s.id`)
  return [...rows]
}

/** Whoever changes scores looks at them next: they are counted then. */
export async function forgetScoreCounts(tx: Tx, sessionId: string) {
  await tx.execute(sql`update exam_tallies set tally = tally - 'scores' where session_id = ${sessionId} and tally ? 'scores'`)
}

export async function writeTally(
  sessionId: string,
  { at, minutes, tally }: { at: Date; minutes: number; tally: Tally },
  on: Queryable = db(),
) {
  const row = { countedAt: at, goodUntil: sql`clock_timestamp() + make_interval(mins => ${minutes}::int)`, tally }
  await on
    .insert(examTallies)
    .values({ sessionId, ...row })
    .onConflictDoUpdate({ target: examTallies.sessionId, set: row })
}
