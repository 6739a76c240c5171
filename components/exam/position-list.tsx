import type { ReactNode } from 'react'
import { type PositionRow, positionColumns } from '@/lib/exam/position-table/position'

export type ListedPosition = PositionRow & { confirmed: number }

/** Positions as cards, at any width: what decides first, with a place for what may be done. */
export function PositionList({ rows, action }: { rows: readonly ListedPosition[]; action?: (row: ListedPosition) => ReactNode }) {
  return (
    <ul className="grid gap-3">
      {rows.map((row) => (
        <li key={row.code} className="rounded-xl border border-line bg-card p-4">
          <div className="flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="text-ink-3 text-sm">
                {row.code} · {row.department}
              </p>
              <h2 className="font-bold text-[1.0625rem]">{row.title}</h2>
              <p className="mt-0.5 text-ink-2">
                招 {row.headcount} 人 · 已确认报名 {row.confirmed} 人
              </p>
            </div>
            {action?.(row)}
          </div>
          <Conditions position={row} />
        </li>
      ))}
    </ul>
  )
}

/** What a position asks for and what it is about; what is not said is left out. */
export function Conditions({ position }: { position: Readonly<Partial<Record<string, string | number>>> }) {
  const said = (['education', 'degree', 'majors', 'otherConditions', 'duties'] as const).filter((name) => position[name])
  return (
    <dl className="mt-2 grid gap-x-6 gap-y-0.5 text-[0.9375rem] sm:grid-cols-2">
      {said.map((name) => (
        <div key={name} className={name === 'education' || name === 'degree' ? '' : 'sm:col-span-2'}>
          <dt className="inline text-ink-3">{positionColumns[name]}：</dt>
          <dd className="inline [overflow-wrap:anywhere]">{position[name]}</dd>
        </div>
      ))}
    </dl>
  )
}
