import type { Tx } from '@/db/client'
import { findOneOf, setDueOf } from '@/db/queries/case'
import { businessOf } from './registry'

/**
 * Sets the deadline of every case of `kind` about `aboutId` anew, after what it follows from was changed, in the same transaction. Of one
 * case of each state: for kinds whose deadlines are those of what the cases are about, not of each.
 */
export async function moveDeadlines(tx: Tx, kind: string, aboutId: string): Promise<void> {
  const { machine, facts } = businessOf(kind)
  for (const [state, { due }] of Object.entries(machine.states)) {
    if (!due) continue
    const one = await findOneOf(tx, { kind, aboutId, state })
    if (!one) continue
    const found = await facts(tx, one.head, one.answers)
    await setDueOf(tx, { kind, aboutId, state }, due.at(found, one.head.enteredAt))
  }
}
