// Units as they are registered, and the usernames of those who act for them (A-30).
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Viewer } from '@/lib/access/viewer'
import { usernameKey } from '@/lib/account/username'
import { db, type Queryable, type Tx } from '../client'
import { accounts, persons, units } from '../schema/account'
import { caseAnswers, cases } from '../schema/case'
import { unitMembers } from '../schema/unit'

/** Keeps everybody else from taking this username of a unit account until the transaction ends. */
export async function lockUnitUsername(username: string, on: Queryable) {
  await on.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`unit-username ${usernameKey(username)}`}, 0))`)
}

export async function isUnitUsernameTaken(username: string, on: Queryable): Promise<boolean> {
  const found = await on
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.kind, 'unit'), eq(accounts.usernameKey, usernameKey(username))))
  return found.length > 0
}

export async function isUnitCodeTaken(code: string, on: Queryable): Promise<boolean> {
  return (await on.select({ id: units.id }).from(units).where(eq(units.code, code))).length > 0
}

/** Has this person begun a registration of a unit and not submitted it? */
export async function hasUnitDraft(personId: string, on: Queryable): Promise<boolean> {
  const found = await on
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.applicantId, personId), eq(cases.kind, 'unit-registration'), eq(cases.state, 'draft')))
    .limit(1)
  return found.length > 0
}

/** What was typed into a case, as stored. */
export async function getSavedAnswers(caseId: string, on: Queryable): Promise<Record<string, string>> {
  const [saved] = await on.select({ answers: caseAnswers.answers }).from(caseAnswers).where(eq(caseAnswers.caseId, caseId))
  return saved?.answers ?? {}
}

/** Registered units of exactly this name. */
export async function listUnitsNamed(name: string, on: Queryable) {
  return on.select({ code: units.code }).from(units).where(eq(units.name, name)).limit(5)
}

export async function insertUnit(tx: Tx, row: typeof units.$inferInsert): Promise<string> {
  const [unit] = await tx.insert(units).values(row).returning({ id: units.id })
  if (!unit) throw new Error('the unit was not stored')
  return unit.id
}

/** An account without a password for somebody of the unit. Null: the username is taken. */
export async function insertUnitAccount(
  tx: Tx,
  row: { username: string; displayName: string; unitId: string },
): Promise<string | null> {
  const [account] = await tx
    .insert(accounts)
    .values({ ...row, kind: 'unit', usernameKey: usernameKey(row.username) })
    .onConflictDoNothing({ target: [accounts.kind, accounts.usernameKey] })
    .returning({ id: accounts.id })
  return account?.id ?? null
}

export async function insertMember(tx: Tx, row: typeof unitMembers.$inferInsert) {
  await tx.insert(unitMembers).values(row)
}

/** The viewer's own unit, with who manages it; null for everybody who acts for none. */
export async function getOwnUnit(viewer: Viewer, on: Queryable = db()) {
  if (viewer.kind !== 'unit' || !viewer.unitId) return null
  const [unit] = await on
    .select({ name: units.name, code: units.code, legalRepresentative: units.legalRepresentative, manager: accounts.displayName })
    .from(units)
    .leftJoin(unitMembers, and(eq(unitMembers.unitId, units.id), eq(unitMembers.role, 'manager'), isNull(unitMembers.leftAt)))
    .leftJoin(accounts, eq(accounts.id, unitMembers.accountId))
    .where(eq(units.id, viewer.unitId))
  return unit ?? null
}

/** The manager accounts of the human whom the viewer is registered as (A-30); `isSet`: it has a password. */
export async function listManagedUnits(viewer: Viewer, on: Queryable = db()) {
  if (viewer.kind !== 'person' || !viewer.personId) return []
  return on
    .select({
      accountId: accounts.id,
      username: accounts.username,
      unit: units.name,
      isSet: sql<boolean>`${accounts.passwordHash} is not null`,
    })
    .from(persons)
    .innerJoin(
      unitMembers,
      and(
        eq(unitMembers.idKind, persons.idKind),
        eq(unitMembers.idNumberHash, persons.idNumberHash),
        eq(unitMembers.role, 'manager'),
        isNull(unitMembers.leftAt),
      ),
    )
    .innerJoin(accounts, and(eq(accounts.id, unitMembers.accountId), isNull(accounts.disabledAt)))
    .innerJoin(units, eq(units.id, unitMembers.unitId))
    .where(eq(persons.id, viewer.personId))
    .orderBy(asc(units.name))
}
