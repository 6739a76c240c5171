// 考点 and 考场 of a session as its exam officers keep them (E-31). What was taken off stays in the records: earlier draws tell of it.
import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { overseesExam } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/text/is-uuid'
import { db, type Queryable, type Tx } from '../client'
import { examSessions } from '../schema/exam'
import { rooms, sites } from '../schema/seating'

export const roomsPerPage = 100

export type Site = Awaited<ReturnType<typeof listSites>>[number]

/** Sites in their order with how many rooms and seats each has; nothing for who does not oversee the session. */
export async function listSites(viewer: Viewer, sessionId: string, on: Queryable = db()) {
  if (!overseesExam(viewer, sessionId)) return []
  return on
    .select({
      id: sites.id,
      ordinal: sites.ordinal,
      name: sites.name,
      address: sites.address,
      subjects: sites.subjects,
      rooms: sql<number>`(select count(*)::int from ${rooms} r where r.site_id = sites.id and r.removed_at is null)`,
      capacity: sql<number>`(select coalesce(sum(capacity), 0)::int from ${rooms} r where r.site_id = sites.id and r.removed_at is null)`,
    })
    .from(sites)
    .where(and(eq(sites.sessionId, sessionId), isNull(sites.removedAt)))
    .orderBy(asc(sites.ordinal))
}

/** Other sessions with sites that the viewer oversees: of the same exam first, the newest year first. */
export async function listSiteSources(viewer: Viewer, { id, exam }: { id: string; exam: string }, on: Queryable = db()) {
  const rows = await on
    .select({ id: examSessions.id, title: examSessions.title, year: examSessions.year })
    .from(examSessions)
    .innerJoin(sites, and(eq(sites.sessionId, examSessions.id), isNull(sites.removedAt)))
    .where(ne(examSessions.id, id))
    .groupBy(examSessions.id)
    .orderBy(desc(eq(examSessions.exam, exam)), desc(examSessions.year), asc(examSessions.id))
  return rows.filter((session) => overseesExam(viewer, session.id))
}

/** A hundred rooms of a site, those after the ordinal `after`. */
export async function listSiteRooms(viewer: Viewer, sessionId: string, siteId: string, after: number, on: Queryable = db()) {
  if (!overseesExam(viewer, sessionId) || !isUuid(siteId)) return { rows: [], next: null }
  const found = await on
    .select({
      id: rooms.id,
      ordinal: rooms.ordinal,
      name: rooms.name,
      capacity: rooms.capacity,
      subjects: rooms.subjects,
      offers: rooms.offers,
    })
    .from(rooms)
    .innerJoin(sites, and(eq(sites.id, rooms.siteId), eq(sites.sessionId, sessionId)))
    .where(and(eq(rooms.siteId, siteId), isNull(rooms.removedAt), sql`${rooms.ordinal} > ${after}`))
    .orderBy(asc(rooms.ordinal))
    .limit(roomsPerPage + 1)
  const rows = found.slice(0, roomsPerPage)
  return { rows, next: found.length > roomsPerPage ? (rows.at(-1)?.ordinal ?? null) : null }
}

/** Paid candidates of each paper. */
export async function countSitters(sessionId: string, on: Queryable = db()): Promise<Map<string, number>> {
  const rows = await on.execute<{ subject: string; n: number }>(sql`
    select p.subject, count(*)::int as n from cases c join registration_papers p on p.case_id = c.id
    where c.about_type = 'examSession' and c.about_id = ${sessionId} and c.kind = 'exam-registration' and c.state = 'paid' group by p.subject`)
  return new Map(rows.map(({ subject, n }) => [subject, n]))
}

export async function getSite(sessionId: string, id: string, on: Queryable = db()) {
  const [row] = await on
    .select()
    .from(sites)
    .where(and(eq(sites.id, id), eq(sites.sessionId, sessionId), isNull(sites.removedAt)))
  return row ?? null
}

