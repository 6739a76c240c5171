// What exam officers see of an exam session; the auditor reads it too. Everybody else gets null, as if there were no such session.
import { and, asc, count, countDistinct, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { RegistrationState } from '@/lib/exam/machine'
import { needWords } from '@/lib/seating/needs'
import { readNeeds } from '@/lib/seating/sealed-needs'
import { isSessionId } from '@/lib/text/is-session-id'
import { isUuid } from '@/lib/text/is-uuid'
import { db, type Queryable } from '../client'
import { accounts, persons } from '../schema/account'
import { cases } from '../schema/case'
import { registrations } from '../schema/exam'
import { rooms, seatDraws, seatNeeds, seats, sites } from '../schema/seating'
import { candidateColumns, maskNumber } from './candidate-columns'
import { findNamed, type Named } from './desk-search'
import { type ExamFrame, getExamFrame, listSessionIds } from './exam'
import { readTally } from './tally'

export const registrationsPerPage = 50

/** The session for who oversees it; null for everyone else. */
export async function getOverseenExam(viewer: Viewer, sessionId: string, on: Queryable = db()): Promise<ExamFrame | null> {
  return isSessionId(sessionId) && overseesExam(viewer, sessionId) ? getExamFrame(sessionId, on) : null
}

/** Sessions that the viewer oversees, those whose registration closes next first, with how many registrations are in each state. */
export async function listOverseenExams(viewer: Viewer, at: Date, on: Queryable = db()) {
  const ids = (await listSessionIds(at, on)).filter((id) => overseesExam(viewer, id))
  return Promise.all(
    ids.flatMap((id) =>
      getExamFrame(id, on).then(async (frame) => {
        if (!frame) throw new Error(`session ${id} is gone`)
        return { frame, counts: await countRegistrations(viewer, id, on) }
      }),
    ),
  )
}

export type StateCounts = Partial<Record<RegistrationState, number>>

/** How many registrations are in each state; of exams with many as it was counted last, a minute or so ago. */
export async function countRegistrations(viewer: Viewer, sessionId: string, on: Queryable = db()): Promise<StateCounts> {
  return (await readTally(viewer, sessionId, on))?.states ?? countStates(viewer, sessionId, on)
}

/** The same, counted now, one by one. */
export async function countStates(viewer: Viewer | 'system', sessionId: string, on: Queryable = db()): Promise<StateCounts> {
  if (!overseesExam(viewer, sessionId)) return {}
  const rows = await on.select({ state: cases.state, n: count() }).from(cases).where(ofSession(sessionId)).groupBy(cases.state)
  return Object.fromEntries(rows.map((row) => [row.state, row.n]))
}

export type Cursor = { enteredAt: Date; id: string }

/**
 * One page of registrations, latest change first; `next` is where the following page starts (Q-54: keyset, never an offset). `search`: the beginning of a 报名序号
 * or of a name; one that names too many finds none.
 */
export async function listRegistrationPage(
  viewer: Viewer,
  sessionId: string,
  { state, after, search = '' }: { state?: RegistrationState | undefined; after?: Cursor | undefined; search?: string },
  on: Queryable = db(),
) {
  const named = overseesExam(viewer, sessionId) ? await findNamed(search, on) : 'tooMany'
  if (named === 'tooMany') return { rows: [], next: null }
  const found = await on
    .select({
      id: cases.id,
      number: cases.number,
      state: cases.state,
      enteredAt: cases.enteredAt,
      ...candidateColumns,
    })
    .from(cases)
    .innerJoin(registrations, eq(registrations.caseId, cases.id))
    .innerJoin(persons, eq(persons.id, registrations.personId))
    .where(
      and(
        ofSession(sessionId),
        state && eq(cases.state, state),
        namedIn(named),
        after && sql`(${cases.enteredAt}, ${cases.id}) < (${after.enteredAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(cases.enteredAt), desc(cases.id))
    .limit(registrationsPerPage + 1)
  const rows = found.slice(0, registrationsPerPage).map(maskNumber)
  return { rows, next: found.length > registrationsPerPage ? (rows.at(-1) ?? null) : null }
}

function namedIn(named: Named) {
  if (!named) return undefined
  return 'cases' in named
    ? sql`${cases.id} = any(${named.cases}::uuid[])`
    : sql`${registrations.personId} = any(${named.people}::uuid[])`
}

/** Rooms of a session with how many candidates of the draw sit in each. */
export async function listRoomsWithSeats(viewer: Viewer, sessionId: string, drawId: string | null, on: Queryable = db()) {
  if (!overseesExam(viewer, sessionId)) return []
  const taken = on
    .select({ roomId: seats.roomId, n: countDistinct(seats.caseId).as('n') })
    .from(seats)
    .where(drawId ? eq(seats.drawId, drawId) : sql`false`)
    .groupBy(seats.roomId)
    .as('taken')
  return on
    .select({
      id: rooms.id,
      name: rooms.name,
      capacity: rooms.capacity,
      offers: rooms.offers,
      site: sites.name,
      siteId: sites.id,
      taken: sql<number>`coalesce(${taken.n}, 0)::int`,
    })
    .from(rooms)
    .innerJoin(sites, eq(sites.id, rooms.siteId))
    .leftJoin(taken, eq(taken.roomId, rooms.id))
    .where(and(eq(sites.sessionId, sessionId), isNull(sites.removedAt), isNull(rooms.removedAt)))
    .orderBy(asc(sites.ordinal), asc(rooms.ordinal))
}

/** Who sits in one room, by seat; with what was arranged for whoever has been placed by hand (E-31). */
export async function listRoomSeats(viewer: Viewer, sessionId: string, drawId: string, roomId: string, on: Queryable = db()) {
  if (!overseesExam(viewer, sessionId) || !isUuid(roomId)) return []
  const found = await on
    .select({
      caseId: seats.caseId,
      slot: seats.slot,
      subject: seats.subject,
      seat: seats.seat,
      number: seats.admitCardNumber,
      ...candidateColumns,
      needs: seatNeeds.needs,
      other: seatNeeds.other,
      needsSealed: seatNeeds.needsSealed,
    })
    .from(seats)
    .innerJoin(seatDraws, and(eq(seatDraws.id, seats.drawId), eq(seatDraws.sessionId, sessionId)))
    .innerJoin(registrations, eq(registrations.caseId, seats.caseId))
    .innerJoin(persons, eq(persons.id, registrations.personId))
    .leftJoin(seatNeeds, and(eq(seatNeeds.caseId, seats.caseId), isNull(seatNeeds.endedAt), seats.byHand))
    .where(and(eq(seats.drawId, drawId), eq(seats.roomId, roomId)))
    .orderBy(asc(seats.slot), asc(seats.seat))
  return found.map(({ needs, other, needsSealed, ...row }) => ({
    ...maskNumber(row),
    needs: needs === null ? [] : needWords(readNeeds({ needs, other: other ?? '', needsSealed })),
  }))
}

/** Names of staff by account. */
export async function listNames(accountIds: readonly string[], on: Queryable = db()): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map()
  const rows = await on
    .select({ id: accounts.id, name: accounts.displayName })
    .from(accounts)
    .where(inArray(accounts.id, [...accountIds]))
  return new Map(rows.map((row) => [row.id, row.name]))
}

function ofSession(sessionId: string) {
  return and(eq(cases.aboutType, 'examSession'), eq(cases.aboutId, sessionId), eq(cases.kind, 'exam-registration'))
}
