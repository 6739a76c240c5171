import { listDue } from '@/db/queries/case'
import { now } from '@/lib/clock/now'
import { registry } from './registry'
import { transitionMany } from './transition-many'

const patienceMilliseconds = 60_000
const batchCases = 500

/**
 * Fires every deadline that passed at least a minute ago, so that a request that arrived in time and waited for a lock still wins
 * (Q-02, E-08). Answers how many cases moved. A case that cannot move is reported and passed over; it stalls nobody.
 */
export async function sweepDue(onError: (caseId: string, error: unknown) => void): Promise<number> {
  const before = new Date((await now()).getTime() - patienceMilliseconds)
  const tried = new Set<string>()
  const reported = new Set<string>()
  const report = (id: string, error: unknown) => {
    if (!reported.has(id)) onError(id, error)
    reported.add(id)
  }
  let moved = 0
  for (;;) {
    // Those that did not move are still the first in line.
    const due = await listDue(before, batchCases + tried.size - moved)
    const fresh = due.filter((one) => !tried.has(one.id + one.state))
    for (const { id, state } of due)
      if (tried.has(id + state)) report(id, new Error(`the deadline of ${state} passed and nothing moved`))
    if (fresh.length === 0) return moved
    for (const one of fresh) tried.add(one.id + one.state)
    const moves = fresh.flatMap(({ id, kind, state }) => {
      const name = registry[kind]?.machine.states[state]?.due?.do
      if (!name) report(id, new Error(`nothing is declared to do at a deadline of ${kind} ${state}`))
      return name ? [{ id, name }] : []
    })
    moved += await transitionMany('system', moves, report)
  }
}
