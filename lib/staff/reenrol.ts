import { db } from '@/db/client'
import { countTry, findAccountToSignIn, forgetTries, giveBackTry } from '@/db/queries/sign-in'
import { getUsername } from '@/db/queries/staff'
import { triesMax } from '@/lib/access/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { makeEnrolment } from '@/lib/account/make-enrolment'
import { verifyPassword } from '@/lib/account/password'
import { signInSubject, usernameKey } from '@/lib/account/username'
import { recordAudit } from '@/lib/audit/record-audit'
import { type Refused, refuse } from '@/lib/workflow/refusal'

export const reenrolMinutes = 30

/** 重新设置: a link for oneself, after the password once more; what one has works until the link is used. Five wrong passwords in a row close this way for an hour. */
export async function reenrol(viewer: Viewer, password: string): Promise<{ ok: true; address: string } | Refused> {
  const username = viewer.kind === 'staff' ? await getUsername(viewer.accountId) : null
  const account = username ? await findAccountToSignIn('staff', usernameKey(username)) : null
  if (!account) return refuse('not_found', '没有找到这个账号。')
  const counter = `reenrol:${signInSubject('staff', account.usernameKey)}`
  const counted = await countTry(counter, triesMax)
  if (counted.wrong === null) return refuse('not_allowed', '密码连续输错太多次，请一小时后再试，或请系统管理员重置。')
  const checked = await verifyPassword(password, account.passwordHash)
  if (!checked.ok) {
    await giveBackTry(counter)
    return refuse('conflict', checked.message)
  }
  if (!checked.matches) return refuse('invalid_input', `密码不正确，还可以试 ${triesMax - counted.wrong} 次。`)
  await forgetTries(counter)
  return db().transaction(async (tx) => {
    const { accountId } = viewer
    const { address } = await makeEnrolment(tx, { accountId, madeBy: accountId, minutes: reenrolMinutes })
    await recordAudit(tx, viewer, { what: 'enrolment-made', about: { type: 'account', id: accountId } })
    return { ok: true, address }
  })
}
