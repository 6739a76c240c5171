// What exam officers do with the 公示 of a session. Whoever calls has checked the role.
import { and, asc, desc, eq, getTableColumns, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { db, type Queryable, type Tx } from '../client'
import { cases } from '../schema/case'
import { publicities, publicityEntries, publicityWithdrawals } from '../schema/publicity'
import { among } from './among'
import { hasCommitted } from './committed'
import { counting } from './counting-states'
import { ofEntry, ofWithdrawn } from './publicity-joins'

export type Publicity = typeof publicities.$inferSelect & { withdrawnAt: Date | null }
export type NewEntry = Omit<typeof publicityEntries.$inferInsert, 'id' | 'sessionId' | 'round' | 'ordinal'>

const columns = { ...getTableColumns(publicities), withdrawnAt: publicityWithdrawals.decidedAt }

/** The last 公示 of a session, begun or not, withdrawn or not; null: none was started. */
export async function publicityOf(sessionId: string, on: Queryable = db()): Promise<Publicity | null> {
  const [row] = await on
    .select(columns)
    .from(publicities)
    .leftJoin(publicityWithdrawals, ofWithdrawn)
    .where(eq(publicities.sessionId, sessionId))
    .orderBy(desc(publicities.round))
    .limit(1)
  return row ?? null
}

/** The 公示 of a session that everybody was listed in who had passed then; later ones are of whoever passed since. Null: none stands. */
export async function mainPublicityOf(sessionId: string, on: Queryable = db()): Promise<Publicity | null> {
  const [row] = await on
    .select(columns)
    .from(publicities)
    .leftJoin(publicityWithdrawals, ofWithdrawn)
    .where(and(eq(publicities.sessionId, sessionId), isNull(publicityWithdrawals.decidedAt)))
    .orderBy(asc(publicities.round))
    .limit(1)
  return row ?? null
}

export type ToList = {
  caseId: string
  name: string
  idNumberSealed: string
  admitCard: string | null
  level: string | null
  specialty: string | null
  positionCode: string | null
  region: string | null
  /** How many there are in all. */
  count: number
}

/**
 * Those of these registrations that a 公示 is to list, in the order of their admit cards, without those who stand in one already. `committed`: only who signed 告知承诺书 for it and neither
 * declined nor withdrew it for that exam and year (E-12, E-36). `limit`: the first of them alone.
 */
export async function listToPublish(
  sessionId: string,
  caseIds: readonly string[],
  committed: { exam: string; year: number } | null,
  limit: number | null,
  on: Queryable = db(),
): Promise<ToList[]> {
  const [caseId, personId] = [sql`r.case_id`, sql`r.person_id`]
  const whoCommitted = committed
    ? sql`and ${hasCommitted({ caseId, personId, exam: sql`${committed.exam}`, year: sql`${committed.year}::int` })}`
    : sql``
  const rows = await on.execute<ToList>(sql`
    with card as materialized (
      select distinct on (s.case_id) s.case_id, s.admit_card_number as number
      from seats s join seat_draws d on d.id = s.draw_id and d.session_id = ${sessionId} and d.state = 'frozen'
    )
    select r.case_id as "caseId", p.name, p.id_number_sealed as "idNumberSealed", card.number as "admitCard", r.level, r.specialty,
      r.position_code as "positionCode", r.region, count(*) over ()::int as count
    from registrations r join cases c on c.id = r.case_id and c.state in ${counting} join persons p on p.id = r.person_id
      left join card on card.case_id = r.case_id
    where r.session_id = ${sessionId} and r.case_id in ${among(caseIds)} ${whoCommitted} and not exists (${entriesThatStand(caseId)})
    order by card.number nulls last, c.number limit ${limit}::int`)
  return [...rows]
}

/** Where a registration stands in a 公示 that was not withdrawn, as `p`. */
export function entriesThatStand(caseId: SQL, what: SQL = sql``): SQL {
  return sql`select ${what} from publicity_entries y join publicities p on p.session_id = y.session_id and p.round = y.round
    where y.case_id = ${caseId} and not exists (select from publicity_withdrawals w
      where w.session_id = p.session_id and w.round = p.round and w.state = 'confirmed')`
}

/** Adds a 公示 of a session; false: there is one of that round already. */
export async function insertPublicity(tx: Tx, row: typeof publicities.$inferInsert): Promise<boolean> {
  return (await tx.insert(publicities).values(row).onConflictDoNothing().returning({ id: publicities.sessionId })).length > 0
}

const batch = 2_000

type Round = { sessionId: string; round: number }

/** Adds who stands in it, in this order. */
export async function insertEntries(tx: Tx, { sessionId, round }: Round, entries: readonly NewEntry[]) {
  for (let from = 0; from < entries.length; from += batch) {
    const some = entries.slice(from, from + batch)
    await tx
      .insert(publicityEntries)
      .values(some.map((entry, index) => ({ ...entry, sessionId, round, ordinal: from + index + 1 })))
  }
}

export const officeEntriesPerPage = 100

/** One page of who stands in it, with how many reports of concern there are about each: waiting, and upheld. */
export async function listOfficeEntries({ sessionId, round }: Round, after: number, on: Queryable = db()) {
  const about = (state: string) => sql<number>`(select count(*)::int from cases k where k.about_type = 'publicityEntry'
    and k.about_id = ${publicityEntries.id}::text and k.kind = 'publicity-concern' and k.state = ${state})`
  const found = await on
    .select({
      id: publicityEntries.id,
      ordinal: publicityEntries.ordinal,
      caseId: publicityEntries.caseId,
      name: publicityEntries.name,
      idNumber: publicityEntries.idNumberMasked,
      admitCard: publicityEntries.admitCardMasked,
      level: publicityEntries.level,
      specialty: publicityEntries.specialty,
      positionCode: publicityEntries.positionCode,
      region: publicityEntries.region,
      isWithdrawn: sql<boolean>`${cases.state} not in ${counting}`,
      waiting: about('reported'),
      upheld: about('upheld'),
    })
    .from(publicityEntries)
    .innerJoin(cases, eq(cases.id, publicityEntries.caseId))
    .where(and(eq(publicityEntries.sessionId, sessionId), eq(publicityEntries.round, round), gt(publicityEntries.ordinal, after)))
    .orderBy(asc(publicityEntries.ordinal))
    .limit(officeEntriesPerPage + 1)
  const rows = found.slice(0, officeEntriesPerPage)
  return { rows, next: found.length > officeEntriesPerPage ? (rows.at(-1)?.ordinal ?? null) : null }
}

/** One who stands in a 公示, whenever, with the registration's scope and session; null: nobody. */
export async function getEntry(entryId: string, on: Queryable = db()) {
  const [row] = await on
    .select({ entry: publicityEntries, publicity: columns, scope: cases.scope, state: cases.state })
    .from(publicityEntries)
    .innerJoin(publicities, ofEntry)
    .leftJoin(publicityWithdrawals, ofWithdrawn)
    .innerJoin(cases, eq(cases.id, publicityEntries.caseId))
    .where(eq(publicityEntries.id, entryId))
  return row ?? null
}

/** The next 公示 that has begun and whose people have not all been told, locked; null: there is none, or another process is at it. */
export async function lockUntoldPublicity(tx: Tx) {
  const { sessionId, round, startsAt, toldUpTo, toldAt } = publicities
  const [row] = await tx
    .select({ sessionId, round, startsAt, toldUpTo })
    .from(publicities)
    .where(and(sql`${startsAt} <= business_now()`, isNull(toldAt)))
    .orderBy(startsAt)
    .limit(1)
    .for('update', { skipLocked: true })
  return row ?? null
}

export type Listed = { caseId: string; personId: string; exam: string; counts: boolean }

/** The next places of the list, those whose registration does not count any more among them. */
export async function nextListed(tx: Tx, { sessionId, round, toldUpTo }: Round & { toldUpTo: number }, most: number) {
  const rows = await tx.execute<Listed>(sql`
    select c.id as "caseId", c.applicant_id as "personId", e.title as exam, c.state in ${counting} as counts
    from publicity_entries y join cases c on c.id = y.case_id join exam_sessions e on e.id = y.session_id
    where y.session_id = ${sessionId} and y.round = ${round} and y.ordinal > ${toldUpTo} and y.ordinal <= ${toldUpTo + most}`)
  return [...rows]
}

export async function markListedTold(tx: Tx, { sessionId, round }: Round, change: { toldUpTo: number; toldAt?: Date | null }) {
  await tx
    .update(publicities)
    .set(change)
    .where(and(eq(publicities.sessionId, sessionId), eq(publicities.round, round)))
}

/** The report of that number; null: there is none. */
export async function findConcern(number: string, on: Queryable = db()) {
  const [row] = await on
    .select({ id: cases.id, state: cases.state })
    .from(cases)
    .where(and(eq(cases.number, number), eq(cases.kind, 'publicity-concern')))
  return row ?? null
}
