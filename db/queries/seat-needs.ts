// Seats given by hand before a draw (E-31). What somebody needs is for exam officers, the auditor and that person only.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { hasRole, overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { needWords } from '@/lib/seating/needs'
import { readNeeds, sealNeeds } from '@/lib/seating/sealed-needs'
import { db, type Queryable, type Tx } from '../client'
import { accounts, persons } from '../schema/account'
import { cases } from '../schema/case'
import { registrations } from '../schema/exam'
import { rooms, seatNeeds, seats, sites } from '../schema/seating'
import { candidateColumns, maskNumber } from './candidate-columns'

export type SeatNeedRow = Awaited<ReturnType<typeof listSeatNeeds>>[number]

const stands = isNull(seatNeeds.endedAt)
const paidFor = (sessionId: string) =>
  and(eq(cases.aboutType, 'examSession'), eq(cases.aboutId, sessionId), eq(cases.state, 'paid'))

/** Whoever has a seat given by hand in the session, by site, room and seat; empty for who does not oversee it. */
export async function listSeatNeeds(viewer: Viewer, sessionId: string, on: Queryable = db()) {
  if (!overseesExam(viewer, sessionId)) return []
  const rows = await on
    .select({
      caseId: seatNeeds.caseId,
      number: cases.number,
      state: cases.state,
      name: persons.name,
      idNumberSealed: persons.idNumberSealed,
      needs: seatNeeds.needs,
      other: seatNeeds.other,
      needsSealed: seatNeeds.needsSealed,
      roomId: seatNeeds.roomId,
      room: rooms.name,
      site: sites.name,
      seat: seatNeeds.seat,
      placedBy: accounts.displayName,
      placedAt: seatNeeds.placedAt,
    })
    .from(seatNeeds)
    .innerJoin(cases, and(eq(cases.id, seatNeeds.caseId), eq(cases.aboutId, sessionId)))
    .innerJoin(registrations, eq(registrations.caseId, cases.id))
    .innerJoin(persons, eq(persons.id, registrations.personId))
    .innerJoin(rooms, eq(rooms.id, seatNeeds.roomId))
    .innerJoin(sites, eq(sites.id, rooms.siteId))
    .leftJoin(accounts, eq(accounts.id, seatNeeds.placedBy))
    .where(stands)
    .orderBy(asc(sites.ordinal), asc(rooms.ordinal), asc(seatNeeds.seat))
  return rows.map(({ needsSealed, ...row }) => ({ ...maskNumber(row), ...readNeeds({ ...row, needsSealed }) }))
}

/** A paid registration of the session by its 报名序号, for its exam officers; null where there is none. */
export async function findPaidRegistration(viewer: Viewer, sessionId: string, number: string, on: Queryable = db()) {
  if (!hasRole(viewer, 'examOfficer', sessionId)) return null
  const [row] = await on
    .select({
      caseId: cases.id,
      number: cases.number,
      ...candidateColumns,
    })
    .from(cases)
    .innerJoin(registrations, eq(registrations.caseId, cases.id))
    .innerJoin(persons, eq(persons.id, registrations.personId))
    .where(and(eq(cases.number, number), paidFor(sessionId)))
  return row ? maskNumber(row) : null
}

/** What stands for a case whose viewer has been checked; null: nothing. */
export async function getSeatNeed(caseId: string, on: Queryable = db()) {
  const [row] = await on
    .select()
    .from(seatNeeds)
    .where(and(eq(seatNeeds.caseId, caseId), stands))
  return row ? { ...row, ...readNeeds(row) } : null
}

/** What was arranged for a candidate, in the words of the admit card (E-32); its viewer has been checked. */
export async function listNeedWords(caseId: string, on: Queryable = db()): Promise<string[]> {
  const row = await getSeatNeed(caseId, on)
  return row ? needWords(row) : []
}

/** The seats that the next round of a draw finds given, with whom they were given to. */
export async function listPlaced(sessionId: string, on: Queryable = db()) {
  return on
    .select({ caseId: seatNeeds.caseId, site: sites.ordinal, room: rooms.ordinal, seat: seatNeeds.seat })
    .from(seatNeeds)
    .innerJoin(cases, and(eq(cases.id, seatNeeds.caseId), paidFor(sessionId)))
    .innerJoin(rooms, eq(rooms.id, seatNeeds.roomId))
    .innerJoin(sites, eq(sites.id, rooms.siteId))
    .where(stands)
}

/** Seats of a room that are not free to be given: given by hand to others than `exceptCaseId`, or held in the frozen draw where there is one. */
export async function listTakenSeats(
  roomId: string,
  { frozenDrawId, exceptCaseId }: { frozenDrawId: string | null; exceptCaseId: string },
  on: Queryable = db(),
): Promise<Set<number>> {
  const rows = await on.execute<{ seat: number }>(sql`
    select seat from seat_needs where room_id = ${roomId} and ended_at is null and case_id <> ${exceptCaseId}
    union select seat from seats where room_id = ${roomId} and draw_id = ${frozenDrawId}::uuid`)
  return new Set(rows.map((row) => row.seat))
}

export async function hasSeat(drawId: string, caseId: string, on: Queryable = db()): Promise<boolean> {
  const found = and(eq(seats.drawId, drawId), eq(seats.caseId, caseId))
  return (await on.select({ seat: seats.seat }).from(seats).where(found).limit(1)).length > 0
}

/** How many seats given by hand differ between what stands and what a draw found: given, moved or taken back since. */
export async function countChangedSince(drawId: string, sessionId: string, on: Queryable = db()): Promise<number> {
  const [row] = await on.execute<{ n: number }>(sql`
    select count(*)::int as n
    from (
      select n.case_id, n.room_id, n.seat from seat_needs n join cases c on c.id = n.case_id
      where n.ended_at is null and c.about_type = 'examSession' and c.about_id = ${sessionId} and c.state = 'paid'
    ) standing
    full join (select distinct case_id, room_id, seat from seats where draw_id = ${drawId}::uuid and by_hand) found
      using (case_id, room_id, seat)
    where standing.case_id is null or found.case_id is null`)
  return row?.n ?? 0
}

export async function insertSeatNeed(
  tx: Tx,
  { needs, other, ...row }: Omit<typeof seatNeeds.$inferInsert, 'needsSealed'> & { needs: string[]; other: string },
) {
  await tx.insert(seatNeeds).values({ ...row, needsSealed: sealNeeds({ needs, other }) })
}

/** Ends what stands for a case; false: nothing did. `endedBy` null: with the registration, nobody in person. */
export async function endSeatNeed(tx: Tx, caseId: string, endedBy: string | null, endedAt: Date): Promise<boolean> {
  const ended = await tx
    .update(seatNeeds)
    .set({ endedBy, endedAt })
    .where(and(eq(seatNeeds.caseId, caseId), stands))
    .returning({ id: seatNeeds.id })
  return ended.length > 0
}

export type { Tx }
