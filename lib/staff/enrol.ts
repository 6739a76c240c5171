// The only place that gives staff a password and an authenticator.
import { db, type Tx } from '@/db/client'
import { deleteSessionsOf } from '@/db/queries/account'
import { forgetTries, insertSecurityEvent } from '@/db/queries/sign-in'
import { endEnrolments, findEnrolment, replaceRecoveryCodes, updateStaffAccount } from '@/db/queries/staff'
import type { Place } from '@/lib/access/viewer'
import { passwordProblem } from '@/lib/account/new-password'
import { matchingStep, newTotpSecret, totpAddress } from '@/lib/account/one-time-code'
import { hashPassword } from '@/lib/account/password'
import { newRecoveryCodes, recoveryCodeHash } from '@/lib/account/recovery-code'
import { signInSubject } from '@/lib/account/sign-in-subject'
import { usernameKey } from '@/lib/account/username'
import { recordAudit } from '@/lib/audit/record-audit'
import { sha256 } from '@/lib/crypto/canonical'
import { seal, unseal } from '@/lib/crypto/sealed'

/** `secret`: for typing by hand; `address`: for the QR code; `sealed`: comes back with the form, so that nothing is stored before it works. */
export type Pairing = { secret: string; address: string; sealed: string }
export type EnrolField = 'password' | 'repeat' | 'code'
export type Enrolled = { ok: true; recoveryCodes: string[] }
export type EnrolRefused = { ok: false; message: string; field?: EnrolField }
type Typed = { password: string; repeat: string; code: string; sealed: string }
type Link = NonNullable<Awaited<ReturnType<typeof findEnrolment>>>

const goneWords = '这个链接已经用过、已过期或不正确。请向给您链接的管理员要一个新的。'

/** What a link that still works is for, and a new secret for the authenticator: whoever opened the link before does not know it. Null: no such link. */
export async function readEnrolment(
  token: string,
): Promise<(Pick<Link, 'name' | 'username' | 'expiresAt'> & { pairing: Pairing }) | null> {
  const link = await staffLink(token)
  if (!link) return null
  const { name, username, expiresAt } = link
  return { name, username, expiresAt, pairing: pairingOf(link, newTotpSecret()) }
}

/** The pairing that a form sent back, to be shown again where something else was wrong. */
export async function readPairing(token: string, sealed: string): Promise<Pairing | null> {
  const link = await staffLink(token)
  const secret = link && openPairing(link, sealed)
  return secret ? pairingOf(link, secret) : null
}

/**
 * Sets password and authenticator with a link, once; ends the sessions there are, lifts a lock, and answers ten recovery codes that are
 * shown once and kept as hashes. Refuses a link that was used, withdrawn or is over, a weak password, one mistyped the second time, and a
 * code that the authenticator does not show now, by the wall clock.
 */
export async function enrol(token: string, typed: Typed, place: Place): Promise<Enrolled | EnrolRefused> {
  const link = await staffLink(token)
  if (!link) return { ok: false, message: goneWords }
  const problem = passwordProblem(typed.password, link)
  if (problem) return { ok: false, field: 'password', message: problem }
  if (typed.password !== typed.repeat) return { ok: false, field: 'repeat', message: '两次填写的密码不一样，请再填一次' }
  const secret = openPairing(link, typed.sealed)
  if (!secret) return { ok: false, message: '请重新打开链接，再扫描一次二维码。' }
  const step = matchingStep(secret, typed.code)
  if (step === null)
    return { ok: false, field: 'code', message: '动态口令不对。请填手机令牌上现在的 6 位数字，并检查手机的时间是否准确' }
  const hashed = await hashPassword(typed.password)
  if (!hashed.ok) return { ok: false, message: hashed.message }
  const keys = { passwordHash: hashed.hash, totpSealed: seal(secret, 'totp'), totpLastStep: step }
  return (await keep(token, keys, place)) ?? { ok: false, message: goneWords }
}

type Keys = { passwordHash: string; totpSealed: string; totpLastStep: number }

/** Null: somebody was faster with the same link. */
async function keep(token: string, keys: Keys, place: Place): Promise<Enrolled | null> {
  const codes = newRecoveryCodes()
  return db().transaction(async (tx) => {
    const link = await staffLink(token, tx)
    if (!link) return null
    const { accountId } = link
    await updateStaffAccount(tx, accountId, keys)
    await endEnrolments(tx, accountId)
    await replaceRecoveryCodes(
      tx,
      accountId,
      codes.flatMap((code) => recoveryCodeHash(accountId, code) ?? []),
    )
    await deleteSessionsOf(accountId, null, tx)
    await forgetTries(`name:${signInSubject('staff', usernameKey(link.username))}`, tx)
    await insertSecurityEvent({ accountId, name: 'enrolled', ...place }, tx)
    await recordAudit(tx, { accountId, place }, { what: 'enrolled', about: { type: 'account', id: accountId } })
    return { ok: true, recoveryCodes: codes }
  })
}

/** The link that still works, of staff only: others have no authenticator to set. With a transaction its row is locked. */
async function staffLink(token: string, tx?: Tx) {
  const link = await findEnrolment(sha256(token), tx, tx !== undefined)
  return link?.kind === 'staff' ? link : null
}

function pairingOf(link: Link, secret: string): Pairing {
  return { secret, address: totpAddress(secret, link.username), sealed: seal(`${link.id} ${secret}`, 'enrolment') }
}

/** The secret, where it was sealed for this very link. */
function openPairing(link: Link, sealed: string): string | null {
  try {
    const [id, secret] = unseal(sealed, 'enrolment').split(' ')
    return id === link.id && secret ? secret : null
  } catch {
    return null
  }
}
