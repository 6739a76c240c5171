import { type RegistrationState, registrationMachine } from '@/lib/exam/machine'

type StateFilterProps = {
  counts: Partial<Record<RegistrationState, number>>
  chosen: RegistrationState | undefined
  here: string
}

/** How many registrations are in each state; each a link that shows just those. */
export function StateFilter({ counts, chosen, here }: StateFilterProps) {
  const states = Object.entries(registrationMachine.states).map(([name, { label }]) => ({
    name: name as RegistrationState,
    label,
  }))
  const all = states.reduce((sum, { name }) => sum + (counts[name] ?? 0), 0)
  return (
    <nav aria-label="按状态筛选" className="mb-5 flex flex-wrap gap-2">
      <Choice href={here} label="全部" count={all} current={chosen === undefined} />
      {states.map(({ name, label }) => (
        <Choice key={name} href={`${here}?state=${name}`} label={label} count={counts[name] ?? 0} current={chosen === name} />
      ))}
    </nav>
  )
}

function Choice({ href, label, count, current }: { href: string; label: string; count: number; current: boolean }) {
  return (
    <a
      href={href}
      aria-current={current ? 'true' : undefined}
      className="flex min-h-11 items-center gap-2 rounded-lg border border-line bg-card px-3.5 text-ink no-underline hover:bg-blue-soft aria-[current]:border-blue aria-[current]:bg-blue-soft aria-[current]:font-bold aria-[current]:text-blue"
    >
      {label}
      <span className="text-ink-2">{count}</span>
    </a>
  )
}
