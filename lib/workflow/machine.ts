import type { ZodType } from 'zod'

/** How somebody stands to one case. Never a bare role: policy.ts works it out from who asks and which case. */
export const relations = [
  'applicant',
  'unit',
  'reviewer',
  'cashier',
  'examOfficer',
  'certificateOfficer',
  'committeeOffice',
  'expert',
  'panelChair',
  'bureau',
  'public',
  'gateway',
  'system',
] as const
export type Relation = (typeof relations)[number]

/** Half-open [from, to). */
export type Window = { from: Date; to: Date }

/** Why something cannot be done now, in words for the person, with the place where it is mended. */
export type Objection = { message: string; href?: string }

export type State<F, T extends string = string> = {
  /** What staff read. */
  label: string
  /** What others read, where it differs. */
  publicLabel?: string
  /** The place on the stage bar. */
  stage?: string
  /** Who must act next; null: closed. */
  awaits: Relation | null
  /** A closed state: did it end as the applicant wished? */
  ends?: 'well' | 'badly'
  /** Within how many working days whoever is awaited acts (O-20); absent: `slaDefault` of the desk. */
  sla?: number
  /** Who may change the answers now. */
  edits?: Relation
  /** Which steps of the form those edits reach; absent: all of them. */
  editsSteps?: readonly string[]
  /** Which fields, by facts, those edits reach: what a reviewer returned, and nothing else (E-13); absent: all of those steps. */
  editsFields?: (facts: F) => readonly string[]
  /** Secret answers that whoever is awaited and holds the case may see whole; every look is in the ledger (Q-31, O-28). */
  reveals?: readonly string[]
  /** A deadline: when (by facts, or counted from when the state was entered), and which transition by the system it fires. */
  due?: { at: (facts: F, enteredAt: Date) => Date | null; do: T }
}

// biome-ignore lint/suspicious/noExplicitAny: a transition's input is typed by its own schema; the machine holds many
type AnyInput = any

export type Transition<F, S extends string = string, T extends string = string> = {
  label: string
  /** What others than staff read, where it differs. */
  publicLabel?: string
  from: readonly S[]
  /** A state; a fork by facts; absent: a fact is recorded and an event written, the state stays. */
  to?: S | { among: readonly S[]; pick: (facts: F, input: AnyInput) => S }
  by: Relation | readonly Relation[]
  /** Four eyes: whoever did one of those on this case may not do this. */
  notBy?: readonly T[]
  /** The same of whoever did the latest of those, and of nobody before: what is proposed again is another's to judge each time (B-05). */
  notByLast?: readonly T[]
  /** Open only inside this window of the facts. */
  window?: string
  /** Not before this instant, by facts or counted from when the state was entered (five working days of 公示). */
  notBefore?: (facts: F, enteredAt: Date) => Date | null
  input?: ZodType
  /** What it is made with, by facts and not by whoever makes it: agreeing takes over what was proposed, word for word. */
  given?: (facts: F) => unknown
  /** Made from the form of that move, in its place, where a question judged there leads here (B-05). */
  insteadOf?: T
  /** Objections; empty = go. Pure. */
  guard?: (facts: F, at: Date, input: AnyInput) => Objection[]
  /** One reviewer at a time. */
  needsClaim?: boolean
  /** All steps of the form must be complete; what was answered is frozen as the next document version. */
  freezes?: boolean
  /** The answers that this move itself changes before they are frozen: a correction makes document version n+1 (S-09). */
  changes?: (input: AnyInput) => Readonly<Record<string, string>>
  /** Casts a vote in this ballot: one row a voter and round. */
  ballot?: string
  /** Who sees the event; absent: everyone who sees the case. */
  shownTo?: readonly Relation[]
}

export type Ballot<F> = {
  of: Relation
  secret: boolean
  verdicts: readonly string[]
  /** How many votes make it valid. */
  quorum: (facts: F) => number
}

export type Facts = { windows?: Readonly<Record<string, Window | undefined>> }

export type Machine<F = Facts, K extends string = string, S extends string = string, T extends string = string> = {
  kind: K
  label: string
  /** What the case is about: an exam session, an order, a certificate … */
  about: string
  formVersion: number
  initial: S
  /** The move from nothing into `initial`. */
  opens: { label: string; by: Relation | readonly Relation[]; window?: string; guard?: (facts: F, at: Date) => Objection[] }
  /** The unique key that the case holds, and while in which states. */
  holds?: { key: (facts: F) => string; while: readonly S[] }
  /** Whose it is, where that follows from what was answered: the committee of a series (T-05), the unit of 报送去向 (T-09), the office of a 报名地 (E-05). */
  belongs?: (facts: F) => { scope?: string; unitId?: string }
  ballots?: Record<string, Ballot<F>>
  states: Record<S, State<F, NoInfer<T>>>
  transitions: Record<T, Transition<F, S, NoInfer<T>>>
}

/** A machine whose facts are known to its own guards only: what the registry and the kernel hold. */
// biome-ignore lint/suspicious/noExplicitAny: facts are contravariant; the kernel passes each machine the facts its own business loads
export type AnyMachine = Machine<any>

export type AnyTransition = AnyMachine['transitions'][string]

/** Declares a machine; state and transition names are checked against each other by the compiler. */
export function defineMachine<F extends object>() {
  return <const K extends string, const S extends string, const T extends string>(machine: Machine<F, K, S, T>) => machine
}

/** The relations that may perform a transition. */
export function actorsOf(transition: { by: Relation | readonly Relation[] }): readonly Relation[] {
  return typeof transition.by === 'string' ? [transition.by] : transition.by
}

/** Every state in which `relation` must act next. */
export function statesAwaiting(machine: AnyMachine, relation: Relation): string[] {
  return Object.entries(machine.states).flatMap(([name, state]) => (state.awaits === relation ? [name] : []))
}

/** States that a transition may lead to; its own `from` where it has no `to`. */
export function targetsOf(transition: AnyTransition): readonly string[] {
  if (transition.to === undefined) return transition.from
  return typeof transition.to === 'string' ? [transition.to] : transition.to.among
}

/** Is the case over for good in this state? */
export function isClosed(machine: AnyMachine, state: string): boolean {
  return stateOf(machine, state).awaits === null
}

/** The declaration of a state. Throws on a name that the machine does not have. */
export function stateOf(machine: AnyMachine, name: string): State<unknown> {
  const state = machine.states[name]
  if (!state) throw new Error(`${machine.kind} has no state ${name}`)
  return state
}

/**
 * The state as it stands at `at`: past a deadline that the sweep has not reached yet, what the sweep will make of it, so that no
 * screen shows an open case a second too long (E-08).
 */
export function stateAt(machine: AnyMachine, current: { state: string; dueAt: Date | null }, at: Date): string {
  const due = stateOf(machine, current.state).due
  if (!due || !current.dueAt || at < current.dueAt) return current.state
  const to = machine.transitions[due.do]?.to
  return typeof to === 'string' ? to : current.state
}

/** Is `at` inside the window? Half-open, and closed where there is none. */
export function isOpen(window: Window | undefined, at: Date): boolean {
  return window !== undefined && window.from <= at && at < window.to
}
