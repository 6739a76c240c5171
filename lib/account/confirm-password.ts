// The only place that asks somebody who is signed in for the password once more.
import { getOwnAccount } from '@/db/queries/account'
import { countTry, forgetTries, giveBackTry, insertSecurityEvent, takeTotpStep } from '@/db/queries/sign-in'
import { triesMax } from '@/lib/access/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { dayAndMinute } from '@/lib/clock/format'
import { unseal } from '@/lib/crypto/sealed'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { matchingStep } from './one-time-code'
import { verifyPassword } from './password'

export type OwnAccount = NonNullable<Awaited<ReturnType<typeof getOwnAccount>>>
/** `code`: the one-time code, which staff are asked for; undefined: not asked for here. */
export type Confirmation = { password: string; code?: string | undefined }

/**
 * Is it the owner who sits before this session? Five wrong in a row, counted before they are looked at, close these ways for an hour of the business
 * clock; signing in has a count of its own, so that neither locks the other. Each wrong one is a security event. Refuses an account
 * without a password too, and when too many wait.
 */
export async function confirmPassword(
  viewer: Viewer,
  { password, code }: Confirmation,
): Promise<{ ok: true; account: OwnAccount } | Refused> {
  const account = await getOwnAccount(viewer)
  if (!account) return refuse('not_found', '没有找到这个账号。')
  if (account.passwordHash === null)
    return refuse('not_ready', '这个账号还没有密码，请先退出，用“忘记密码？”设置一个，再来办理。')
  const counter = `confirm:${account.id}`
  const counted = await countTry(counter, triesMax)
  if (counted.wrong === null)
    return refuse('not_allowed', `密码连续输错太多次，请在 ${dayAndMinute(counted.lockedUntil)} 以后再试。`)
  const checked = await verifyPassword(password.slice(0, 1000), account.passwordHash)
  if (!checked.ok) {
    await giveBackTry(counter)
    return refuse('conflict', checked.message)
  }
  const asksCode = account.kind === 'staff' && code !== undefined
  if (!checked.matches || (asksCode && !(await takeCode(account, code)))) {
    await insertSecurityEvent({ accountId: account.id, name: 'confirm-failed', device: '', address: '', ...viewer.place })
    const what = asksCode ? '密码或动态口令不正确' : '密码不正确'
    const left = triesMax - counted.wrong
    return refuse(
      'invalid_input',
      left > 0 ? `${what}，还可以试 ${left} 次。` : `${what}。已连续输错 ${triesMax} 次，请一小时以后再试。`,
    )
  }
  await forgetTries(counter)
  return { ok: true, account }
}

async function takeCode({ id, totpSealed }: OwnAccount, code: string): Promise<boolean> {
  const step = totpSealed === null ? null : matchingStep(unseal(totpSealed, 'totp'), code)
  return step !== null && (await takeTotpStep(id, step))
}
