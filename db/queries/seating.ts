import { and, asc, count, desc, eq, inArray, isNull, ne, notExists, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable, type Tx } from '../client'
import { cases } from '../schema/case'
import { examPapers } from '../schema/exam'
import { rooms, seatDraws, seats, sites } from '../schema/seating'
import { getCase } from './case'

export type SeatDraw = typeof seatDraws.$inferSelect
export type SeatRoom = Awaited<ReturnType<typeof listRooms>>[number]

/** Where the candidate sits; null until the draw is frozen, and for a viewer who may not see the case (E-32). */
export async function seatOf(viewer: Viewer, caseId: string, on: Queryable = db()): Promise<Seat | null> {
  return (await getCase(viewer, caseId, on)) ? seatOfCase(caseId, on) : null
}

export type Seat = {
  admitCardNumber: string
  /** One for each paper, in the order of the timetable. */
  places: { subject: string; startsAt: Date; endsAt: Date; room: string; seat: number; site: Site }[]
}
type Site = { name: string; address: string; mapUrl: string }

/** Where the candidate of a case sits, whose viewer has been checked; null until the draw is frozen. */
export async function seatOfCase(caseId: string, on: Queryable = db()): Promise<Seat | null> {
  return (await seatsOfCases([caseId], on)).get(caseId) ?? null
}

/** The same of many. */
export async function seatsOfCases(caseIds: readonly string[], on: Queryable = db()): Promise<Map<string, Seat>> {
  if (caseIds.length === 0) return new Map()
  const rows = await on
    .select({
      caseId: seats.caseId,
      admitCardNumber: seats.admitCardNumber,
      subject: seats.subject,
      startsAt: examPapers.startsAt,
      endsAt: examPapers.endsAt,
      seat: seats.seat,
      room: rooms.name,
      site: { name: sites.name, address: sites.address, mapUrl: sites.mapUrl },
    })
    .from(seats)
    .innerJoin(seatDraws, and(eq(seatDraws.id, seats.drawId), eq(seatDraws.state, 'frozen')))
    .innerJoin(examPapers, and(eq(examPapers.sessionId, seatDraws.sessionId), eq(examPapers.subject, seats.subject)))
    .innerJoin(rooms, eq(rooms.id, seats.roomId))
    .innerJoin(sites, eq(sites.id, rooms.siteId))
    .where(inArray(seats.caseId, [...caseIds]))
    .orderBy(asc(examPapers.startsAt), asc(seats.slot))
  const found = new Map<string, Seat>()
  for (const { caseId, admitCardNumber, ...place } of rows) {
    const seat = found.get(caseId) ?? { admitCardNumber, places: [] }
    found.set(caseId, { ...seat, places: [...seat.places, place] })
  }
  return found
}

/** Which of these cases have a seat of a frozen draw. */
export async function seatedCases(caseIds: readonly string[], on: Queryable = db()): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set()
  const rows = await on
    .select({ caseId: seats.caseId })
    .from(seats)
    .innerJoin(seatDraws, and(eq(seatDraws.id, seats.drawId), eq(seatDraws.state, 'frozen')))
    .where(inArray(seats.caseId, [...caseIds]))
  return new Set(rows.map((row) => row.caseId))
}

/** Rooms of a session in the order in which they are filled. */
export async function listRooms(sessionId: string, on: Queryable = db()) {
  return on
    .select({
      id: rooms.id,
      site: sites.ordinal,
      room: rooms.ordinal,
      capacity: rooms.capacity,
      siteName: sites.name,
      roomName: rooms.name,
      offers: rooms.offers,
      subjects: sql<string[] | null>`coalesce(${rooms.subjects}, ${sites.subjects})`,
    })
    .from(rooms)
    .innerJoin(sites, eq(sites.id, rooms.siteId))
    .where(and(eq(sites.sessionId, sessionId), isNull(sites.removedAt), isNull(rooms.removedAt)))
    .orderBy(asc(sites.ordinal), asc(rooms.ordinal))
}

