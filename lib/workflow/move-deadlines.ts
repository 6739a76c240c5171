import type { Tx } from '@/db/client'
import { findOneOf, setDueOf } from '@/db/queries/case'
import { businessOf } from './registry'

/**
 * Sets the deadline of every case of `kind` about `aboutId` anew, after what it follows from was changed, in the same transaction; moves under
 * way are waited for. By the facts of one case: for kinds whose deadlines are those of what the cases are about, not of each.
 */
export async function moveDeadlines(tx: Tx, kind: string, aboutId: string): Promise<void> {
  const { machine, facts } = businessOf(kind)
  const withDue = Object.entries(machine.states).flatMap(([state, { due }]) => (due ? [{ state, due }] : []))
  const one = await findOneOf(
    tx,
    { kind, aboutId },
    withDue.map(({ state }) => state),
  )
  if (!one) return
  const found = await facts(tx, one.head, one.answers)
  const dueIn = Object.fromEntries(withDue.map(({ state, due }) => [state, due.at(found, one.head.enteredAt)]))
  await setDueOf(tx, { kind, aboutId }, dueIn)
}
