// Who is signed in proves once more to be the owner, before what cannot be undone.
import { getOwnAccount } from '@/db/queries/account'
import { getPerson } from '@/db/queries/exam'
import type { Origin } from '@/lib/access/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { sha256 } from '@/lib/crypto/canonical'
import { unseal } from '@/lib/crypto/sealed'
import { checkCode, type Sent, sendCode } from '@/lib/sms-code/sms-code'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { confirmPassword } from './confirm-password'

export type StepUpWay = 'password' | 'sms'
/** `about`: the one thing that is proved for; a code for it is good for nothing else. */
type About = { purpose: string; about: string }
type Proof = About & { password: string; code: string }

/** By the password; by a fresh SMS code where the account has none (A-05, E-12). */
export async function stepUpWay(viewer: Viewer): Promise<StepUpWay> {
  return (await getOwnAccount(viewer))?.passwordHash ? 'password' : 'sms'
}

/** The password once more, or the code that was sent for this; refuses what `confirmPassword` and `checkCode` refuse, with their locks. */
export async function stepUp(viewer: Viewer, proof: Proof): Promise<{ ok: true; by: StepUpWay } | Refused> {
  const by = await stepUpWay(viewer)
  if (by === 'password') {
    const confirmed = await confirmPassword(viewer, { password: proof.password })
    return confirmed.ok ? { ok: true, by } : confirmed
  }
  const to = await codeFor(viewer, proof)
  const problem = to ? await checkCode(to, proof.code) : noMobile
  return problem ? refuse('invalid_input', `${problem}。`) : { ok: true, by }
}

/** Sends the code to the mobile of the account. */
export async function sendStepUpCode(viewer: Viewer, about: About, origin: Origin): Promise<Sent> {
  const to = await codeFor(viewer, about)
  return to ? sendCode(to, origin) : { ok: false, message: noMobile }
}

const noMobile = '没有找到您的手机号码，请到“用户信息维护”核对'

async function codeFor(viewer: Viewer, { purpose, about }: About) {
  const person = viewer.personId ? await getPerson(viewer.personId) : null
  if (!person) return null
  const mobile = unseal(person.mobileSealed, 'mobile')
  return { flowHash: sha256(`${purpose} ${viewer.accountId} ${about}`), purpose, mobile }
}
