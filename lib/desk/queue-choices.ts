import { type QueueFilter, queueHref } from './queue-filter'

export type QueueCount = { kind: string; state: string; n: number; kindLabel: string; stateLabel: string }

/** The addresses of a queue by kind and state, with how many each shows; what else the filter asks is kept. */
export function queueChoices(counts: readonly QueueCount[], filter: QueueFilter) {
  const { kind: _, state: __, ...rest } = filter
  if (counts.length === 0) return []
  const all = { href: queueHref(rest), label: '全部', count: sumInWords(counts), isChosen: !filter.kind }
  const kinds = [...Map.groupBy(counts, ({ kind }) => kind)].flatMap(([kind, states]) => {
    const isKind = filter.kind === kind
    const whole = { href: queueHref(rest, { kind }), label: states[0]?.kindLabel ?? kind, count: sumInWords(states) }
    const each = states.map(({ state, kindLabel, stateLabel, n }) => ({
      href: queueHref(rest, { kind, state }),
      label: `${kindLabel} · ${stateLabel}`,
      count: countInWords(n),
      isChosen: isKind && filter.state === state,
    }))
    return states.length > 1 ? [{ ...whole, isChosen: isKind && !filter.state }, ...each] : each
  })
  return [all, ...kinds]
}

/** Counted no further: a number above it helps nobody and would be counted anew on every page. */
export const countMax = 999

export function countInWords(n: number): string {
  return n > countMax ? `${countMax}+` : String(n)
}

export function sumInWords(counts: readonly QueueCount[]): string {
  return countInWords(counts.reduce((sum, { n }) => sum + n, 0))
}
