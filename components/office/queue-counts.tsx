import { type QueueFilter, queueHref } from '@/lib/desk/queue-filter'

type Count = { kind: string; state: string; n: number; kindLabel: string; stateLabel: string }

/** How many wait in each kind and state; each a link that shows just those. */
export function QueueCounts({ counts, filter }: { counts: readonly Count[]; filter: QueueFilter }) {
  const { kind: _, state: __, ...rest } = filter
  if (counts.length === 0) return null
  return (
    <nav aria-label="按业务和状态筛选" className="flex flex-wrap gap-2">
      <Choice href={queueHref(rest)} label="全部" count={sumOf(counts)} current={!filter.kind} />
      {[...Map.groupBy(counts, ({ kind }) => kind)].flatMap(([kind, states]) => [
        ...(states.length > 1
          ? [
              <Choice
                key={kind}
                href={queueHref(rest, { kind })}
                label={states[0]?.kindLabel ?? kind}
                count={sumOf(states)}
                current={filter.kind === kind && !filter.state}
              />,
            ]
          : []),
        ...states.map(({ state, kindLabel, stateLabel, n }) => (
          <Choice
            key={`${kind} ${state}`}
            href={queueHref(rest, { kind, state })}
            label={`${kindLabel} · ${stateLabel}`}
            count={inWords(n)}
            current={filter.kind === kind && filter.state === state}
          />
        )),
      ])}
    </nav>
  )
}

const countMax = 999

function sumOf(counts: readonly Count[]): string {
  return inWords(counts.reduce((sum, { n }) => sum + n, 0))
}

function inWords(n: number): string {
  return n > countMax ? `${countMax}+` : String(n)
}

function Choice({ href, label, count, current }: { href: string; label: string; count: string; current: boolean }) {
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
