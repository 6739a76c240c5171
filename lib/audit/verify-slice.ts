import { z } from 'zod'
import { getBeginnings, listNumbers } from '@/db/queries/audit-list'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { type VerifiedDigests, verifyDigests } from '@/lib/workflow/seal-day'
import { verifyChains } from '@/lib/workflow/verify-chain'
import { verifyLedger } from './verify-ledger'

const casesEachSlice = 2000
const entriesEachSlice = 10_000
const brokenShownMax = 50

const count = z.number().int().min(0)
const progressSchema = z.object({
  afterCase: z.uuid().nullable(),
  afterEntry: count,
  cases: count,
  events: count,
  entries: count,
  brokenCases: z.array(z.object({ number: z.string().max(64), seq: count })).max(brokenShownMax),
  brokenCount: count,
  brokenEntries: z.array(count).max(brokenShownMax),
})
/** How far the verification is: what the auditor's page sends back to go on. */
export type Progress = z.infer<typeof progressSchema>
export type Verification = { progress: Progress; done: Verdict | null }
export type Verdict = VerifiedDigests & { casesSince: Date | null; ledgerSince: Date | null; checkedAt: Date }

const beginning: Progress = {
  afterCase: null,
  afterEntry: 0,
  cases: 0,
  events: 0,
  entries: 0,
  brokenCases: [],
  brokenCount: 0,
  brokenEntries: [],
}

/**
 * Verifies a slice of everything that is chained, from where `asked` (a Progress as JSON; anything else: the beginning) says on: the history
 * of 2,000 cases and 10,000 entries of the ledger, and at the end the sealed days (Q-20, O-28). Refuses whoever is no auditor.
 */
export async function verifySlice(viewer: Viewer, asked: string): Promise<{ ok: true; verification: Verification } | Refused> {
  if (!hasRole(viewer, 'auditor')) return refuse('not_found', '没有找到这个页面。')
  const before = readProgress(asked)
  const chains = await verifyChains(before.afterCase, casesEachSlice)
  const ledger = await verifyLedger(before.afterEntry, entriesEachSlice)
  const numbers = await listNumbers(chains.found.map((one) => one.caseId))
  const broken = new Map(chains.found.map(({ caseId, seq }) => [numbers.get(caseId)?.number ?? caseId, seq]))
  const progress: Progress = {
    afterCase: chains.last ?? before.afterCase,
    afterEntry: ledger.last ?? before.afterEntry,
    cases: before.cases + chains.cases,
    events: before.events + chains.events,
    entries: before.entries + ledger.entries,
    brokenCases: [...before.brokenCases, ...[...broken].map(([number, seq]) => ({ number, seq }))].slice(0, brokenShownMax),
    brokenCount: before.brokenCount + broken.size,
    brokenEntries: [...new Set([...before.brokenEntries, ...ledger.found.map((one) => one.seq)])].slice(0, brokenShownMax),
  }
  const done = chains.cases < casesEachSlice && ledger.entries < entriesEachSlice
  return { ok: true, verification: { progress, done: done ? await verdict() : null } }
}

async function verdict(): Promise<Verdict> {
  const [digests, beginnings, checkedAt] = await Promise.all([verifyDigests(), getBeginnings(), now()])
  return { ...digests, casesSince: beginnings.cases, ledgerSince: beginnings.ledger, checkedAt }
}

function readProgress(asked: string): Progress {
  try {
    return progressSchema.parse(JSON.parse(asked))
  } catch {
    return beginning
  }
}
