// 诚信档案库: exam officers enter, confirm and end; the auditor reads; everybody reads their own (O-23).
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { idKinds } from '@/lib/account/id-kinds'
import { unseal } from '@/lib/crypto/sealed'
import { maskIdNumber } from '@/lib/text/mask'
import { db, type Queryable, type Tx } from '../client'
import { accounts, persons } from '../schema/account'
import { cases } from '../schema/case'
import { dishonestyEntries } from '../schema/commitment'
import { dishonestyEndings, dishonestyOpenings } from '../schema/dishonesty'

export type DishonestyEntry = typeof dishonestyEntries.$inferSelect
export type DishonestyEnding = typeof dishonestyEndings.$inferSelect
export type RegistryFilter = { personId?: string | undefined; name?: string | undefined; waiting?: boolean }
export type RegistryCursor = { startsAt: Date; id: string }

export const entriesPerPage = 50

/** May the viewer read the registry at all? */
export function readsRegistry(viewer: Viewer): boolean {
  return hasRole(viewer, 'examOfficer') || hasRole(viewer, 'auditor')
}

/** When the confirmed ending of an entry took effect; null: it has none. Names are written out: of one table alone they would lose it. */
const endedAt =
  sql<Date | null>`(select x.decided_at from dishonesty_endings x where x.entry_id = dishonesty_entries.id and x.state = 'confirmed')`.mapWith(
    dishonestyEndings.decidedAt,
  )
const isWaiting = sql`(dishonesty_entries.state = 'proposed' or exists (
  select from dishonesty_endings x where x.entry_id = dishonesty_entries.id and x.state = 'proposed'))`

