import { type AuditEntry, auditHashOf, listAuditEntries } from '@/db/queries/audit-ledger'
import { sha256 } from '@/lib/crypto/canonical'
import { canonicalEntry } from './record-audit'

export type LedgerTampering = { seq: number; what: string }

/**
 * What does not fit in the ledger from the entry after number `after` on, at most `limit` entries: altered, reordered, missing or added.
 * A cut end does not show here but in the daily digests. `last`: the last one looked at, null where there was none (O-28).
 */
export async function verifyLedger(
  after = 0,
  limit = 5000,
): Promise<{ entries: number; last: number | null; found: LedgerTampering[] }> {
  const entries = await listAuditEntries(after, limit)
  const before = after === 0 ? '' : ((await auditHashOf(after)) ?? '')
  return {
    entries: entries.length,
    last: entries.at(-1)?.seq ?? null,
    found: tamperingIn(entries, { seq: after, hash: before }),
  }
}

function tamperingIn(entries: readonly AuditEntry[], start: { seq: number; hash: string }): LedgerTampering[] {
  const found: LedgerTampering[] = []
  let previous = start
  for (const entry of entries) {
    const blame = (what: string) => found.push({ seq: entry.seq, what })
    if (entry.seq !== previous.seq + 1) blame(`entry ${previous.seq + 1} is missing`)
    if (canonicalEntry(entry, previous.hash) !== entry.canonical) blame('the entry does not fit its text or the one before')
    if (sha256(entry.canonical) !== entry.hash) blame('the text does not fit its hash')
    previous = entry
  }
  return found
}
