import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/bin/open-test-database'
import { db } from '@/db/client'
import { isIncompleteAccount } from '@/db/queries/provincial'
import { accounts, persons } from '@/db/schema/account'
import { unitGrants, unitMembers } from '@/db/schema/unit'
import { accountIdOf, personIdOf, seedAccounts } from '@/db/seed/accounts'
import { unitCodes } from '@/db/seed/unit-codes'
import { unitIdOf } from '@/db/seed/units'
import { keyedHash, unseal } from '@/lib/crypto/sealed'
import type { Citizen } from '@/lib/gateway/provincial/port'
import { checkDigit } from '@/lib/text/id-number'
import { provincialAccount } from './provincial-account'

const unit = '海桥建设有限公司'
const unitCode = unitCodes[unit] ?? ''
let nth = 0

beforeAll(async () => {
  const { close } = await openTestDatabase()
  await seedAccounts()
  return close
})

describe('A-05 a person', () => {
  test('A-05 with an account is let into it by ID kind and number', async () => {
    const found = await enter(known())
    expect(found).toMatchObject({ ok: true, nameDiffers: false, account: { id: accountIdOf('zhou_ming') } })
    expect(await isIncompleteAccount(accountIdOf('zhou_ming'))).toBe(false)
  })

  test('A-05 is never linked by name or mobile, nor by the same number of another kind of document', async () => {
    for (const change of [{ idNumber: aNumber() }, { idKind: 'passport', idNumber: known().idNumber } as const]) {
      const found = await enter({ ...known(), ...change })
      expect(found.ok && found.account.id).not.toBe(accountIdOf('zhou_ming'))
      if (found.ok) expect(await personOf(found.account.id)).not.toBe(personIdOf('zhou_ming'))
    }
  })

  test('A-05 A-13 of another name is let in, told so, and our row keeps what bank and certificates were checked with', async () => {
    expect(await enter({ ...known(), name: '周明远', mobile: '13900000099' })).toMatchObject({
      ok: true,
      nameDiffers: true,
      account: { id: accountIdOf('zhou_ming') },
    })
    const [row] = await db()
      .select()
      .from(persons)
      .where(eq(persons.id, personIdOf('zhou_ming')))
    expect(row).toMatchObject({ name: '周明', mobileHash: keyedHash('13900000006', 'mobile') })
  })

  test('A-05 without an account gets one, without password, sealed, with a username of the rules', async () => {
    const citizen = known({ name: '叶新', idNumber: aNumber() })
    const found = await enter(citizen)
    if (!found.ok) throw new Error(found.refusal)
    const [made] = await db().select().from(accounts).where(eq(accounts.id, found.account.id))
    expect(made).toMatchObject({ kind: 'person', displayName: '叶新', passwordHash: null })
    expect(made?.username).toMatch(/^[a-z]\w{5,19}$/)
    expect(await isIncompleteAccount(found.account.id)).toBe(true)
    const [row] = await db()
      .select()
      .from(persons)
      .where(eq(persons.id, made?.personId ?? ''))
    expect(unseal(row?.idNumberSealed ?? '', 'id-number')).toBe(citizen.idNumber)
    expect(JSON.stringify(row)).not.toContain(citizen.idNumber)
    expect(await enter(citizen)).toMatchObject({ account: { id: found.account.id } })
    await db()
      .update(persons)
      .set({ bank: 'ccb' })
      .where(eq(persons.id, made?.personId ?? ''))
    expect(await isIncompleteAccount(found.account.id)).toBe(false)
  })

  test('A-16 twenty first sign-ins at once make one account', async () => {
    const citizen = known({ idNumber: aNumber() })
    const found = await Promise.all(Array.from({ length: 20 }, () => enter(citizen)))
    expect(new Set(found.map((one) => one.ok && one.account.id)).size).toBe(1)
    const hash = keyedHash(citizen.idNumber, 'id-number')
    expect(await db().select().from(persons).where(eq(persons.idNumberHash, hash))).toHaveLength(1)
  })

  test('A-05 who is new and lacks what an account needs is refused, and nothing is left', async () => {
    const before = await db().$count(persons)
    const citizen = known({ idNumber: aNumber() })
    expect(await enter({ ...citizen, mobile: null })).toEqual({ ok: false, refusal: 'no-mobile' })
    expect(await enter({ ...citizen, idKind: 'passport', sex: null })).toEqual({ ok: false, refusal: 'no-birth' })
    expect(await db().$count(persons)).toBe(before)
    expect(await enter({ ...known(), mobile: null, sex: null })).toMatchObject({ ok: true })
  })

  test('A-27 a closed account stays closed, and the one registered after it is taken', async () => {
    const closed = accountIdOf('abudula')
    await db().update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.id, closed))
    const citizen = known({ name: '阿卜杜拉·买买提', idNumber: '999999199507210015' })
    expect(await enter(citizen)).toEqual({ ok: false, refusal: 'closed' })
    const again = { kind: 'person', username: 'abudula_2', usernameKey: 'abudula_2', displayName: '阿卜杜拉·买买提' } as const
    await db()
      .insert(accounts)
      .values({ ...again, personId: personIdOf('abudula') })
    expect(await enter(citizen)).toMatchObject({ ok: true, account: { usernameKey: 'abudula_2' } })
  })
})

