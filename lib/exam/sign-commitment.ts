// The only place that signs 告知承诺书 for somebody (E-12).
import { getOwnAccount } from '@/db/queries/account'
import { getPerson } from '@/db/queries/exam'
import type { Origin } from '@/lib/access/origin'
import type { Origin as SignInOrigin } from '@/lib/access/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { confirmPassword } from '@/lib/account/confirm-password'
import { sha256 } from '@/lib/crypto/canonical'
import { unseal } from '@/lib/crypto/sealed'
import { checkCode, type Sent, sendCode } from '@/lib/sms-code/sms-code'
import { type Outcome, type Refused, refuse } from '@/lib/workflow/refusal'
import { transition } from '@/lib/workflow/transition'
import type { Signature } from './machine'

export type Signing = { caseId: string; letterId: string; password: string; code: string; origin: Origin }

/**
 * 签署承诺书 by the candidate alone: the password once more, or where the account has none a fresh SMS code, then the step `sign`. Refuses
 * what those refuse, a letter that is no longer the newest, and whoever declined or withdrew meanwhile (E-12).
 */
export async function signCommitment(viewer: Viewer, signing: Signing, since: number): Promise<Outcome> {
  const { caseId, letterId, origin } = signing
  const proved = await prove(viewer, signing)
  if (!proved.ok) return proved
  const signature: Signature = { letterId, signedBy: proved.by, ...origin }
  try {
    return await transition(viewer, caseId, 'sign', signature, { since })
  } catch (error) {
    // Declined or withdrawn in another window between the guard and the row.
    if (isForfeited(error)) return refuse('not_ready', '您本年度在这项考试中已不适用告知承诺制，请刷新页面查看。')
    throw error
  }
}

/** How whoever is signed in signs: by their password, or by SMS where the account has none. */
export async function signsBy(viewer: Viewer): Promise<'password' | 'sms'> {
  return (await getOwnAccount(viewer))?.passwordHash ? 'password' : 'sms'
}

/** Sends the code to the mobile of the account. */
export async function sendSigningCode(viewer: Viewer, caseId: string, origin: SignInOrigin): Promise<Sent> {
  const to = await codeFor(viewer, caseId)
  return to ? sendCode(to, origin) : { ok: false, message: '没有找到您的手机号码，请到“用户信息维护”核对。' }
}

type Proved = { ok: true; by: Signature['signedBy'] } | Refused

async function prove(viewer: Viewer, { caseId, password, code }: Signing): Promise<Proved> {
  const by = await signsBy(viewer)
  if (by === 'password') {
    const confirmed = await confirmPassword(viewer, { password })
    return confirmed.ok ? { ok: true, by } : confirmed
  }
  const to = await codeFor(viewer, caseId)
  const problem = to ? await checkCode(to, code) : '没有找到您的手机号码，请到“用户信息维护”核对'
  return problem ? refuse('invalid_input', `${problem}。`) : { ok: true, by }
}

async function codeFor(viewer: Viewer, caseId: string) {
  const person = viewer.personId ? await getPerson(viewer.personId) : null
  if (!person) return null
  return {
    flowHash: sha256(`commitment ${viewer.accountId} ${caseId}`),
    purpose: 'commitment',
    mobile: unseal(person.mobileSealed, 'mobile'),
  }
}

function isForfeited(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) if ('code' in one && one.code === 'ZK001') return true
  return false
}
