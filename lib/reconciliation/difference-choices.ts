import type { DifferenceFilter } from '@/db/queries/reconciliation-office'
import { dayHref } from './difference-filter'
import { type DifferenceKind, differenceKinds } from './kinds'

type Counted = { kind: string; all: number; open: number }

/** How many differences of a day there are of each state and, of those of the chosen state, of each kind; each with the address that shows them. */
export function differenceChoices({ day, kind, state }: DifferenceFilter, counted: readonly Counted[]) {
  const all = counted.reduce((sum, one) => sum + one.all, 0)
  if (all === 0) return []
  const open = counted.reduce((sum, one) => sum + one.open, 0)
  const states = [
    { state: 'open', label: '待处理', count: open },
    { state: 'closed', label: '已处理', count: all - open },
    { state: 'all', label: '全部', count: all },
  ] as const
  const countOf = (one: Counted) => ({ open: one.open, closed: one.all - one.open, all: one.all })[state]
  return [
    ...states.map((one) => ({
      href: dayHref({ day, state: one.state }),
      label: one.label,
      count: String(one.count),
      isChosen: !kind && one.state === state,
    })),
    ...counted.flatMap((one) => {
      const label = Object.hasOwn(differenceKinds, one.kind) ? differenceKinds[one.kind as DifferenceKind] : null
      if (!label || countOf(one) === 0) return []
      const href = dayHref({ day, state, kind: one.kind as DifferenceKind })
      return [{ href, label, count: String(countOf(one)), isChosen: one.kind === kind }]
    }),
  ]
}
