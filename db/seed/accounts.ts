import { hashPassword } from '@/lib/account/password'
import { usernameKey } from '@/lib/account/username'
import { keyedHash, seal } from '@/lib/crypto/sealed'
import { db } from '../client'
import { accountRoles, accounts, persons } from '../schema/account'
import { type Persona, personas } from './personas'
import { seedId } from './seed-id'
import { seedUnitMembers, seedUnits, unitIdOf } from './units'

/** Puts the demo accounts into the database; those that are there stay as they are. */
export async function seedAccounts(): Promise<void> {
  await seedUnits()
  await seedMissing()
  await seedUnitMembers()
}

async function seedMissing(): Promise<void> {
  const there = new Set((await db().select({ id: accounts.id }).from(accounts)).map((account) => account.id))
  const missing = personas.filter((persona) => !there.has(accountIdOf(persona.username)))
  if (missing.length === 0) return
  const hashes = await hashEach(new Set(missing.map((persona) => persona.password)))
  await db().transaction(async (tx) => {
    const people = missing.flatMap(personRow)
    if (people.length > 0) await tx.insert(persons).values(people).onConflictDoNothing()
    await tx
      .insert(accounts)
      .values(missing.map((persona) => accountRow(persona, hashes.get(persona.password))))
      .onConflictDoNothing()
    await tx.insert(accountRoles).values(missing.flatMap(roleRows)).onConflictDoNothing()
  })
}

export const accountIdOf = (username: string) => seedId(`account ${username}`)
export const personIdOf = (username: string) => seedId(`person ${username}`)

async function hashEach(passwords: Set<string>) {
  const hashes = new Map<string, string>()
  for (const password of passwords) {
    const made = await hashPassword(password)
    if (!made.ok) throw new Error(made.message)
    hashes.set(password, made.hash)
  }
  return hashes
}

function personRow({ username, name, person }: Persona) {
  if (!person) return []
  const { idKind, idNumber, sex, birthDate, mobile } = person
  const sealed = { idNumberSealed: seal(idNumber, 'id-number'), mobileSealed: seal(mobile, 'mobile') }
  const found = { idNumberHash: keyedHash(idNumber, 'id-number'), mobileHash: keyedHash(mobile, 'mobile') }
  return [{ id: personIdOf(username), name, idKind, sex, birthDate, ...sealed, ...found }]
}

function accountRow(persona: Persona, passwordHash: string | undefined) {
  const { kind, username, name, person, unit, totpSecret } = persona
  return {
    id: accountIdOf(username),
    kind,
    username,
    usernameKey: usernameKey(username),
    passwordHash,
    displayName: name,
    personId: person ? personIdOf(username) : null,
    unitId: unit ? unitIdOf(unit) : null,
    totpSealed: totpSecret ? seal(totpSecret, 'totp') : null,
  }
}

function roleRows({ username, roles }: Persona) {
  return roles.filter((role) => role !== 'candidate').map((role) => ({ accountId: accountIdOf(username), role }))
}
