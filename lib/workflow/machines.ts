// Every machine there is: pure, so that policy.ts and the screens may read it; what belongs to each kind besides stands in registry.ts.
import { registrationMachine } from '@/lib/exam/machine'
import { registrationVoidingMachine } from '@/lib/exam/voiding/machine'
import { publicityConcernMachine } from '@/lib/publicity/concern/machine'
import { examRefundMachine } from '@/lib/service/exam-refund/machine'
import { qualificationCheckMachine } from '@/lib/service/qualification-check/machine'
import { scoreRecheckMachine } from '@/lib/service/score-recheck/machine'
import { unitRegistrationMachine } from '@/lib/unit/machine'
import { type AnyMachine, actorsOf, type Relation } from './machine'

export const machines: Record<string, AnyMachine> = {
  [registrationMachine.kind]: registrationMachine,
  [registrationVoidingMachine.kind]: registrationVoidingMachine,
  [examRefundMachine.kind]: examRefundMachine,
  [unitRegistrationMachine.kind]: unitRegistrationMachine,
  [scoreRecheckMachine.kind]: scoreRecheckMachine,
  [qualificationCheckMachine.kind]: qualificationCheckMachine,
  [publicityConcernMachine.kind]: publicityConcernMachine,
}

/** The relations that a kind's machine names: whoever opens, moves, edits, votes on or is awaited by its cases. Nobody else reads them. */
export function relationsNamedBy(kind: string): ReadonlySet<Relation> {
  const machine = Object.hasOwn(machines, kind) ? machines[kind] : undefined
  if (!machine) return new Set()
  return new Set([
    ...actorsOf(machine.opens),
    ...Object.values(machine.transitions).flatMap(actorsOf),
    ...Object.values(machine.states).flatMap((state) => [state.awaits ?? [], state.edits ?? []].flat()),
    ...Object.values(machine.ballots ?? {}).map((ballot) => ballot.of),
  ])
}
