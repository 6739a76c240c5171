// 省政务服务网认证入口, from the sign-in page and back. By openid-client itself: next-auth's own route would end every failure in the same word.
import { z } from 'zod'
import { countInMinute } from '@/db/queries/sign-in'
import { provincialAccount } from '@/lib/account/provincial-account'
import type { ProvincialWord } from '@/lib/account/provincial-words'
import { safePath } from '@/lib/account/safe-path'
import { afterSignIn, signInPath } from '@/lib/account/sign-in-path'
import { seal, unseal } from '@/lib/crypto/sealed'
import { provincialGateway } from '@/lib/gateway/provincial/oidc'
import { enter } from './enter'
import { hostCookie } from './host-cookie'
import { postsPerMinuteMax } from './sign-in'
import { signInOrigin } from './sign-in-origin'

const minutesMax = 10
const begunSchema = z.object({
  attempt: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  kind: z.enum(['person', 'unit']),
  back: z.string(),
  until: z.number(),
})
type Begun = z.infer<typeof begunSchema>
type Where = Pick<Begun, 'kind' | 'back'>

/** Where to send the browser, which is given a sealed cookie that the way back must meet; or back to the sign-in page with the reason. */
export async function beginProvincial(where: Where): Promise<string> {
  const { network } = await signInOrigin()
  if (network && (await countInMinute(`address:${network}`)) > postsPerMinuteMax) return failed(where, 'too-many')
  const begun = await provincialGateway().begin(where.kind === 'unit' ? 'legal' : 'person')
  if (!begun.ok) return failed(where, begun.failure)
  const kept: Begun = { ...where, attempt: begun.attempt, until: Date.now() + minutesMax * 60_000 }
  await cookie().write(seal(JSON.stringify(kept), 'provincial'))
  return begun.url
}

/**
 * Where to go after the platform sent somebody back with this query: in, or to the sign-in page with the reason. Refuses a browser that did
 * not begin here, or ten minutes ago; another state, nonce or a used code; and a user of the platform's other entry.
 */
export async function finishProvincial(query: string): Promise<string> {
  const begun = await takeBegun()
  if (!begun) return failed({ kind: 'person', back: '/' }, 'refused')
  const finished = await provincialGateway().finish(query, begun.attempt)
  if (!finished.ok) return failed(begun, finished.failure)
  const { identity } = finished
  if ((identity.type === 'legal') !== (begun.kind === 'unit')) return failed(begun, 'other-entry')
  const found = await provincialAccount(identity)
  if (!found.ok) return found.refusal === 'unit-unknown' ? '/login/provincial/unit' : failed(begun, found.refusal)
  await enter(found.account, 'provincial')
  const next = afterSignIn(begun.kind, begun.back)
  return found.nameDiffers ? `/login/provincial/name?${new URLSearchParams({ back: next })}` : next
}

async function takeBegun(): Promise<Begun | null> {
  const sealed = await cookie().read()
  if (sealed === null) return null
  await cookie().clear()
  try {
    const begun = begunSchema.parse(JSON.parse(unseal(sealed, 'provincial')))
    return begun.until > Date.now() ? begun : null
  } catch {
    // Not written by us, or before the key was changed.
    return null
  }
}

function failed({ kind, back }: Where, word: ProvincialWord): string {
  const path = signInPath(kind, safePath(back), false)
  return `${path}${path.includes('?') ? '&' : '?'}told=${word}`
}

function cookie() {
  return hostCookie('provincial', minutesMax * 60)
}
