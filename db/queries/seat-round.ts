// The SQL of one round of a draw (E-31, Q-53): everything is done in sets inside the database, in tables that end with the transaction.
import { sql } from 'drizzle-orm'
import type { DrawnPaper } from '@/lib/seating/slots'
import type { Tx } from '../client'

export type RoundOf = { sessionId: string; drawId: string | null; papers: readonly DrawnPaper[] }
export type Shortage = { subject: string; candidates: number; missing: number }

/** Who is to be seated, for which papers: paid, and without a seat in the draw where there is one already. Answers how many they are. */
export async function openRound(tx: Tx, { sessionId, drawId, papers }: RoundOf): Promise<number> {
  // The planner guesses a thousand rows of a table that was never analysed, and a million hashes need more than 4 MB.
  await tx.execute(sql`set local work_mem = '128MB'`)
  await tx.execute(sql`create temp table round_papers (paper int, slot int, subject text) on commit drop`)
  await tx.execute(sql`create temp table round_cases (case_id uuid) on commit drop`)
  await tx.execute(sql`create temp table round_sitters (case_id uuid, paper int, slot int, by_hand boolean) on commit drop`)
  await tx.execute(sql`
    create temp table round_seats (case_id uuid, paper int, slot int, room_id uuid, site int, room int, seat int, by_hand boolean) on commit drop`)
  await tx.execute(
    sql`insert into round_papers select n, slot, subject from jsonb_to_recordset(${JSON.stringify(
      papers.map((paper, index) => ({ n: index + 1, ...paper })),
    )}::text::jsonb) as p(n int, slot int, subject text)`,
  )
  const found = await tx.execute(sql`
    insert into round_cases select c.id from cases c
    where c.about_type = 'examSession' and c.about_id = ${sessionId} and c.kind = 'exam-registration' and c.state = 'paid'
      and not exists (select from seats s where s.draw_id = ${drawId}::uuid and s.case_id = c.id)`)
  await tx.execute(sql`analyze round_cases`)
  await tx.execute(sql`
    insert into round_sitters
    select r.case_id, p.paper, p.slot, exists (select from seat_needs n where n.case_id = r.case_id and n.ended_at is null)
    from round_cases c join registration_papers r on r.case_id = c.case_id join round_papers p on p.subject = r.subject`)
  await tx.execute(sql`analyze round_sitters`)
  return found.count
}

/** What stands against seating them: who sits nothing that is drawn, and who would sit two papers at once; numbers of a few of them. */
export async function listMisfits(tx: Tx) {
  const rows = await tx.execute<{ number: string; subjects: string[] | null }>(sql`
    select c.number, null as subjects from round_cases r join cases c on c.id = r.case_id
    where not exists (select from round_sitters s where s.case_id = r.case_id)
    union all
    select c.number, array_agg(p.subject order by p.paper) from round_sitters s join round_papers p using (paper) join cases c on c.id = s.case_id
    where exists (select slot from round_papers group by slot having count(*) > 1)
    group by c.id, s.slot having count(*) > 1
    order by number limit 5`)
  return rows.map(({ number, subjects }) => ({ number, subjects }))
}

/** Seats given by hand, one for all papers of a candidate (B-11). Answers whom: those come first. */
export async function takePlaced(tx: Tx): Promise<number> {
  const placed = await tx.execute(sql`
    insert into round_seats
    select s.case_id, s.paper, s.slot, n.room_id, t.ordinal, r.ordinal, n.seat, true
    from round_sitters s join seat_needs n on n.case_id = s.case_id and n.ended_at is null
      join rooms r on r.id = n.room_id join sites t on t.id = r.site_id
    where s.by_hand`)
  if (placed.count === 0) return 0
  const [row] = await tx.execute<{ n: number }>(sql`select count(distinct case_id)::int as n from round_seats`)
  return row?.n ?? 0
}

/**
 * Seats one paper: the n-th candidate in the order of SHA-256(seed:id) takes the n-th free seat. Rooms kept for the paper come before
 * rooms for all. Answers how many seats are missing.
 */