/** Lets one officer at a time seat a session, until the transaction ends; false: another is at it. */
export async function holdSeating(tx: Tx, sessionId: string): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`seating ${sessionId}`}, 0)) as held`,
  )
  return row?.held === true
}

/** The draw that counts: frozen, or drawn last. */
export async function currentDraw(sessionId: string, on: Queryable = db()): Promise<SeatDraw | null> {
  const [draw] = await on
    .select()
    .from(seatDraws)
    .where(and(eq(seatDraws.sessionId, sessionId), ne(seatDraws.state, 'superseded')))
  return draw ?? null
}

export async function getDraw(drawId: string, on: Queryable = db()): Promise<SeatDraw | null> {
  const [draw] = await on.select().from(seatDraws).where(eq(seatDraws.id, drawId))
  return draw ?? null
}

/** How many are paid, and without a seat in `drawId` where one is given. */
export async function countUnseated(sessionId: string, drawId: string | null, on: Queryable = db()): Promise<number> {
  const [row] = await on.select({ n: count() }).from(cases).where(unseated(sessionId, drawId))
  return row?.n ?? 0
}

function unseated(sessionId: string, drawId: string | null) {
  const paid = and(eq(cases.aboutType, 'examSession'), eq(cases.aboutId, sessionId), eq(cases.state, 'paid'))
  if (!drawId) return paid
  const seat = db()
    .select({ one: sql`1` })
    .from(seats)
    .where(and(eq(seats.drawId, drawId), eq(seats.caseId, cases.id)))
  return and(paid, notExists(seat))
}

/** Marks what was drawn before as replaced and writes the new draw. */
export async function replaceDraw(tx: Tx, row: typeof seatDraws.$inferInsert): Promise<string> {
  await tx
    .update(seatDraws)
    .set({ state: 'superseded' })
    .where(and(eq(seatDraws.sessionId, row.sessionId), eq(seatDraws.state, 'drawn')))
  const [draw] = await tx.insert(seatDraws).values(row).returning({ id: seatDraws.id })
  if (!draw) throw new Error('the draw was not stored')
  return draw.id
}

export async function updateDraw(tx: Tx, drawId: string, change: Partial<typeof seatDraws.$inferInsert>) {
  await tx.update(seatDraws).set(change).where(eq(seatDraws.id, drawId))
}

/** Seats of a draw in the order of their numbers, those after `last` up to `limit` where that is given. */
export async function listSeats(
  drawId: string,
  on: Queryable = db(),
  { last, limit }: { last?: SeatKey | undefined; limit?: number } = {},
) {
  const query = on
    .select({
      id: seats.caseId,
      slot: seats.slot,
      subject: seats.subject,
      site: sites.ordinal,
      room: rooms.ordinal,
      seat: seats.seat,
      number: seats.admitCardNumber,
      byHand: seats.byHand,
    })
    .from(seats)
    .innerJoin(rooms, eq(rooms.id, seats.roomId))
    .innerJoin(sites, eq(sites.id, rooms.siteId))
    .where(
      and(eq(seats.drawId, drawId), last && sql`(${seats.admitCardNumber}, ${seats.slot}) > (${last.number}, ${last.slot}::int)`),
    )
    .orderBy(asc(seats.admitCardNumber), asc(seats.slot))
  return limit === undefined ? query : query.limit(limit)
}

type SeatKey = { number: string; slot: number }

/** How many candidates a draw has seated, and how their numbers begin; none where it is empty. */
export async function countSeated(drawId: string, on: Queryable = db()) {
  const [row] = await on.execute<{ n: number; prefix: string | null }>(sql`
    select coalesce(max(right(admit_card_number, 7)::int), 0) as n, left(max(admit_card_number), 7) as prefix from seats where draw_id = ${drawId}`)
  return { seated: row?.n ?? 0, prefix: row?.prefix ?? null }
}

/**
 * The first seven digits of a session's admit-card numbers: the year and three digits that no other session of that year has, because
 * the number is later quoted without the exam's name (合格证号码). Once used, a session keeps it.
 */
export async function admitCardPrefix(tx: Tx, session: { id: string; year: number }): Promise<string> {
  const year = String(session.year)
  const [own] = await tx
    .select({ prefix: sql<string>`left(${seats.admitCardNumber}, 7)` })
    .from(seats)
    .innerJoin(seatDraws, eq(seatDraws.id, seats.drawId))
    .where(eq(seatDraws.sessionId, session.id))
    .limit(1)
  if (own) return own.prefix
  // Two sessions drawn for the first time at once must not take the same three digits.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`admit-card prefix ${year}`}, 0))`)
  const used = await tx.execute<{ prefix: string }>(sql`
    select distinct left(s.admit_card_number, 7) as prefix
    from seat_draws d cross join lateral (select admit_card_number from seats where draw_id = d.id limit 1) s
    where s.admit_card_number like ${`${year}%`}`)
  const codes = new Set(used.map((row) => Number(row.prefix.slice(4))))
  for (let code = 1; code <= 999; code += 1) if (!codes.has(code)) return year + String(code).padStart(3, '0')
  throw new Error(`no admit-card prefix is left for ${year}`)
}

/** Every draw of a session, newest first. */
export async function listDraws(sessionId: string, on: Queryable = db()): Promise<SeatDraw[]> {
  return on
    .select()
    .from(seatDraws)
    .where(eq(seatDraws.sessionId, sessionId))
    .orderBy(desc(seatDraws.drawnAt), desc(seatDraws.id))
}
export type { Tx }
