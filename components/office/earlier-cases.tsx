import { day } from '@/lib/clock/format'
import { type AnyMachine, stateOf } from '@/lib/workflow/machine'

type Earlier = { id: string; number: string; state: string; enteredAt: Date; machine: AnyMachine }

/** Other cases of the same person, newest first (S-14). */
export function EarlierCases({ cases }: { cases: readonly Earlier[] }) {
  return (
    <section aria-label="同一申请人的其他业务">
      <h2 className="font-bold">同一申请人的其他业务</h2>
      {cases.length === 0 && <p className="text-ink-3">没有您可以查看的其他业务。</p>}
      <ul>
        {cases.map(({ id, number, state, enteredAt, machine }) => (
          <li key={id} className="border-line border-b py-1.5 last:border-b-0">
            <a href={`/office/cases/${id}`} className="link">
              {machine.label} {number}
            </a>
            <span className="block text-ink-3 text-sm">
              {stateOf(machine, state).label} · {day(enteredAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
