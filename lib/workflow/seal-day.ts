import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { db, type Queryable } from '@/db/client'
import {
  countLate,
  type EventDigest,
  insertDigest,
  latestDigest,
  listDigests,
  listHeadsMoved,
  lockSealing,
  type Sealed,
  wallClock,
} from '@/db/queries/audit'
import { auditHashOf, latestAuditEntry } from '@/db/queries/audit-ledger'
import { now } from '@/lib/clock/now'
import { settings } from '@/lib/config/settings'
import { canonicalJson } from '@/lib/crypto/canonical'
import { derivedKeys } from '@/lib/crypto/sealed'
import { type Refused, refuse } from './refusal'
import { headLine } from './verify-chain'

const lateMilliseconds = 10 * 60_000

/**
 * Seals what happened up to the end of `day` (2026-03-31, Asia/Shanghai) and since the last sealed day: one signed digest over the heads
 * of all cases that moved, chained to the one before, and where the ledger of staff stood. Sealing again changes nothing. Refuses a day that ended less than ten minutes ago,
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
    const recordedUntil = await wallClock(tx)
    const entry = await latestAuditEntry(tx)
    const body = {
      day,
      ...(await digestOf({ ...windowOf(previous, day), recordedUntil }, previous, tx)),
      previous: previous?.digest ?? '',
      recordedUntil,
      auditHead: entry && `${entry.seq} ${entry.hash}`,
    }
    const digest = { ...body, signature: signatureOf(body), sealedAt }
    await insertDigest(tx, digest)
    return { ok: true, digest }
  })
}

export type BrokenDigest = { day: string; what: string }

/**
 * Which sealed days no longer hold: forged or out of order, or the events of that time no longer give the digest (a case deleted, a tail
 * cut, an event altered), or the ledger of staff does not lead to where it stood then. `until`: the last day that is sealed at all;
 * null: none. Events of a sealed time that were written down after it was sealed break the day where clocks only go forward; where the
 * sandbox lets people set the clock back they are to be expected, and are told as `late`: in no seal of that day, but in the chain of
 * their case (Q-20, O-28).
 */
export async function verifyDigests(clockIsSet = settings().sandbox): Promise<VerifiedDigests> {
  const broken: BrokenDigest[] = []
  const late: LateCases[] = []
  let previous: EventDigest | null = null
  for (const row of await listDigests()) {
    const blame = (what: string) => broken.push({ day: row.day, what })
    const sealed: Sealed = { ...windowOf(previous, row.day), recordedUntil: row.recordedUntil }
    const found = await digestOf(sealed, previous)
    if (!isSigned(row)) blame('the signature is not ours')
    if (row.previous !== (previous?.digest ?? '')) blame('the sealed day before is missing or another')
    if (found.digest !== row.digest) blame(differenceIn(found.heads - row.heads))
    if (row.auditHead && !(await leadsTo(row.auditHead))) blame('the ledger of staff was cut or altered')
    const cases = await countLate(sealed)
    if (cases > 0 && clockIsSet) late.push({ day: row.day, cases })
    if (cases > 0 && !clockIsSet) blame(differenceIn(cases))
    previous = row
  }
  return { until: previous?.day ?? null, broken, late }
}

export type LateCases = { day: string; cases: number }
export type VerifiedDigests = { until: string | null; broken: BrokenDigest[]; late: LateCases[] }

/** From the end of the day sealed before to the end of this one. */
function windowOf(previous: EventDigest | null, day: string) {
  return { from: previous ? endOf(previous.day) : null, to: endOf(day) }
}

async function leadsTo(auditHead: string): Promise<boolean> {
  const [seq, hash] = auditHead.split(' ')
  return (await auditHashOf(Number(seq))) === hash
}

/** Over the heads that moved within what is sealed, and over the digest before. */
async function digestOf(sealed: Sealed, previous: EventDigest | null, on: Queryable = db()) {
  const hash = createHash('sha256').update(`${previous?.digest ?? ''}\n`)
  let heads = 0
  for (let page = await listHeadsMoved(sealed, null, 5000, on); page.length > 0; ) {
    for (const head of page) hash.update(`${headLine(head)}\n`)
    heads += page.length
    page = await listHeadsMoved(sealed, page.at(-1)?.caseId ?? null, 5000, on)
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

type Body = Pick<EventDigest, 'day' | 'heads' | 'digest' | 'previous' | 'recordedUntil' | 'auditHead'>

/** Days sealed before there was a ledger have neither of the last two in what was signed. */
function signedText({ day, heads, digest, previous, recordedUntil, auditHead }: Body): Buffer {
  const later = { recordedUntil: recordedUntil ?? undefined, auditHead: auditHead ?? undefined }
  return Buffer.from(canonicalJson({ day, heads, digest, previous, ...later }))
}

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
