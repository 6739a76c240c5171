// The only place that decides whether a password lets somebody in.
import { z } from 'zod'
import { db } from '@/db/client'
import { takeRecoveryCode } from '@/db/queries/recovery-codes'
import {
  countInMinute,
  countTry,
  findAccountToSignIn,
  forgetTries,
  giveBackTry,
  insertSecurityEvent,
  isKnownDevice,
  rememberDevice,
  takeTotpStep,
} from '@/db/queries/sign-in'
import { matchingStep } from '@/lib/account/one-time-code'
import { type Busy, verifyPassword } from '@/lib/account/password'
import { verifyProof } from '@/lib/account/proof-of-work'
import { recoveryCodeHash } from '@/lib/account/recovery-code'
import { signInSubject } from '@/lib/account/sign-in-subject'
import { type AccountKind, usernameKey } from '@/lib/account/username'
import { recordAudit } from '@/lib/audit/record-audit'
import type { AuditWhat } from '@/lib/audit/words'
import { dayAndMinute } from '@/lib/clock/format'
import { sha256 } from '@/lib/crypto/canonical'
import { unseal } from '@/lib/crypto/sealed'

export const triesMax = 5
/** From one address, whatever the way of signing in. */
export const postsPerMinuteMax = 30
/** Opens nothing: it only makes unknown accounts cost the same sums. */
const nobodysTotp = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

const typedSchema = z.object({
  username: z.string().max(1000).catch(''),
  password: z.string().max(5000).catch(''),
  code: z.string().max(100).catch(''),
  proof: z.string().catch(''),
})
export type Typed = Omit<z.infer<typeof typedSchema>, 'proof'>

/** Where a sign-in comes from. `device`: the long-lived cookie; `deviceName`, `address`: for the owner to read; `network`: to limit by, null when nobody vouches for the address. */
export type Origin = {
  device: string | null
  deviceName: string
  address: string
  network: string | null
  /** Runs work after the answer has gone, so that it takes as long for unknown usernames. */
  later: (work: () => Promise<void>) => void
}

export type SignInRefusal =
  | { ok: false; refusal: 'incomplete'; message: string; field: 'username' | 'password' | 'code' }
  | { ok: false; refusal: 'too_many' | 'no_proof' | 'locked'; message: string }
  | { ok: false; refusal: 'wrong'; message: string; left: number }
  | Busy
/** `recoveryCode`: it took a recovery code to get in. */
export type SignedIn = { ok: true; account: { id: string; name: string }; recoveryCode?: true }

/**
 * Does what was typed let somebody in? Refuses what is missing (`incomplete`), more than 30 posts a minute from one address (`too_many`),
 * a missing, late or used proof of work (`no_proof`, A-03), and what `checkCredentials` refuses.
 */
export async function checkSignIn(kind: AccountKind, input: unknown, origin: Origin): Promise<SignedIn | SignInRefusal> {
  const { proof, ...typed } = typedSchema.parse(typeof input === 'object' && input !== null ? input : {})
  const missing = missingField(kind, typed)
  if (missing) return missing
  if (origin.network && (await countInMinute(`address:${origin.network}`)) > postsPerMinuteMax) {
    return { ok: false, refusal: 'too_many', message: '这个网络地址的登录次数太多，请一分钟后再试' }
  }
  if (!(await verifyProof(proof))) return { ok: false, refusal: 'no_proof', message: '验证码没有完成或已过期，请再点一次“登录”' }
  return checkCredentials(kind, typed, origin)
}

/**
 * Username, password and for staff the one-time code, or in its place a recovery code, once each. Five wrong in a row lock what was typed as a username for an hour of the business clock, existing or not;
 * a device that signed in to that account before has five tries of its own. Refusals: `wrong` with the tries left, `locked`, `busy`.
 */
