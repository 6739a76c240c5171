// Which states wait for whom, read from the machines: what the desk lists and hands out (O-20).
import { hasRole, scopesOf } from '@/lib/access/policy'
import { type StaffRole, staffRoles, type Viewer } from '@/lib/access/viewer'
import { type Barred, barredBy } from '@/lib/workflow/four-eyes'
import { type AnyMachine, actorsOf, type Relation, stateOf, statesAwaiting } from '@/lib/workflow/machine'
import { machines } from '@/lib/workflow/machines'

/** A state in which cases wait for a relation, and in which scopes they do so for the viewer. */
export type Waiting = {
  kind: string
  state: string
  relation: StaffRole & Relation
  scopes: '*' | readonly string[]
  /** Who may not do everything that is to be done now (four eyes). */
  barred: Barred
  /** Working days until it is overdue. */
  sla: number
}

/** Working days that a state has which declares none. */
export const slaDefault = 5

/** What waits for the viewer, and may be decided. */
export function awaitedBy(viewer: Viewer): Waiting[] {
  return everyAwaited().flatMap((one) => {
    const scopes = scopesOf(viewer, one.relation)
    return scopes === '*' || scopes.length > 0 ? [{ ...one, scopes }] : []
  })
}

/** What the viewer may read of the queues: the auditor everything. */
export function awaitedToRead(viewer: Viewer): Waiting[] {
  return hasRole(viewer, 'auditor') ? everyAwaited() : awaitedBy(viewer)
}

/** The moves out of a state that lie in the hands of a relation. */
export function movesInHand(machine: AnyMachine, state: string, relation: Relation) {
  return Object.entries(machine.transitions).filter(([, move]) => move.from.includes(state) && actorsOf(move).includes(relation))
}

/** How many working days a state has. */
export function slaOf(machine: AnyMachine, state: string): number {
  return stateOf(machine, state).sla ?? slaDefault
}

/** Every state that awaits staff who can do something: a paid registration awaits the officer, but nothing in it is decided by hand. */
function everyAwaited(): Waiting[] {
  return Object.values(machines).flatMap((machine) =>
    (Object.keys(staffRoles) as StaffRole[]).filter(isRelation).flatMap((relation) =>
      statesAwaiting(machine, relation).flatMap((state) => {
        // A move without a target decides nothing: what only it may do does not wait for anybody.
        const moves = movesInHand(machine, state, relation).filter(
          ([, { to, ballot }]) => to !== undefined || ballot !== undefined,
        )
        if (moves.length === 0) return []
        const barred = barredBy(moves.map(([, move]) => move))
        return [{ kind: machine.kind, state, relation, scopes: '*' as const, barred, sla: slaOf(machine, state) }]
      }),
    ),
  )
}

function isRelation(role: StaffRole): role is StaffRole & Relation {
  return role !== 'administrator' && role !== 'auditor'
}
