import type { ReactNode } from 'react'
import { StateBadge } from '@/components/case/state-badge'
import type { Wait } from '@/lib/desk/wait'
import { type AnyMachine, type Relation, stateOf } from '@/lib/workflow/machine'
import { WaitWords } from './wait-words'

type CaseHeadingProps = {
  found: {
    head: { number: string; state: string }
    machine: AnyMachine
    about: string | null
    name: string
    applicant: { idNumber: string } | null
    unit: string | null
    wait: Wait | null
    isMyTurn: boolean
    facts: readonly { label: string; value: string; href?: string }[]
    links: readonly { label: string; href: string }[]
  }
}

/** Whose case it is, where it stands, and the facts that count. */
export function CaseHeading({
  found: { head, machine, about, name, applicant, unit, wait, isMyTurn, facts, links },
}: CaseHeadingProps) {
  const as: Relation = (isMyTurn && stateOf(machine, head.state).awaits) || 'reviewer'
  const rows: [string, ReactNode][] = [
    ['业务', about ? `${machine.label} · ${about}` : machine.label],
    ['编号', head.number],
    ...(applicant ? [['证件号码', applicant.idNumber] as [string, ReactNode]] : []),
    ...(applicant && unit ? [['单位', unit] as [string, ReactNode]] : []),
    ...(wait ? [['等候', <WaitWords key="wait" wait={wait} />] as [string, ReactNode]] : []),
    ...facts.map(({ label, value, href }): [string, ReactNode] => [
      label,
      href ? (
        <a key="link" className="link" href={href}>
          {value}
        </a>
      ) : (
        value
      ),
    ]),
  ]
  return (
    <section aria-label="基本情况">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h1 className="font-bold font-song text-2xl">{name}</h1>
        <StateBadge machine={machine} state={head.state} as={as} />
      </div>
      <dl className="mt-1">
        {rows.map(([term, detail]) => (
          <div key={term} className="grid grid-cols-[5.5em_1fr] gap-x-3 border-line border-b py-1 last:border-b-0">
            <dt className="text-ink-3">{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
      {links.map(({ label, href }) => (
        <a key={href} href={href} className="link mr-4 inline-flex min-h-11 items-center">
          {label}
        </a>
      ))}
    </section>
  )
}
