import type { Tx } from '@/db/client'
import { insertAccount } from '@/db/queries/account'
import { insertConsents } from '@/db/queries/flow'
import { upsertPerson } from '@/db/queries/person'
import { insertSecurityEvent } from '@/db/queries/sign-in'
import { provedPerson } from '@/lib/account/proved-person'
import { usernameKey } from '@/lib/account/username'
import { now } from '@/lib/clock/now'
import type { Flow } from '@/lib/workflow/flow'
import { type DocumentName, documents } from './documents'

export const idTaken = {
  field: 'idNumber',
  message: '证件已被使用',
  advice: ['这个证件号码已经注册过。忘记用户名的，请到登录页面点击“忘记用户名？”，通过预留手机号码找回。'],
  link: { href: '/recover/username', label: '忘记用户名？' },
}

/** The end of a registration: person, account and consents at once; whoever was first has the username and the ID number, under any concurrency. */
export const createPersonAccount: Flow['finish'] = async (tx, { answers, kept, origin }) => {
  const proved = provedPerson(answers)
  const { passwordHash } = kept
  if (!passwordHash) throw new Error('a registration came to its end without a password')
  const { sex = '', birthDate = '', username = '' } = answers
  const personId = await upsertPerson(tx, { ...proved, sex, birthDate })
  if (personId === null) return { ok: false, refusal: idTaken }
  const typed = username.normalize('NFKC').trim()
  const row = {
    kind: 'person' as const,
    username: typed,
    usernameKey: usernameKey(typed),
    passwordHash,
    displayName: proved.name,
    personId,
  }
  const accountId = await insertAccount(tx, row)
  if (accountId === null) {
    const link = { href: '/register/login', label: '回到“填写登录信息”' }
    return { ok: false, refusal: { message: '这个用户名刚刚被别人使用，请换一个用户名', link } }
  }
  await insertConsents(tx, await consentsOf(tx, accountId))
  await insertSecurityEvent({ accountId, name: 'registered', device: origin.deviceName, address: origin.address }, tx)
  return { ok: true, result: { username: typed } }
}

async function consentsOf(tx: Tx, accountId: string) {
  const at = await now(tx)
  const names = Object.keys(documents) as DocumentName[]
  return names.map((document) => ({ accountId, document, version: documents[document].version, at }))
}
