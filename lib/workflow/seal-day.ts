import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { db } from '@/db/client'
import { type EventDigest, insertDigest, latestDigest, listDigests, listHeadsMoved, lockSealing } from '@/db/queries/audit'
import { now } from '@/lib/clock/now'
import { canonicalJson } from '@/lib/crypto/canonical'
import { derivedKeys } from '@/lib/crypto/sealed'
import { type Refused, refuse } from './refusal'
import { headLine } from './verify-chain'

const lateMilliseconds = 10 * 60_000

/**
 * Seals what happened up to the end of `day` (2026-03-31, Asia/Shanghai) and since the last sealed day: one signed digest over the heads
 * of all cases that moved, chained to the one before. Sealing again changes nothing. Refuses a day that ended less than ten minutes ago,
 * because a request of its last second may still wait for a lock, and a day before the last sealed one.
 */
export async function sealDay(day: string): Promise<{ ok: true; digest: EventDigest; found?: true } | Refused> {
  return db().transaction(async (tx) => {
    await lockSealing(tx)
    const sealedAt = await now(tx)
    if (sealedAt.getTime() < endOf(day).getTime() + lateMilliseconds) return refuse('too_early', '这一天结束十分钟后才能封存。')
    const known = (await listDigests(tx)).find((digest) => digest.day === day)
    if (known) return { ok: true, digest: known, found: true }
    const previous = await latestDigest(tx)
    if (previous && previous.day > day) return refuse('wrong_state', '之后的日期已经封存，不能再补封。')
    const body = { day, ...(await digestOf(previous, day)), previous: previous?.digest ?? '' }
    const digest = { ...body, signature: signatureOf(body), sealedAt }
    await insertDigest(tx, digest)
    return { ok: true, digest }
  })
}

export type BrokenDigest = { day: string; what: string }

/**
 * Which sealed days no longer hold: forged or out of order, or the events of that time no longer give the digest (a case deleted, a tail
 * cut, an event altered). `until`: the last day that is sealed at all; null: none.
 */
export async function verifyDigests(): Promise<{ until: string | null; broken: BrokenDigest[] }> {
  const broken: BrokenDigest[] = []
  let previous: EventDigest | null = null
  for (const row of await listDigests()) {
    const found = await digestOf(previous, row.day)
    if (!isSigned(row)) broken.push({ day: row.day, what: 'the signature is not ours' })
    if (row.previous !== (previous?.digest ?? ''))
      broken.push({ day: row.day, what: 'the sealed day before is missing or another' })
    if (found.digest !== row.digest) broken.push({ day: row.day, what: differenceIn(found.heads - row.heads) })
    previous = row
  }
  return { until: previous?.day ?? null, broken }
}

/** Over the heads that moved after `previous` was sealed and by the end of `day`, and over the digest before. */
async function digestOf(previous: EventDigest | null, day: string) {
  const hash = createHash('sha256').update(`${previous?.digest ?? ''}\n`)
  const [from, to] = [previous ? endOf(previous.day) : null, endOf(day)]
  let heads = 0
  for (let page = await listHeadsMoved(from, to, null, 5000); page.length > 0; ) {
    for (const head of page) hash.update(`${headLine(head)}\n`)
    heads += page.length
    page = await listHeadsMoved(from, to, page.at(-1)?.caseId ?? null, 5000)
  }
  return { heads, digest: hash.digest('base64url') }
}

function differenceIn(heads: number): string {
  if (heads < 0) return `${-heads} cases of that time are missing`
  return heads > 0 ? `${heads} cases were added to that time afterwards` : 'a history of that time was cut or altered'
}

function endOf(day: string): Date {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Error(`not a day: ${day}`)
  return new Date(new Date(`${day}T00:00:00+08:00`).getTime() + 86_400_000)
}

type Body = Pick<EventDigest, 'day' | 'heads' | 'digest' | 'previous'>

const signedText = ({ day, heads, digest, previous }: Body) => Buffer.from(canonicalJson({ day, heads, digest, previous }))

function signatureOf(body: Body): string {
  const [key] = signingKeys()
  if (!key) throw new Error('there is no key to sign digests with')
  return sign(null, signedText(body), key).toString('base64url')
}

function isSigned(row: EventDigest): boolean {
  const signature = Buffer.from(row.signature, 'base64url')
  return signingKeys().some((key) => verify(null, signedText(row), createPublicKey(key), signature))
}

/** Ed25519 keys from the secrets, the newest first: days sealed before a rotation stay verifiable. */
function signingKeys(): KeyObject[] {
  const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
  return derivedKeys('digest').map((seed) =>
    createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' }),
  )
}
