import { type Chain, getChain, listChains } from '@/db/queries/audit'
import { canonicalJson, sha256 } from '@/lib/crypto/canonical'
import { canonicalEvent } from './append-event'

export type Tampering = { caseId: string; seq: number; what: string }

/**
 * What does not fit in one case's history: an altered, reordered, missing or added event, an altered input, a head that the events do
 * not lead to. Empty: nothing. Erased inputs fit.
 */
export async function verifyChain(caseId: string): Promise<Tampering[]> {
  const chain = await getChain(caseId)
  return chain ? tamperingIn(chain) : [{ caseId, seq: 0, what: 'the case is missing' }]
}

/** The same for a history already read. */
export function tamperingIn(chain: Chain): Tampering[] {
  const found: Tampering[] = []
  const blame = (seq: number, what: string) => found.push({ caseId: chain.head.id, seq, what })
  let previous = { seq: 0, hash: '', toState: null as string | null }
  for (const { event, input } of chain.events) {
    if (event.seq !== previous.seq + 1) blame(event.seq, `event ${previous.seq + 1} is missing`)
    if (canonicalEvent(event, previous.hash) !== event.canonical)
      blame(event.seq, 'the event does not fit its text or the one before')
    if (sha256(event.canonical) !== event.hash) blame(event.seq, 'the text does not fit its hash')
    if (event.fromState !== previous.toState) blame(event.seq, 'the event does not start where the one before ended')
    if (input !== null && sha256(input) !== event.inputHash) blame(event.seq, 'the input was altered')
    previous = event
  }
  const { head } = chain
  if (head.eventCount !== previous.seq || head.eventHash !== previous.hash) blame(previous.seq, 'the head is not the last event')
  if (head.state !== previous.toState) blame(previous.seq, 'the state is not where the last event led')
  return found
}

/** The same for every case, page by page. */
export async function verifyAllChains(page = 500): Promise<{ cases: number; found: Tampering[] }> {
  const found: Tampering[] = []
  let cases = 0
  for (let after: string | null = null; ; ) {
    const verified = await verifyChains(after, page)
    cases += verified.cases
    found.push(...verified.found)
    if (verified.last === null) return { cases, found }
    after = verified.last
  }
}

/** The same for a page of cases after `after`; `last`: the last one looked at, null where there was none. */
export async function verifyChains(after: string | null, page: number) {
  const chains = await listChains(after, page)
  return {
    cases: chains.length,
    events: chains.reduce((sum, chain) => sum + chain.events.length, 0),
    found: chains.flatMap(tamperingIn),
    last: chains.at(-1)?.head.id ?? null,
  }
}

/** The line of a head in a day's digest. */
export function headLine(head: { caseId: string; seq: number; hash: string }): string {
  return canonicalJson([head.caseId, head.seq, head.hash])
}
