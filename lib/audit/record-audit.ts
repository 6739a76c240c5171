// The only place that writes into the ledger of what staff do.

import type { Tx } from '@/db/client'
import { insertAuditEntry, lockAuditHead } from '@/db/queries/audit-ledger'
import type { Place } from '@/lib/access/viewer'
import { canonicalJson, sha256 } from '@/lib/crypto/canonical'
import type { AuditWhat } from './words'

/** Who did it and from where; null: nobody who is signed in. A Viewer is one. */
export type Doer = { accountId: string; place?: Place | undefined } | null

export type Deed = {
  what: AuditWhat
  about: {
    type: 'account' | 'case' | 'examSession' | 'template' | 'export' | 'clock' | 'reconciliation' | 'dishonesty'
    id: string
  }
  /** How it was and how it is: codes and ids only, never names, numbers or words of people, because the text can never be erased. */
  before?: unknown
  after?: unknown
}

/**
 * Adds an entry to the end of the ledger, in the transaction of what it tells of: neither is there without the other (O-28). Call it last:
 * everybody else who records waits until this transaction ends.
 */
export async function recordAudit(tx: Tx, doer: Doer, { what, about, before, after }: Deed) {
  const head = await lockAuditHead(tx)
  const entry: ChainedEntry = {
    seq: head.seq + 1,
    at: head.at,
    wallAt: head.wallAt,
    actorId: doer?.accountId ?? null,
    device: doer?.place?.device ?? '',
    address: doer?.place?.address ?? '',
    what,
    aboutType: about.type,
    aboutId: about.id,
    before: before === undefined ? null : canonicalJson(before),
    after: after === undefined ? null : canonicalJson(after),
  }
  const canonical = canonicalEntry(entry, head.hash)
  await insertAuditEntry(tx, { ...entry, canonical, hash: sha256(canonical) })
}

export type ChainedEntry = {
  seq: number
  at: Date
  wallAt: Date
  actorId: string | null
  device: string
  address: string
  what: string
  aboutType: string
  aboutId: string
  before: string | null
  after: string | null
}

/** The text that is hashed for an entry following the one whose hash is `previous`. */
export function canonicalEntry(entry: ChainedEntry, previous: string): string {
  const { seq, at, wallAt, actorId, device, address, what, aboutType, aboutId, before, after } = entry
  return canonicalJson({ seq, at, wallAt, actor: actorId, device, address, what, aboutType, aboutId, before, after, previous })
}
