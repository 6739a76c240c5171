import { type AnyMachine, stateOf } from './machine'

export type StagePoint = { label: string; state: 'done' | 'now' | 'next' | 'missed' }

/** The places on the stage bar in the order in which the machine declares them, and which of them a case has come to. */
export function stagesOf(machine: AnyMachine, state: string, visited: readonly string[]): StagePoint[] {
  const labels = [...new Set(Object.values(machine.states).flatMap(({ stage }) => stage ?? []))]
  const stageOf = (name: string) => stateOf(machine, name).stage
  const { stage, awaits, ends } = stateOf(machine, state)
  // A case that ended without a place of its own ended where it was last.
  const last = stage ?? visited.map(stageOf).findLast((one) => one !== undefined)
  const now = last === undefined ? 0 : labels.indexOf(last)
  return labels.map((label, index) => {
    if (index < now) return { label, state: 'done' }
    if (index > now) return { label, state: 'next' }
    if (awaits !== null) return { label, state: 'now' }
    return { label, state: ends === 'badly' ? 'missed' : 'done' }
  })
}
