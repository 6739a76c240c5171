import { Badge, type BadgeTone } from '@/components/ui/badge'
import { type AnyMachine, type Relation, stateOf } from '@/lib/workflow/machine'

/** The badge of a case: its colour says who must act, read from the machine. */
export function StateBadge({ machine, state, as }: { machine: AnyMachine; state: string; as: Relation }) {
  const declared = stateOf(machine, state)
  const staff = as !== 'applicant' && as !== 'public'
  return <Badge tone={toneOf(declared, as)}>{staff ? declared.label : (declared.publicLabel ?? declared.label)}</Badge>
}

function toneOf({ awaits, ends }: { awaits: Relation | null; ends?: 'well' | 'badly' }, as: Relation): BadgeTone {
  if (awaits === null) return ends === 'badly' ? 'ended-badly' : 'done'
  return awaits === as ? 'you' : 'others'
}
