import { type CaseHead, insertEvent, type Tx } from '@/db/queries/case'
import type { Actor } from '@/lib/access/viewer'
import { canonicalJson, sha256 } from '@/lib/crypto/canonical'
import type { Relation } from './machine'

export type Happening = {
  head: Pick<CaseHead, 'id' | 'eventCount' | 'eventHash'> & { state: string | null }
  name: string
  to: string
  actor: Actor
  relation: Relation
  at: Date
  input?: unknown
}

/**
 * Appends what happened to the case's chain and answers the new head of the chain. The chained text is canonical and holds only the
 * hash of the input, so that personal input can be erased without breaking it.
 */
export async function appendEvent(tx: Tx, { head, name, to, actor, relation, at, input }: Happening) {
  const seq = head.eventCount + 1
  const actorId = typeof actor === 'string' ? null : actor.accountId
  const inputText = canonicalJson(input)
  const inputHash = sha256(inputText)
  const canonical = canonicalEvent(
    { caseId: head.id, seq, name, fromState: head.state, toState: to, actorId, relation, at, inputHash },
    head.eventHash,
  )
  const hash = sha256(canonical)
  await insertEvent(
    tx,
    { caseId: head.id, seq, name, fromState: head.state, toState: to, actorId, relation, at, inputHash, canonical, hash },
    inputText,
  )
  return { eventCount: seq, eventHash: hash }
}

export type ChainedEvent = {
  caseId: string
  seq: number
  name: string
  fromState: string | null
  toState: string
  actorId: string | null
  relation: string
  at: Date
  inputHash: string
}

/** The text that is hashed for an event following the one whose hash is `previous`. */
export function canonicalEvent(event: ChainedEvent, previous: string): string {
  const { caseId, seq, name, fromState, toState, actorId, relation, at, inputHash } = event
  return canonicalJson({
    case: caseId,
    seq,
    name,
    from: fromState,
    to: toState,
    actor: actorId,
    relation,
    at,
    input: inputHash,
    previous,
  })
}
