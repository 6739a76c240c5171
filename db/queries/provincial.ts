import { and, eq, isNull, sql } from 'drizzle-orm'
import { db, type Tx } from '../client'
import { accounts, persons, units } from '../schema/account'
import { unitMembers } from '../schema/unit'

type NewAccount = { username: string; usernameKey: string; displayName: string }
type IdNumber = { idKind: string; idNumberHash: string }

/** The account of the person with this ID number, a closed one where there is no other, and the person's name. */
export async function findPersonAccount({ idKind, idNumberHash }: IdNumber) {
  const [found] = await db()
    .select({ account: accounts, name: persons.name })
    .from(persons)
    .innerJoin(accounts, and(eq(accounts.personId, persons.id), eq(accounts.kind, 'person')))
    .where(and(eq(persons.idKind, idKind), eq(persons.idNumberHash, idNumberHash)))
    .orderBy(sql`${accounts.disabledAt} desc nulls first`)
    .limit(1)
  return found ?? null
}

/** A person account, and the person where there is none yet; asked twice at once, both unique keys leave one of each. */
export async function insertPersonAccount(person: typeof persons.$inferInsert, account: NewAccount) {
  await db().transaction(async (tx) => {
    await tx.insert(persons).values(person).onConflictDoNothing()
    const same = and(eq(persons.idKind, person.idKind), eq(persons.idNumberHash, person.idNumberHash))
    const [{ id } = { id: null }] = await tx.select({ id: persons.id }).from(persons).where(same)
    if (id === null) throw new Error('a person vanished between two statements')
    await tx
      .insert(accounts)
      .values({ ...account, kind: 'person', personId: id })
      .onConflictDoNothing({ target: accounts.personId, where: isNull(accounts.disabledAt) })
  })
}

export async function findUnitByCode(code: string) {
  const [unit] = await db().select({ id: units.id }).from(units).where(eq(units.code, code))
  return unit ?? null
}

/** The account of this human at this unit, made as a handler without grants where there is none; one at a time for each unit. */
export async function takeHandlerAccount(unitId: string, idNumber: IdNumber & { idNumberSealed: string }, account: NewAccount) {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select 1 from units where id = ${unitId} for update`)
    const there = await findHandlerAccount(tx, unitId, idNumber)
    if (there) return there
    const [made] = await tx
      .insert(accounts)
      .values({ ...account, kind: 'unit', unitId })
      .returning()
    if (!made) throw new Error('an account was not inserted')
    await tx.insert(unitMembers).values({ ...idNumber, accountId: made.id, unitId, role: 'handler' })
    return made
  })
}

async function findHandlerAccount(tx: Tx, unitId: string, { idKind, idNumberHash }: IdNumber) {
  const same = and(eq(unitMembers.unitId, unitId), eq(unitMembers.idKind, idKind), eq(unitMembers.idNumberHash, idNumberHash))
  const [found] = await tx
    .select({ account: accounts })
    .from(unitMembers)
    .innerJoin(accounts, eq(accounts.id, unitMembers.accountId))
    .where(and(same, isNull(unitMembers.leftAt)))
  return found?.account ?? null
}

/** Was this person account made by the provincial sign-in, and has no bank vouched for its person since? */
export async function isIncompleteAccount(accountId: string): Promise<boolean> {
  const incomplete = and(eq(accounts.kind, 'person'), isNull(accounts.passwordHash), isNull(persons.bank))
  const found = await db()
    .select({ id: accounts.id })
    .from(accounts)
    .leftJoin(persons, eq(persons.id, accounts.personId))
    .where(and(eq(accounts.id, accountId), incomplete))
  return found.length > 0
}
