import { type AnyMachine, type Relation, stateOf } from './machine'

type Event = { name: string; toState: string; relation: string; at: Date; input?: string | null }

/** The events that somebody standing to the case by `relation` may see, in the words of the machine. */
export function eventsShownTo(machine: AnyMachine, relation: Relation, events: readonly Event[]) {
  return events.flatMap((event) => {
    const move = machine.transitions[event.name]
    if (move?.shownTo && !move.shownTo.includes(relation)) return []
    const state = stateOf(machine, event.toState)
    return [
      {
        label: move?.publicLabel ?? move?.label ?? openingLabel(machine, event.relation),
        state: state.publicLabel ?? state.label,
        at: event.at,
        opinion: opinionIn(event.input),
      },
    ]
  })
}

/** Who opened it, in words: what the system began was asked for by nobody. */
export function openingLabel(machine: AnyMachine, relation: string): string {
  return relation === 'system' ? '系统登记' : machine.opens.label
}

/** The opinion that a decision was given with, where it was. */
function opinionIn(input: string | null | undefined): string | null {
  const given: unknown = input ? JSON.parse(input) : null
  const has = typeof given === 'object' && given !== null && 'opinion' in given && typeof given.opinion === 'string'
  return has ? String(given.opinion) || null : null
}
