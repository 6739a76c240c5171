// What anybody reads of 公示: days, names and masked numbers, and of people nothing outside those days (E-36, O-03).
import { and, asc, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Queryable } from '../client'
import { cases } from '../schema/case'
import { examSessions } from '../schema/exam'
import { publicities, publicityEntries, publicityWithdrawals } from '../schema/publicity'
import { counting } from './counting-states'
import { ofEntry, ofWithdrawn, wasNotWithdrawnBefore } from './publicity-joins'

export const entriesPerPage = 100

const shown = {
  sessionId: publicities.sessionId,
  title: examSessions.title,
  startsAt: publicities.startsAt,
  endsAt: publicities.endsAt,
  listed: publicities.listed,
  round: publicities.round,
  /** Why it was withdrawn stays in the office. */
  withdrawnAt: publicityWithdrawals.decidedAt,
}

/** Every 公示 that has begun, also those withdrawn since, the latest first. */
export async function listPublicities(at: Date, on: Queryable = db()) {
  return on
    .select(shown)
    .from(publicities)
    .innerJoin(examSessions, eq(examSessions.id, publicities.sessionId))
    .leftJoin(publicityWithdrawals, ofWithdrawn)
    .where(hasBegun(at))
    .orderBy(desc(publicities.startsAt), asc(publicities.sessionId))
    .limit(100)
}

/** The last 公示 of a session that has begun; null before, and where there is none. */
export async function getPublicity(sessionId: string, at: Date, on: Queryable = db()) {
  const [row] = await on
    .select(shown)
    .from(publicities)
    .innerJoin(examSessions, eq(examSessions.id, publicities.sessionId))
    .leftJoin(publicityWithdrawals, ofWithdrawn)
    .where(and(eq(publicities.sessionId, sessionId), hasBegun(at)))
    .orderBy(desc(publicities.round))
    .limit(1)
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
      withdrawnAt: publicityWithdrawals.decidedAt,
    })
    .from(cases)
    .innerJoin(publicityEntries, eq(publicityEntries.caseId, cases.id))
    .innerJoin(publicities, ofEntry)
    .innerJoin(examSessions, eq(examSessions.id, publicities.sessionId))
    .leftJoin(publicityWithdrawals, ofWithdrawn)
    .where(and(eq(cases.applicantId, personId), sql`${publicities.startsAt} <= business_now()`, wasNotWithdrawnBefore))
    .orderBy(asc(publicities.startsAt))
}

function entries(on: Queryable) {
  return on
    .select(entryShown)
    .from(publicityEntries)
    .innerJoin(publicities, ofEntry)
    .innerJoin(cases, eq(cases.id, publicityEntries.caseId))
    .leftJoin(publicityWithdrawals, ofWithdrawn)
}

function hasBegun(at: Date) {
  return and(lte(publicities.startsAt, at), wasNotWithdrawnBefore)
}

function isRunning(at: Date) {
  return and(lte(publicities.startsAt, at), gt(publicities.endsAt, at), isNull(publicityWithdrawals.decidedAt))
}