export async function seatPaper(
  tx: Tx,
  { sessionId, drawId, seed, paper }: { sessionId: string; drawId: string | null; seed: string; paper: number },
) {
  const [asked] = await tx.execute<{ n: number; slot: number; subject: string }>(sql`
    select (select count(*)::int from round_sitters s where s.paper = p.paper and not by_hand) as n, slot, subject
    from round_papers p where paper = ${paper}`)
  if (!asked || asked.n === 0) return null
  const given = await tx.execute(sql`
    with candidates as (
      select case_id, row_number() over (order by sha256(convert_to(${seed} || ':' || case_id, 'UTF8'))) as n
      from round_sitters where paper = ${paper} and not by_hand
    ), kept as (
      select r.id, t.ordinal as site, r.ordinal as room, r.capacity, coalesce(r.subjects, t.subjects) as subjects
      from rooms r join sites t on t.id = r.site_id
      where t.session_id = ${sessionId} and t.removed_at is null and r.removed_at is null
        and (coalesce(r.subjects, t.subjects) is null or ${asked.subject} = any (coalesce(r.subjects, t.subjects)))
    ), places as (
      select k.id as room_id, site, room, seat, row_number() over (order by subjects is null, site, room, seat) as n
      from kept k cross join lateral generate_series(1, k.capacity) as g (seat)
      where not exists (select from round_seats s where s.slot = ${asked.slot} and s.room_id = k.id and s.seat = g.seat)
        and not exists (select from seats s where s.draw_id = ${drawId}::uuid and s.slot = ${asked.slot} and s.room_id = k.id and s.seat = g.seat)
    )
    insert into round_seats
    select case_id, ${paper}::int, ${asked.slot}::int, room_id, site, room, seat, false from candidates join places using (n)`)
  await tx.execute(sql`analyze round_seats`)
  const shortage: Shortage = { subject: asked.subject, candidates: asked.n, missing: asked.n - given.count }
  return shortage.missing > 0 ? shortage : null
}

/** Gives each candidate one number for all papers: by the first of them, in it by site, room and seat. `from`: how many were given before. */
export async function numberSeats(tx: Tx, prefix: string, from: number) {
  await tx.execute(sql`
    create temp table round_rows (n int, number text, case_id uuid, paper int, slot int, room_id uuid, site int, room int, seat int, by_hand boolean) on commit drop`)
  await tx.execute(sql`
    insert into round_rows
    select f.n, ${prefix} || lpad((${from} + f.n)::text, 7, '0'), s.case_id, s.paper, s.slot, s.room_id, s.site, s.room, s.seat, s.by_hand
    from (
      select case_id, row_number() over (order by paper, site, room, seat) as n
      from round_seats where (case_id, paper) in (select case_id, min(paper) from round_sitters group by case_id)
    ) f join round_seats s using (case_id)
    order by f.n, s.paper`)
  await tx.execute(sql`create index on round_rows (n)`)
  await tx.execute(sql`analyze round_rows`)
}

const linesAtOnce = 20_000

/** The published lines of the round in their order, a few thousand at a time: a million of them need no more memory than ten. */
export async function* readLines(tx: Tx): AsyncGenerator<string[]> {
  await tx.execute(sql`
    declare round_lines no scroll cursor for
    select concat_ws(' ', case when by_hand then '-' else case_id::text end, site, room, seat, number, case when paper > 1 then paper end) as line
    from round_rows order by concat_ws(' ', case when by_hand then '-' else case_id::text end, site, room, seat, number, case when paper > 1 then paper end) collate "C"`)
  for (;;) {
    const rows = await tx.execute<{ line: string }>(sql.raw(`fetch ${linesAtOnce} from round_lines`))
    if (rows.length > 0) yield rows.map((row) => row.line)
    if (rows.length < linesAtOnce) break
  }
  await tx.execute(sql`close round_lines`)
}

/** Writes the seats of the candidates numbered (from, to] within the round. */
export async function writeSeats(tx: Tx, drawId: string, [from, to]: readonly [number, number]) {
  await tx.execute(sql`
    insert into seats (draw_id, case_id, slot, subject, room_id, seat, admit_card_number, by_hand)
    select ${drawId}::uuid, r.case_id, r.slot, p.subject, r.room_id, r.seat, r.number, r.by_hand
    from round_rows r join round_papers p using (paper) where r.n > ${from} and r.n <= ${to} order by r.n`)
}
