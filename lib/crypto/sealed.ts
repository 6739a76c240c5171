import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { settings } from '@/lib/config/settings'

/** One name a sealed column, so that a value moved to another column does not open. */
export type SealPurpose =
  | 'id-number'
  | 'mobile'
  | 'bank-account'
  | 'totp'
  | 'answer'
  | 'sms-to'
  | 'sms-text'
  | 'enrolment'
  | 'flow'
  | 'own-data'
  | 'face-subject'
  | 'provincial'
  | 'diploma'
  | 'seat-needs'

/**
 * Seals a text for one column: AES-256-GCM, bound to its purpose, with the key's id in the value so that keys can be rotated.
 * `v1.<key id>.<nonce>.<ciphertext>.<tag>`, base64url.
 */
export function seal(text: string, purpose: SealPurpose): string {
  const { id, key } = keyRing()[0]
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key('seal'), nonce).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['v1', id, nonce.toString('base64url'), sealed.toString('base64url'), cipher.getAuthTag().toString('base64url')].join(
    '.',
  )
}

/** Opens what `seal` made for the same purpose. Throws where it was altered, moved to another column, or its key is gone. */
export function unseal(value: string, purpose: SealPurpose): string {
  const [version, id, nonce, sealed, tag] = value.split('.')
  const ring = keyRing().find((entry) => entry.id === id)
  if (version !== 'v1' || !ring || !nonce || sealed === undefined || !tag)
    throw new Error(`cannot unseal ${purpose}: unknown key or format`)
  const decipher = createDecipheriv('aes-256-gcm', ring.key('seal'), Buffer.from(nonce, 'base64url'))
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8')
}

/** The look-up hash of a sealed value: equal texts give equal hashes, useless without the key. The ring's last key makes it, so that rotation leaves look-ups alone. */
export function keyedHash(text: string, purpose: string): string {
  const ring = keyRing()
  const oldest = ring[ring.length - 1] ?? ring[0]
  return createHmac('sha256', oldest.key('lookup')).update(`${purpose}\n${text}`).digest('base64url')
}

/** A key for one named use, derived from the ring's current secret: signatures, cookies, proofs of work. */
export function derivedKey(use: string): Buffer {
  return keyRing()[0].key(use)
}

/** The same from every secret of the ring, newest first: what was signed before a rotation can still be verified. */
export function derivedKeys(use: string): Buffer[] {
  return keyRing().map((entry) => entry.key(use))
}

type Entry = { id: string; key: (use: string) => Buffer }

let held: { secret: string; ring: [Entry, ...Entry[]] } | undefined

/** ZHUNKAO_SECRET is one secret, or several as `k2:…,k1:…`, newest first. */
function keyRing(): [Entry, ...Entry[]] {
  const { secret } = settings()
  if (held?.secret === secret) return held.ring
  const [first, ...rest] = secret.split(',').map((part, index, all) => entry(part, all.length - index))
  if (!first) throw new Error('ZHUNKAO_SECRET is empty')
  held = { secret, ring: [first, ...rest] }
  return held.ring
}

function entry(part: string, ordinal: number): Entry {
  const named = /^(k\d+):(.+)$/.exec(part.trim())
  const [id, secret] = named ? [named[1] ?? '', named[2] ?? ''] : [`k${ordinal}`, part.trim()]
  const made = new Map<string, Buffer>()
  const key = (use: string) => {
    const known = made.get(use) ?? Buffer.from(hkdfSync('sha256', secret, 'zhunkao', use, 32))
    made.set(use, known)
    return known
  }
  return { id, key }
}