/** One page of the registry, the latest period first; `next` is where the following page starts (Q-54: keyset). */
export async function listEntries(viewer: Viewer, filter: RegistryFilter, after?: RegistryCursor, on: Queryable = db()) {
  if (!readsRegistry(viewer)) return { rows: [], next: null }
  const { personId, name, waiting } = filter
  const found = await on
    .select({
      entry: dishonestyEntries,
      endedAt,
      isWaiting: sql<boolean>`${isWaiting}`,
      name: persons.name,
      idNumberSealed: persons.idNumberSealed,
    })
    .from(dishonestyEntries)
    .innerJoin(persons, eq(persons.id, dishonestyEntries.personId))
    .where(
      and(
        personId ? eq(dishonestyEntries.personId, personId) : undefined,
        name ? sql`${persons.name} ~>=~ ${name} and ${persons.name} ~<~ ${`${name}\u{10ffff}`}` : undefined,
        waiting ? isWaiting : undefined,
        after &&
          sql`(${dishonestyEntries.startsAt}, ${dishonestyEntries.id}) < (${after.startsAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(dishonestyEntries.startsAt), desc(dishonestyEntries.id))
    .limit(entriesPerPage + 1)
  const rows = found.slice(0, entriesPerPage).map(({ entry, idNumberSealed, ...row }) => ({
    ...entry,
    ...row,
    idNumber: maskIdNumber(unseal(idNumberSealed, 'id-number')),
  }))
  return { rows, next: found.length > entriesPerPage ? (rows.at(-1) ?? null) : null }
}

/** An entry with its person, its endings, and who did what; null where it does not exist for the viewer. */
export async function getEntry(viewer: Viewer, id: string, on: Queryable = db()) {
  if (!readsRegistry(viewer)) return null
  const [row] = await on
    .select({
      entry: dishonestyEntries,
      name: persons.name,
      idNumberSealed: persons.idNumberSealed,
      number: cases.number,
      endedAt,
    })
    .from(dishonestyEntries)
    .innerJoin(persons, eq(persons.id, dishonestyEntries.personId))
    .leftJoin(cases, eq(cases.id, dishonestyEntries.caseId))
    .where(eq(dishonestyEntries.id, id))
  if (!row) return null
  const endings = await on
    .select()
    .from(dishonestyEndings)
    .where(eq(dishonestyEndings.entryId, id))
    .orderBy(asc(dishonestyEndings.proposedAt))
  const people = [row.entry, ...endings].flatMap(({ proposedBy, decidedBy }) =>
    [proposedBy, decidedBy].filter((one) => one !== null),
  )
  const named = await on
    .select({ id: accounts.id, name: accounts.displayName })
    .from(accounts)
    .where(inArray(accounts.id, people))
  const { entry, idNumberSealed, ...rest } = row
  const names = new Map(named.map((one) => [one.id, one.name]))
  return { ...entry, ...rest, endings, names, idNumber: maskIdNumber(unseal(idNumberSealed, 'id-number')) }
}

/** The viewer's own entries, those that officers have confirmed, the latest first. */
export async function listOwnEntries({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  const { id, source, startsAt, endsAt, effect, reason, documentNumber } = dishonestyEntries
  return on
    .select({ id, source, startsAt, endsAt, effect, reason, documentNumber, endedAt })
    .from(dishonestyEntries)
    .where(and(eq(dishonestyEntries.personId, personId), eq(dishonestyEntries.state, 'confirmed')))
    .orderBy(desc(startsAt), desc(id))
}

/** Whoever has this ID number, of whatever kind; at most two, for one is expected. */
export async function listByIdNumber(viewer: Viewer, idNumberHash: string, on: Queryable = db()) {
  if (!hasRole(viewer, 'examOfficer')) return []
  return on
    .select({ id: persons.id, name: persons.name, idNumberSealed: persons.idNumberSealed })
    .from(persons)
    .where(and(inArray(persons.idKind, Object.keys(idKinds)), eq(persons.idNumberHash, idNumberHash)))
    .limit(2)
}

/** The person of a registration. */
export async function getPersonOf(personId: string, on: Queryable = db()) {
  const [person] = await on
    .select({ id: persons.id, name: persons.name, idNumberSealed: persons.idNumberSealed })
    .from(persons)
    .where(eq(persons.id, personId))
  return person ?? null
}

export async function insertEntry(tx: Tx, row: typeof dishonestyEntries.$inferInsert & { proposedBy: string }): Promise<string> {
  const [made] = await tx.insert(dishonestyEntries).values(row).returning({ id: dishonestyEntries.id })
  if (!made) throw new Error('the entry was not stored')
  return made.id
}

/** Null: one is proposed or confirmed already. */
export async function insertEnding(tx: Tx, row: typeof dishonestyEndings.$inferInsert): Promise<string | null> {
  const [made] = await tx.insert(dishonestyEndings).values(row).onConflictDoNothing().returning({ id: dishonestyEndings.id })
  return made?.id ?? null
}

/** Locks an entry: everybody who decides on it or on its endings waits here. */
export async function lockEntry(tx: Tx, id: string): Promise<DishonestyEntry | null> {
  const [row] = await tx.select().from(dishonestyEntries).where(eq(dishonestyEntries.id, id)).for('update')
  return row ?? null
}

/** The newest ending of an entry; null: there is none. */
export async function lastEnding(tx: Tx, entryId: string): Promise<DishonestyEnding | null> {
  const [row] = await tx
    .select()
    .from(dishonestyEndings)
    .where(eq(dishonestyEndings.entryId, entryId))
    .orderBy(desc(dishonestyEndings.proposedAt))
    .limit(1)
  return row ?? null
}

type Decision = { state: 'confirmed' | 'declined'; decidedBy: string; decidedAt: Date }

export async function decideEntry(tx: Tx, id: string, decision: Decision) {
  await tx.update(dishonestyEntries).set(decision).where(eq(dishonestyEntries.id, id))
}

export async function decideEnding(tx: Tx, id: string, decision: Decision) {
  await tx.update(dishonestyEndings).set(decision).where(eq(dishonestyEndings.id, id))
}

export async function insertRegistryOpening(row: typeof dishonestyOpenings.$inferInsert, on: Queryable = db()) {
  await on.insert(dishonestyOpenings).values(row).onConflictDoNothing()
}

/** Openings of the viewer's own entries by staff, the newest first (B-12). */
export async function listRegistryOpenings({ personId }: Viewer, on: Queryable = db()) {
  if (personId === null) return []
  const { seq, at, as } = dishonestyOpenings
  return on
    .select({ seq, at, as })
    .from(dishonestyOpenings)
    .where(eq(dishonestyOpenings.personId, personId))
    .orderBy(desc(seq))
    .limit(200)
}
