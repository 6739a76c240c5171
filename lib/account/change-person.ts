import type { Tx } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import { lockPerson, type PersonChange, updatePerson } from '@/db/queries/person'
import { insertSecurityEvent } from '@/db/queries/sign-in'
import type { Origin } from '@/lib/access/sign-in'
import { seal, unseal } from '@/lib/crypto/sealed'

const words = { name: '姓名', bank: '银行', account: '银行账号', mobile: '手机号码' } as const

/**
 * Changes what the bank knows anew of a person, in the caller's transaction: it becomes a security event that says which fields, and a mobile that
 * is given up is told by SMS, because whoever holds it may be the owner.
 */
export async function changePerson(tx: Tx, accountId: string, personId: string, change: PersonChange, origin: Origin) {
  const before = await lockPerson(tx, personId)
  if (!before) throw new Error('there is no such person to change')
  const old = { name: before.name, bank: before.bank, mobile: unseal(before.mobileSealed, 'mobile'), account: accountOf(before) }
  const changed = (Object.keys(words) as (keyof typeof words)[]).filter(
    (field) => field in change && change[field] !== old[field],
  )
  if (changed.length === 0) return
  await updatePerson(tx, personId, change)
  const id = crypto.randomUUID()
  const details = { fields: changed.map((field) => words[field]).join('、') }
  const name = changed.includes('mobile') ? 'mobile-changed' : 'person-changed'
  await insertSecurityEvent({ id, accountId, name, device: origin.deviceName, address: origin.address, details }, tx)
  const notice = { personId, href: '/profile', template: 'account.changed', values: details }
  const left = { ...notice, key: `changed:${id}:old`, template: 'account.mobile-left', to: seal(old.mobile, 'sms-to') }
  const payloads = [{ ...notice, key: `changed:${id}` }, ...(changed.includes('mobile') ? [left] : [])]
  await insertNotices(tx, payloads)
}

function accountOf({ bankAccountSealed }: { bankAccountSealed: string | null }): string | null {
  return bankAccountSealed === null ? null : unseal(bankAccountSealed, 'bank-account')
}