export async function checkCredentials(kind: AccountKind, typed: Typed, origin: Origin): Promise<SignedIn | SignInRefusal> {
  const key = usernameKey(typed.username)
  const subject = signInSubject(kind, key)
  const deviceHash = origin.device ? sha256(origin.device) : null
  const known = deviceHash !== null && (await isKnownDevice(subject, deviceHash))
  const counter = known ? `device:${subject}:${deviceHash}` : `name:${subject}`
  const counted = await countTry(counter, triesMax)
  if (counted.wrong === null) return locked(kind, counted.lockedUntil)

  const account = await findAccountToSignIn(kind, key)
  const password = await verifyPassword(typed.password, account?.passwordHash ?? null)
  if (!password.ok) {
    await giveBackTry(counter)
    return password
  }
  const step = stepOf(account?.totpSealed ?? null, typed.code)
  const by = account !== null && password.matches ? await wayIn(kind, account, step, typed.code) : null
  if (!account || !by) {
    if (account) origin.later(() => tell(kind, account.id, 'sign-in-failed', 'sign-in-failed', origin))
    return counted.lockedUntil ? lockedNow(kind, counted.lockedUntil) : wrong(kind, triesMax - counted.wrong)
  }
  await forgetTries(counter)
  if (deviceHash) await rememberDevice(subject, deviceHash)
  await tell(kind, account.id, 'sign-in', by === 'recovery-code' ? 'signed-in-by-recovery-code' : 'signed-in', origin)
  const signedIn = { ok: true as const, account: { id: account.id, name: account.displayName } }
  return by === 'recovery-code' ? { ...signedIn, recoveryCode: true } : signedIn
}

function missingField(kind: AccountKind, { username, password, code }: Typed): SignInRefusal | null {
  if (username.trim() === '') return { ok: false, refusal: 'incomplete', field: 'username', message: '请填写用户名' }
  if (password === '') return { ok: false, refusal: 'incomplete', field: 'password', message: '请填写密码' }
  if (kind === 'staff' && code.trim() === '')
    return { ok: false, refusal: 'incomplete', field: 'code', message: '请填写动态口令，或一个恢复码' }
  return null
}

/** An account without a secret has no right code, after the same sums. */
function stepOf(totpSealed: string | null, code: string) {
  const step = matchingStep(totpSealed === null ? nobodysTotp : unseal(totpSealed, 'totp'), code)
  return totpSealed === null ? null : step
}

type Account = { id: string; totpSealed: string | null }

/** What let them in besides the password, used up by that; null: nothing. */
async function wayIn(kind: AccountKind, { id, totpSealed }: Account, step: number | null, code: string) {
  if (kind !== 'staff') return 'password'
  if (step !== null && (await takeTotpStep(id, step))) return 'code'
  const codeHash = totpSealed === null ? null : recoveryCodeHash(id, code)
  return codeHash !== null && (await takeRecoveryCode(id, codeHash)) ? 'recovery-code' : null
}

/** For the owner to read, and of staff into the ledger (O-28). */
async function tell(kind: AccountKind, accountId: string, name: string, what: AuditWhat, { deviceName, address }: Origin) {
  const event = { accountId, name, device: deviceName, address }
  if (kind !== 'staff') return insertSecurityEvent(event)
  await db().transaction(async (tx) => {
    await insertSecurityEvent(event, tx)
    const place = { device: deviceName, address }
    await recordAudit(tx, { accountId, place }, { what, about: { type: 'account', id: accountId } })
  })
}

function wrong(kind: AccountKind, left: number): SignInRefusal {
  const what = kind === 'staff' ? '用户名、密码或动态口令不正确' : '用户名或密码不正确'
  return { ok: false, refusal: 'wrong', left, message: `${what}。还可以试 ${left} 次，再错就锁定一小时` }
}

function lockedNow(kind: AccountKind, until: Date): SignInRefusal {
  return {
    ok: false,
    refusal: 'wrong',
    left: 0,
    message: `已连续输错 ${triesMax} 次，此账号锁定到 ${dayAndMinute(until)}。${otherWays(kind)}`,
  }
}

function locked(kind: AccountKind, until: Date): SignInRefusal {
  return { ok: false, refusal: 'locked', message: `此账号已锁定到 ${dayAndMinute(until)}，请到时再试。${otherWays(kind)}` }
}

function otherWays(kind: AccountKind) {
  if (kind === 'staff') return '急用请联系系统管理员'
  return '您也可以扫码登录、从省政务服务网认证入口登录，或用“忘记密码？”重设密码'
}
