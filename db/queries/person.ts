import { and, eq, isNull, sql } from 'drizzle-orm'
import { keyedHash, seal } from '@/lib/crypto/sealed'
import { db, type Queryable, type Tx } from '../client'
import { accounts, persons } from '../schema/account'

/** A person as real-name registration knows one, in plain: numbers are sealed here. */
export type NewPerson = {
  name: string
  idKind: string
  idNumber: string
  sex: string
  birthDate: string
  mobile: string
  bank: string
  account: string
}

/** The account of whoever has that identity document, if there is one that is not closed. */
export async function findPersonAccount(idKind: string, idNumber: string, on: Queryable = db()) {
  const [found] = await on
    .select({ accountId: accounts.id, username: accounts.username, usernameKey: accounts.usernameKey, person: persons })
    .from(persons)
    .innerJoin(accounts, and(eq(accounts.personId, persons.id), isNull(accounts.disabledAt)))
    .where(and(eq(persons.idKind, idKind), eq(persons.idNumberHash, keyedHash(idNumber, 'id-number'))))
  return found ?? null
}

/**
 * The one row of that identity document, made or brought up to date, and locked until the transaction ends; null: its person has an
 * account already. Of two at once the second waits for the first and then sees its account.
 */
export async function upsertPerson(tx: Tx, person: NewPerson): Promise<string | null> {
  const { idKind, idNumber, mobile, account, ...plain } = person
  const known = { ...plain, ...sealedMobile(mobile), bankAccountSealed: seal(account, 'bank-account') }
  const idNumberHash = keyedHash(idNumber, 'id-number')
  await tx
    .insert(persons)
    .values({ ...known, idKind, idNumberSealed: seal(idNumber, 'id-number'), idNumberHash })
    .onConflictDoNothing({ target: [persons.idKind, persons.idNumberHash] })
  const own = and(eq(persons.idKind, idKind), eq(persons.idNumberHash, idNumberHash))
  const [locked] = await tx.select({ id: persons.id }).from(persons).where(own).for('update')
  if (!locked || (await findPersonAccount(idKind, idNumber, tx))) return null
  await tx.update(persons).set(known).where(eq(persons.id, locked.id))
  return locked.id
}

/** What may change of a person, each proved by the bank. */
export type PersonChange = Partial<Pick<NewPerson, 'name' | 'bank' | 'account' | 'mobile'>>

/** The person, until the transaction ends nobody else's to change. */
export async function lockPerson(tx: Tx, id: string) {
  const [person] = await tx.select().from(persons).where(eq(persons.id, id)).for('update')
  return person ?? null
}

/** The name stands on the account too. */
export async function updatePerson(tx: Tx, id: string, change: PersonChange) {
  await tx.update(persons).set(sealedChange(change)).where(eq(persons.id, id))
  if (change.name) await tx.update(accounts).set({ displayName: change.name }).where(eq(accounts.personId, id))
}

function sealedChange({ account, mobile, ...plain }: PersonChange) {
  return {
    ...plain,
    ...(account ? { bankAccountSealed: seal(account, 'bank-account') } : {}),
    ...(mobile ? sealedMobile(mobile) : {}),
  }
}

function sealedMobile(mobile: string) {
  return { mobileSealed: seal(mobile, 'mobile'), mobileHash: keyedHash(mobile, 'mobile') }
}

/** Stands for nobody where a recovery goes on without anybody. */
export const nobody = '00000000-0000-0000-0000-000000000000'
let nobodysMobile: string | undefined

/** Sealed like a mobile, and none. */
function sealedNobody(): string {
  nobodysMobile ??= seal('00000000000', 'mobile')
  return nobodysMobile
}

/** Whose identity document that is, for recoveries: one row of one shape after the same look-ups, whether there is anybody or not. */
export async function lookUpPerson(idKind: string, idNumber: string): Promise<{ id: string; accountId: string; name: string }> {
  const [row] = await db().execute<{ id: string; account_id: string; name: string }>(sql`
    select coalesce(p.id, ${nobody}) as id, coalesce(a.id, ${nobody}) as account_id, coalesce(p.name, '查无此人') as name
    from (select 1) as one
    left join persons p on p.id_kind = ${idKind} and p.id_number_hash = ${keyedHash(idNumber, 'id-number')}
    left join accounts a on a.person_id = coalesce(p.id, ${nobody}) and a.disabled_at is null`)
  if (!row) throw new Error('the database did not answer')
  return { id: row.id, accountId: row.account_id, name: row.name }
}

/** The mobile of a person as sealed, or something like it where there is nobody. */
export async function lookUpMobile(personId: string): Promise<string> {
  const [row] = await db().execute<{ mobile: string }>(sql`
    select coalesce((select mobile_sealed from persons where id = ${personId}), ${sealedNobody()}) as mobile`)
  return row?.mobile ?? sealedNobody()
}
