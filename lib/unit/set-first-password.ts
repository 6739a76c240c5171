import { db, type Tx } from '@/db/client'
import { endEnrolments, findEnrolment } from '@/db/queries/staff'
import { listManagedUnits } from '@/db/queries/unit'
import type { Place, Viewer } from '@/lib/access/viewer'
import { makeEnrolment } from '@/lib/account/make-enrolment'
import { passwordProblem } from '@/lib/account/new-password'
import { hashPassword } from '@/lib/account/password'
import { setPassword } from '@/lib/account/set-password'
import { sha256 } from '@/lib/crypto/canonical'
import { type Refused, refuse } from '@/lib/workflow/refusal'

export type PasswordRefused = { ok: false; message: string; field?: 'password' | 'repeat' }

/** What a link of somebody who acts for a unit is for, while it works. Null: no such link. */
export async function readUnitLink(token: string): Promise<{ name: string; username: string; expiresAt: Date } | null> {
  const link = await unitLink(token)
  return link && { name: link.name, username: link.username, expiresAt: link.expiresAt }
}

/** Sets the password of a unit account with a link, once; ends the sessions there are and lifts a lock. Refuses as registration does. */
export async function setUnitPassword(
  token: string,
  typed: { password: string; repeat: string },
  place: Place,
): Promise<{ ok: true } | PasswordRefused> {
  const link = await unitLink(token)
  if (!link) return { ok: false, message: goneWords }
  const problem = passwordProblem(typed.password, link)
  if (problem) return { ok: false, field: 'password', message: problem }
  if (typed.password !== typed.repeat) return { ok: false, field: 'repeat', message: '两次填写的密码不一样，请再填一次' }
  const hashed = await hashPassword(typed.password)
  if (!hashed.ok) return { ok: false, message: hashed.message }
  return db().transaction(async (tx): Promise<{ ok: true } | PasswordRefused> => {
    const held = await unitLink(token, tx)
    if (!held) return { ok: false, message: goneWords }
    const { accountId: id, kind, usernameKey } = held
    await endEnrolments(tx, id)
    await setPassword(tx, { id, kind, usernameKey }, hashed.hash, null, { how: 'reset', place })
    return { ok: true }
  })
}

/** The link for the manager of a unit that was registered, for the same human signed in as a person, until a password is set. */
export async function makeManagerLink(viewer: Viewer, accountId: string): Promise<{ ok: true; address: string } | Refused> {
  const managed = (await listManagedUnits(viewer)).find((one) => one.accountId === accountId)
  if (!managed) return refuse('not_found', '没有找到这个单位账号。')
  if (managed.isSet) return refuse('wrong_state', '这个单位账号已经设置了密码，请用“单位登录”；忘记密码的，请用“忘记密码？”。')
  return db().transaction(async (tx) => {
    const { address } = await makeEnrolment(tx, { accountId, madeBy: viewer.accountId, minutes: managerLinkMinutes })
    return { ok: true, address }
  })
}

const managerLinkMinutes = 30
const goneWords = '这个链接已经用过、已过期或不正确。请向单位管理员要一个新的链接。'

async function unitLink(token: string, tx?: Tx) {
  const link = await findEnrolment(sha256(token), tx, tx !== undefined)
  return link?.kind === 'unit' ? link : null
}
