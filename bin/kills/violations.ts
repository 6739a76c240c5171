import type { Sql, TransactionSql } from 'postgres'
import { machines } from '@/lib/workflow/machines'
import { verifyAllChains } from '@/lib/workflow/verify-chain'
import { always, inTheEnd } from './invariants'
import type { Promised } from './promise'

export type Invariant = keyof typeof always | keyof typeof inTheEnd | 'every history verifies'
type When = 'now' | 'in the end'
export type Violation = { invariant: Invariant; found: string[] }

/** The messages that must follow from a step, once, by the key under which they stand in the outbox; % is the case. */
const told = [
  { kind: 'exam-registration', event: 'confirm', key: 'confirmed:%' },
  { kind: 'exam-registration', event: 'pay', key: 'paid:%' },
  { kind: 'exam-refund', event: 'approve', key: 'exam-refund:%:approved' },
  { kind: 'exam-refund', event: 'settle', key: 'exam-refund:%:refunded' },
]

/** Everything in the database that breaks an invariant, given what was promised to people; empty: nothing was lost and nothing is half. */
export async function findViolations(owner: Sql, promised: readonly Promised[], when: When): Promise<Violation[]> {
  const broken = await owner.begin('isolation level repeatable read', (tx) => brokenInvariants(tx, promised, when))
  const { found: tampered } = await verifyAllChains()
  const chains = tampered.map(({ caseId, seq, what }) => `${caseId} ${seq}: ${what}`)
  return [...broken, ...(chains.length > 0 ? [{ invariant: 'every history verifies' as const, found: chains }] : [])]
}

/** The same without the hashes of histories and without what is named, inside a transaction of the caller's. */
export async function brokenInvariants(
  tx: TransactionSql,
  promised: readonly Promised[],
  when: When,
  without: readonly Invariant[] = [],
): Promise<Violation[]> {
  await layOut(tx, promised)
  const invariants = when === 'now' ? always : { ...always, ...inTheEnd }
  const broken: Violation[] = []
  for (const [invariant, query] of Object.entries(invariants) as [Invariant, string][]) {
    if (without.includes(invariant)) continue
    const rows = await tx.unsafe(query)
    if (rows.length > 0) broken.push({ invariant, found: rows.map((row) => JSON.stringify(Object.values(row))) })
  }
  return broken
}

async function layOut(tx: TransactionSql, promised: readonly Promised[]) {
  const states = Object.values(machines).flatMap(({ kind, states }) =>
    Object.entries(states).map(([state, { awaits, due }]) => ({ kind, state, awaits, dated: due !== undefined })),
  )
  const freezing = Object.values(machines).flatMap(({ kind, transitions }) =>
    Object.entries(transitions).flatMap(([event, move]) => (move.freezes ? [{ kind, event }] : [])),
  )
  const asTable = (name: string, columns: string, rows: readonly object[]) => tx`
    create temporary table ${tx(name)} on commit drop as
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as rows(${tx.unsafe(columns)})`
  await asTable('states', 'kind text, state text, awaits text, dated boolean', states)
  await asTable('freezing', 'kind text, event text', freezing)
  await asTable('told', 'kind text, event text, key text', told)
  const rows = promised.map(({ caseId: case_id, transactionNumber: transaction_number, ...rest }) => {
    return { ...rest, case_id, transaction_number }
  })
  await asTable('promised', 'case_id uuid, event text, words text, transaction_number text', rows)
}
