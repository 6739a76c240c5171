// Who sits in a room, for the sheets of its officers (E-32, B-11). The caller has checked that the viewer oversees the session.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { readNeeds } from '@/lib/seating/sealed-needs'
import { db, type Queryable } from '../client'
import { persons } from '../schema/account'
import { cases, materials } from '../schema/case'
import { examPapers, registrations } from '../schema/exam'
import { rooms, seatDraws, seatNeeds, seats, sites } from '../schema/seating'
import { candidateColumns, maskNumber } from './candidate-columns'

export type SheetRoom = Awaited<ReturnType<typeof listSheetRooms>>[number]
export type SittingRow = Awaited<ReturnType<typeof listSittings>>[number]

/** Rooms in which somebody sits, in their order; one of them where it is named. */
export async function listSheetRooms(drawId: string, roomId?: string, on: Queryable = db()) {
  return on
    .select({ id: rooms.id, name: rooms.name, capacity: rooms.capacity, site: sites.name, siteId: sites.id })
    .from(rooms)
    .innerJoin(sites, eq(sites.id, rooms.siteId))
    .innerJoin(seatDraws, and(eq(seatDraws.id, drawId), eq(seatDraws.sessionId, sites.sessionId)))
    .where(
      and(
        sql`exists (select 1 from ${seats} where ${seats.drawId} = ${drawId} and ${seats.roomId} = ${rooms.id})`,
        roomId ? eq(rooms.id, roomId) : undefined,
      ),
    )
    .orderBy(asc(sites.ordinal), asc(rooms.ordinal))
}

/** Whoever gave up or was voided after the seats were drawn keeps an empty seat and stands on no paper (E-37). */
const comes = sql`cases.state not in ('refunded', 'voided')`

/** Everyone who sits in a room, paper by paper, by seat; ID numbers are masked. */
export async function listSittings(drawId: string, roomId: string, on: Queryable = db()) {
  const found = await on
    .select({
      caseId: seats.caseId,
      slot: seats.slot,
      subject: seats.subject,
      startsAt: examPapers.startsAt,
      endsAt: examPapers.endsAt,
      seat: seats.seat,
      number: seats.admitCardNumber,
      ...candidateColumns,
      photoKey: materials.storageKey,
      needs: seatNeeds.needs,
      other: seatNeeds.other,
      needsSealed: seatNeeds.needsSealed,
    })
    .from(seats)
    .innerJoin(seatDraws, eq(seatDraws.id, seats.drawId))
    .innerJoin(cases, and(eq(cases.id, seats.caseId), comes))
    .innerJoin(registrations, eq(registrations.caseId, seats.caseId))
    .innerJoin(persons, eq(persons.id, registrations.personId))
    .leftJoin(examPapers, and(eq(examPapers.sessionId, seatDraws.sessionId), eq(examPapers.subject, seats.subject)))
    .leftJoin(materials, eq(materials.id, registrations.photoId))
    .leftJoin(seatNeeds, and(eq(seatNeeds.caseId, seats.caseId), isNull(seatNeeds.endedAt), seats.byHand))
    .where(and(eq(seats.drawId, drawId), eq(seats.roomId, roomId)))
    .orderBy(asc(seats.slot), asc(seats.seat))
  return found.map(({ needs, other, needsSealed, ...row }) => ({
    ...maskNumber(row),
    needs: needs === null ? null : readNeeds({ needs, other: other ?? '', needsSealed }),
  }))
}

/** Who sits the first of their papers in this room, by number, with the 报名序号. */
export async function listFirstHere(drawId: string, roomId: string, on: Queryable = db()) {
  const rows = await on.execute<{ id: string; number: string }>(sql`
    select cases.id, cases.number from seats s join cases on cases.id = s.case_id and ${comes}
    where s.draw_id = ${drawId} and s.room_id = ${roomId}
      and not exists (select from seats e where e.draw_id = s.draw_id and e.case_id = s.case_id and e.slot < s.slot)
    order by s.admit_card_number`)
  return rows.map(({ id, number }) => ({ caseId: id, number }))
}
