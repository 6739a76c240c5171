// 短信验证码: the only place that sends and judges them.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { db } from '@/db/client'
import { insertNotices } from '@/db/queries/case'
import {
  countCodeTry,
  countWithin,
  findSmsCode,
  insertSmsCode,
  isOwnersDevice,
  type SmsCode,
  spendSmsCode,
} from '@/db/queries/sms-code'
import type { Origin } from '@/lib/access/sign-in'
import { signInSubject } from '@/lib/account/sign-in-subject'
import { now } from '@/lib/clock/now'
import { sha256 } from '@/lib/crypto/canonical'
import { derivedKey, keyedHash, seal } from '@/lib/crypto/sealed'
import { log } from '@/lib/log/log'

const lifeSeconds = 300
const triesMax = 5
const gapSeconds = 60
const daySeconds = 86_400
const perMobileMax = 10
/** A device that signed in to the owner's account has these of its own: nobody can use up the owner's. */
const perOwnersDeviceMax = 5
const perNetworkMax = 30
const perMinuteMax = 600

type CodeFor = {
  /** Codes are good in this flow only, and so in the browser that began it. */
  flowHash: string
  purpose: string
  /** 11 digits; null: there is nobody to send it to, which nobody may notice. */
  mobile: string | null
}

export type Sent = { ok: true; seconds: number } | { ok: false; message: string }

/**
 * Sends a code: 60 s between two, 10 a day and mobile, 30 a day and address, 600 a minute for everybody; refused in words. Where `quiet`,
 * limits of the mobile itself do not show: it looks and takes as if one were sent, as for an unknown person.
 */
export async function sendCode({ flowHash, purpose, mobile }: CodeFor, origin: Origin, quiet = false): Promise<Sent> {
  const toHash = hashOf(mobile, flowHash)
  const owners = origin.device !== null && (await isOwnersDevice(toHash, sha256(origin.device), personSubject))
  const inFlow = await countWithin(`sms:flow:${flowHash}:${purpose}`, gapSeconds)
  if (inFlow.n > 1) return { ok: false, message: `刚刚发送过，请在 ${inFlow.left} 秒后再发` }
  const byNetwork = origin.network ? await countWithin(`sms:from:${origin.network}`, daySeconds) : null
  if (byNetwork && byNetwork.n > perNetworkMax)
    return { ok: false, message: '这个网络地址今天发送的验证码太多，请换一个网络，或明天再试' }
  const refused = await refuseMobile(toHash, owners ? (origin.device ?? '') : null)
  if (refused && !quiet) return { ok: false, message: refused }
  await keep({ flowHash, purpose, mobile, toHash }, mobile !== null && refused === null)
  return { ok: true, seconds: gapSeconds }
}

/** Is this the flow's newest code for that mobile? Counted before it is compared; right once. Words for whoever typed it, or null: right. */
export async function checkCode({ flowHash, purpose, mobile }: CodeFor, typed: string): Promise<string | null> {
  const given = typed.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(given)) return '验证码是短信里的 6 位数字'
  const code = await countCodeTry({ flowHash, purpose, toHash: hashOf(mobile, flowHash) }, triesMax)
  if (!code) return '验证码没有发到这个号码、已过期或试错太多，请点击“发送短信验证”重新获取'
  const right = timingSafeEqual(Buffer.from(given), Buffer.from(codeOf(code.id)))
  if (right && code.goes && (await spendSmsCode(code.id))) return null
  const left = triesMax - code.tries
  return left > 0 ? `验证码不正确，还可以试 ${left} 次` : '验证码不正确，已试错 5 次，请点击“发送短信验证”重新获取'
}

/** The six digits of a code, from its id and the secret: stored nowhere. */
export function codeOf(id: string): string {
  const digits = createHmac('sha256', derivedKey('sms-code')).update(id).digest().readUIntBE(0, 6) % 1_000_000
  return String(digits).padStart(6, '0')
}

/** What stands in a stored SMS in place of its code. */
export const codeMask = '******'

/** What the delivery of a code needs; null: it goes to nobody, or is no longer any use. */
export async function codeToDeliver(id: string): Promise<SmsCode | null> {
  const [code, at] = await Promise.all([findSmsCode(id), now()])
  return code?.goes && code.usedAt === null && code.expiresAt > at ? code : null
}

/** As many questions whatever the answer: a mobile that is refused must not show by being quicker. */
async function refuseMobile(toHash: string, ownersDevice: string | null): Promise<string | null> {
  const key = ownersDevice === null ? `sms:to:${toHash}` : `sms:to:${toHash}:${sha256(ownersDevice)}`
  const gap = await countWithin(`${key}:gap`, gapSeconds)
  const today = await countWithin(gap.n > 1 ? `${key}:refused` : key, daySeconds)
  const tooMany = today.n > (ownersDevice === null ? perMobileMax : perOwnersDeviceMax)
  const all = await countWithin(gap.n > 1 || tooMany ? 'sms:refused' : 'sms:all', gapSeconds)
  if (gap.n > 1) return `刚刚向这个号码发送过，请在 ${gap.left} 秒后再发`
  if (tooMany) return '这个号码今天收到的验证码太多，请明天再试，或换一个号码'
  if (all.n <= perMinuteMax || ownersDevice !== null) return null
  if (all.n === perMinuteMax + 1) log.error({ sent: all.n }, 'more SMS codes in a minute than people ask for')
  return '现在发送验证码的人太多，请一分钟后再试'
}

async function keep({ flowHash, purpose, mobile, toHash }: CodeFor & { toHash: string }, goes: boolean) {
  const id = randomUUID()
  const sentAt = await now()
  const expiresAt = new Date(sentAt.getTime() + lifeSeconds * 1000)
  await db().transaction(async (tx) => {
    const toSealed = seal(mobile ?? '00000000000', 'sms-to')
    await insertSmsCode(tx, { id, flowHash, purpose, toHash, toSealed, goes, sentAt, expiresAt })
    await insertNotices(tx, [{ code: id, template: 'account.code' }])
  })
}

function hashOf(mobile: string | null, flowHash: string): string {
  return keyedHash(mobile ?? `nobody of ${flowHash}`, 'mobile')
}

const personSubject = (key: string) => signInSubject('person', key)