/** A room with its site. */
export async function getRoom(sessionId: string, id: string, on: Queryable = db()) {
  const [row] = await on
    .select({ room: rooms, site: sites })
    .from(rooms)
    .innerJoin(sites, and(eq(sites.id, rooms.siteId), eq(sites.sessionId, sessionId), isNull(sites.removedAt)))
    .where(and(eq(rooms.id, id), isNull(rooms.removedAt)))
  return row ?? null
}

/** Seats given by hand in a room, or in all rooms of a site: how many, and the highest. */
export async function placedIn(
  of: { roomId: string } | { siteId: string },
  on: Queryable = db(),
): Promise<{ n: number; highest: number }> {
  const where = 'roomId' in of ? sql`n.room_id = ${of.roomId}` : sql`r.site_id = ${of.siteId}`
  const [row] = await on.execute<{ n: number; highest: number }>(sql`
    select count(*)::int as n, coalesce(max(n.seat), 0) as highest from seat_needs n join rooms r on r.id = n.room_id where n.ended_at is null and ${where}`)
  return row ?? { n: 0, highest: 0 }
}

/** The highest ordinal among the sites that stand, or ever stood. */
export async function lastSiteOrdinal(sessionId: string, among: 'standing' | 'all', on: Queryable = db()): Promise<number> {
  const standing = among === 'standing' ? isNull(sites.removedAt) : undefined
  const [row] = await on
    .select({ last: sql<number>`coalesce(max(${sites.ordinal}), 0)` })
    .from(sites)
    .where(and(eq(sites.sessionId, sessionId), standing))
  return row?.last ?? 0
}

export async function insertSite(tx: Tx, row: typeof sites.$inferInsert): Promise<string> {
  const [site] = await tx.insert(sites).values(row).returning({ id: sites.id })
  if (!site) throw new Error('the site was not stored')
  return site.id
}

export async function updateSite(tx: Tx, id: string, change: Partial<typeof sites.$inferInsert>) {
  await tx.update(sites).set(change).where(eq(sites.id, id))
}

export async function updateRoom(tx: Tx, id: string, change: Partial<typeof rooms.$inferInsert>) {
  await tx.update(rooms).set(change).where(eq(rooms.id, id))
}

/** Rooms after those of the site, in one statement. Answers names that the site has already; then nothing is written. */
export async function insertRooms(
  tx: Tx,
  siteId: string,
  added: readonly { name: string; capacity: number; offers: readonly string[] }[],
): Promise<string[]> {
  const list = JSON.stringify(added)
  const known = await tx.execute<{ name: string }>(sql`
    select name from rooms where site_id = ${siteId} and removed_at is null
      and name in (select name from jsonb_to_recordset(${list}::text::jsonb) as a(name text)) limit 5`)
  if (known.length > 0) return known.map(({ name }) => name)
  await tx.execute(sql`
    insert into rooms (site_id, ordinal, name, capacity, offers)
    select ${siteId}::uuid, (select coalesce(max(ordinal), 0) from rooms where site_id = ${siteId}) + n, a.name, a.capacity,
      array(select jsonb_array_elements_text(a.offers))
    from rows from (jsonb_to_recordset(${list}::text::jsonb) as (name text, capacity int, offers jsonb))
      with ordinality as a(name, capacity, offers, n)`)
  return []
}

/** The rooms of one site as those of another, in their order. `papers`: all there are now; rooms kept for others, or for all of them, are for all. */
export async function copyRooms(tx: Tx, from: string, to: string, papers: readonly string[]): Promise<number> {
  const list = sql`${sql.param(papers)}::text[]`
  const copied = await tx.execute(sql`
    insert into rooms (site_id, ordinal, name, capacity, subjects, offers)
    select ${to}::uuid, row_number() over (order by r.ordinal), r.name, r.capacity,
      case when cardinality(kept.subjects) not in (0, cardinality(${list})) then kept.subjects end, r.offers
    from rooms r, lateral (
      select array(select p.subject from unnest(${list}) with ordinality as p(subject, n) where p.subject = any(r.subjects) order by p.n)
    ) as kept(subjects)
    where r.site_id = ${from} and r.removed_at is null`)
  return copied.count
}
