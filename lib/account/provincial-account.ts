import { randomBytes } from 'node:crypto'
import { findPersonAccount, findUnitByCode, insertPersonAccount, takeHandlerAccount } from '@/db/queries/provincial'
import { keyedHash, seal } from '@/lib/crypto/sealed'
import type { Citizen, Identity } from '@/lib/gateway/provincial/port'
import { sameName } from '@/lib/text/name'
import { type AccountKind, usernameKey } from './username'

type Account = { id: string; kind: AccountKind; usernameKey: string; disabledAt: Date | null }
export type ProvincialRefusal = 'closed' | 'no-mobile' | 'no-birth' | 'unit-unknown'
type Found = { ok: true; account: Account; nameDiffers: boolean } | { ok: false; refusal: ProvincialRefusal }

/**
 * The account of whom the provincial platform vouches for: that of the same ID kind and number, else a new one without password
 * and bank; never one of the same name or mobile. A name unlike ours is no reason to shut a verified ID number out, nor to overwrite what
 * bank and certificates were checked with: `nameDiffers` tells it, and the owner is told to change it by 用户信息维护.
 * Who acts for a unit gets an account of that unit as a handler without grants. Refusals: `closed`; of new persons `no-mobile`,
 * and without an 18-digit number `no-birth` (sex or birth date missing); `unit-unknown`: no unit has that code.
 */
export async function provincialAccount(identity: Identity): Promise<Found> {
  return identity.type === 'legal' ? handlerAccount(identity.citizen, identity.unitCode) : personAccount(identity.citizen)
}

async function personAccount(citizen: Citizen): Promise<Found> {
  const known = await findPersonAccount(foundBy(citizen))
  if (known) return opened(known.account, !sameName(known.name, citizen.name))
  const { name, idKind, idNumber, sex, birthDate, mobile } = citizen
  if (!sex || !birthDate) return { ok: false, refusal: 'no-birth' }
  if (!mobile) return { ok: false, refusal: 'no-mobile' }
  const sealed = { idNumberSealed: seal(idNumber, 'id-number'), mobileSealed: seal(mobile, 'mobile') }
  const person = { name, sex, birthDate, ...sealed, ...foundBy(citizen), mobileHash: keyedHash(mobile, 'mobile'), idKind }
  await insertPersonAccount(person, newAccount('p', name))
  const made = await findPersonAccount(foundBy(citizen))
  if (!made) throw new Error('a person account was not inserted')
  return opened(made.account, !sameName(made.name, name))
}

async function handlerAccount(citizen: Citizen, unitCode: string): Promise<Found> {
  const unit = await findUnitByCode(unitCode)
  if (!unit) return { ok: false, refusal: 'unit-unknown' }
  const idNumber = { ...foundBy(citizen), idNumberSealed: seal(citizen.idNumber, 'id-number') }
  const account = await takeHandlerAccount(unit.id, idNumber, newAccount('u', citizen.name))
  return opened(account, false)
}

function foundBy({ idKind, idNumber }: Citizen) {
  return { idKind, idNumberHash: keyedHash(idNumber, 'id-number') }
}

/** Nobody types this username: it fits the rules of A-11 until its owner chooses another. */
function newAccount(prefix: string, displayName: string) {
  const username = `${prefix}_gd_${randomBytes(6).toString('hex')}`
  return { username, usernameKey: usernameKey(username), displayName }
}

function opened(account: Account, nameDiffers: boolean): Found {
  return account.disabledAt ? { ok: false, refusal: 'closed' } : { ok: true, account, nameDiffers }
}
