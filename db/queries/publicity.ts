// What anybody reads of 公示: days, names and masked numbers, and of people nothing outside those days (E-36, O-03).
import { and, asc, desc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'
import { cases } from '../schema/case'
import { examSessions } from '../schema/exam'
import { publicities, publicityEntries } from '../schema/publicity'
import { counting } from './counting-states'

export const entriesPerPage = 100

const shown = {
  sessionId: publicities.sessionId,
  title: examSessions.title,
  startsAt: publicities.startsAt,
  endsAt: publicities.endsAt,
  listed: publicities.listed,
}

/** Every 公示 that has begun, the latest first. */
export async function listPublicities(at: Date, on: Queryable = db()) {
  return on
    .select(shown)
    .from(publicities)
    .innerJoin(examSessions, eq(examSessions.id, publicities.sessionId))
    .where(lte(publicities.startsAt, at))
    .orderBy(desc(publicities.startsAt), asc(publicities.sessionId))
    .limit(100)
}

/** The 公示 of a session once it has begun; null before, and where there is none. */
export async function getPublicity(sessionId: string, at: Date, on: Queryable = db()) {
  const [row] = await on
    .select(shown)
    .from(publicities)
    .innerJoin(examSessions, eq(examSessions.id, publicities.sessionId))
    .where(and(eq(publicities.sessionId, sessionId), lte(publicities.startsAt, at)))
  return row ?? null
}

const entryShown = {
  id: publicityEntries.id,
  ordinal: publicityEntries.ordinal,
  name: publicityEntries.name,
  idNumber: publicityEntries.idNumberMasked,
  admitCard: publicityEntries.admitCardMasked,
  level: publicityEntries.level,
  specialty: publicityEntries.specialty,
  positionCode: publicityEntries.positionCode,
  region: publicityEntries.region,
  /** 已撤下: the registration does not count any more; why, nobody is told here. */
  isWithdrawn: sql<boolean>`${cases.state} not in ${counting}`,
}

/** One page of who stands in it while it runs, from the place after `after`; of `name`, only those called exactly so. Nobody before and afterwards. */
export async function listPublicEntries(
  sessionId: string,
  { after = 0, name }: { after?: number; name?: string | undefined },
  at: Date,
  on: Queryable = db(),
) {
  const found = await entries(on)
    .where(
      and(
        isRunning(at),
        eq(publicityEntries.sessionId, sessionId),
        gt(publicityEntries.ordinal, after),
        name === undefined ? undefined : eq(publicityEntries.name, name),
      ),
    )
    .orderBy(asc(publicityEntries.ordinal))
    .limit(entriesPerPage + 1)
  const rows = found.slice(0, entriesPerPage)
  return { rows, next: found.length > entriesPerPage ? (rows.at(-1)?.ordinal ?? null) : null }
}

/** One who stands in it, while it runs. */
export async function findPublicEntry(sessionId: string, entryId: string, at: Date, on: Queryable = db()) {
  const [row] = await entries(on).where(
    and(isRunning(at), eq(publicityEntries.sessionId, sessionId), eq(publicityEntries.id, entryId)),
  )
  return row ?? null
}

/** Where the viewer stands in a 公示 that has begun. */
export async function listOwnPublicities({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  return on
    .select({
      title: examSessions.title,
      ordinal: publicityEntries.ordinal,
      startsAt: publicities.startsAt,
      endsAt: publicities.endsAt,
    })
    .from(cases)
    .innerJoin(publicityEntries, eq(publicityEntries.caseId, cases.id))
    .innerJoin(publicities, eq(publicities.sessionId, publicityEntries.sessionId))
    .innerJoin(examSessions, eq(examSessions.id, publicities.sessionId))
    .where(and(eq(cases.applicantId, personId), sql`${publicities.startsAt} <= business_now()`))
    .orderBy(asc(publicities.startsAt))
}

function entries(on: Queryable) {
  return on
    .select(entryShown)
    .from(publicityEntries)
    .innerJoin(publicities, eq(publicities.sessionId, publicityEntries.sessionId))
    .innerJoin(cases, eq(cases.id, publicityEntries.caseId))
}

function isRunning(at: Date) {
  return and(lte(publicities.startsAt, at), gt(publicities.endsAt, at))
}