describe('A-33 a unit', () => {
  test('A-33 its human becomes a handler of it without grants, once, also many times at once', async () => {
    const citizen = known({ name: '柯经办', idNumber: aNumber() })
    const found = await Promise.all(Array.from({ length: 20 }, () => enterUnit(citizen)))
    const [first] = found
    if (!first?.ok) throw new Error('refused')
    expect(new Set(found.map((one) => one.ok && one.account.id)).size).toBe(1)
    const [made] = await db().select().from(accounts).where(eq(accounts.id, first.account.id))
    expect(made).toMatchObject({
      kind: 'unit',
      unitId: unitIdOf(unit),
      personId: null,
      passwordHash: null,
      displayName: '柯经办',
    })
    expect(await db().select().from(unitMembers).where(eq(unitMembers.accountId, first.account.id))).toMatchObject([
      { role: 'handler', unitId: unitIdOf(unit), leftAt: null },
    ])
    expect(await db().select().from(unitGrants).where(eq(unitGrants.accountId, first.account.id))).toEqual([])
    expect(await isIncompleteAccount(first.account.id)).toBe(false)
  })

  test('A-16 a candidate who acts for a unit has two accounts that know nothing of each other', async () => {
    const found = await enterUnit(known())
    expect(found).toMatchObject({ ok: true, account: { kind: 'unit' } })
    expect(await enter(known())).toMatchObject({ account: { id: accountIdOf('zhou_ming'), kind: 'person' } })
  })

  test('A-33 the handler whom the manager entered before is the same human', async () => {
    const citizen = known({ name: '罗婷', idNumber: aNumber() })
    const accountId = accountIdOf('haiqiao_hr')
    const number = { idKind: 'residentId', idNumberSealed: 'sealed', idNumberHash: keyedHash(citizen.idNumber, 'id-number') }
    await db()
      .insert(unitMembers)
      .values({ accountId, unitId: unitIdOf(unit), role: 'handler', ...number })
      .onConflictDoUpdate({ target: unitMembers.accountId, set: number })
    expect(await enterUnit(citizen)).toMatchObject({ ok: true, account: { id: accountId } })
  })

  test('A-33 an unknown unit is not made up', async () => {
    const before = await db().$count(accounts)
    expect(await provincialAccount({ type: 'legal', citizen: known(), unitCode: '91999999MA0000003W' })).toEqual({
      ok: false,
      refusal: 'unit-unknown',
    })
    expect(await db().$count(accounts)).toBe(before)
  })
})

const enter = (citizen: Citizen) => provincialAccount({ type: 'person', citizen })
const enterUnit = (citizen: Citizen) => provincialAccount({ type: 'legal', citizen, unitCode })

function known(change: Partial<Citizen> = {}): Citizen {
  const zhou = { name: '周明', idNumber: '999999198002290051', birthDate: '1980-02-29', mobile: '13900000006' }
  return { ...zhou, idKind: 'residentId', sex: '男', ...change }
}

function aNumber(): string {
  nth += 1
  const digits = `99999919800229${String(100 + nth)}`
  return digits + checkDigit(digits)
}

async function personOf(accountId: string) {
  const [row] = await db().select({ personId: accounts.personId }).from(accounts).where(eq(accounts.id, accountId))
  return row?.personId
}
