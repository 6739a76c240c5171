import { StateBadge } from '@/components/case/state-badge'
import { DescriptionList } from '@/components/ui/description-list'
import type { Wait } from '@/lib/desk/wait'
import { type AnyMachine, type Relation, stateOf } from '@/lib/workflow/machine'
import { WaitWords } from './wait-words'

type CaseHeadingProps = {
  found: {
    head: { number: string; state: string }
    machine: AnyMachine
    about: string | null
    applicant: { name: string; idNumber: string } | null
    wait: Wait | null
    isMyTurn: boolean
    facts: readonly { label: string; value: string }[]
  }
}

/** Whose case it is, where it stands, and the facts that count. */
export function CaseHeading({ found: { head, machine, about, applicant, wait, isMyTurn, facts } }: CaseHeadingProps) {
  const as: Relation = (isMyTurn && stateOf(machine, head.state).awaits) || 'reviewer'
  return (
    <section aria-label="基本情况">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h1 className="font-bold font-song text-2xl">{applicant?.name ?? head.number}</h1>
        <StateBadge machine={machine} state={head.state} as={as} />
      </div>
      <div className="mt-2">
        <DescriptionList
          ruled
          items={[
            { term: '业务', detail: machine.label },
            ...(about ? [{ term: '考试', detail: about }] : []),
            { term: '编号', detail: head.number },
            ...(applicant ? [{ term: '证件号码', detail: applicant.idNumber }] : []),
            ...(wait ? [{ term: '等候', detail: <WaitWords wait={wait} /> }] : []),
            ...facts.map(({ label, value }) => ({ term: label, detail: value })),
          ]}
        />
      </div>
    </section>
  )
}
