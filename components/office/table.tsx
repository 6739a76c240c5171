import type { ReactNode } from 'react'

/** A dense table for staff; on a narrow screen it scrolls sideways by itself, also by keyboard. */
export function Table({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // Relative: what is only for readers stands where it is in the table, and must not widen the page beyond it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="relative overflow-x-auto rounded-xl border border-line bg-card">
      <table className="w-full border-collapse text-[0.9375rem]">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  )
}

export function Head({ columns, numeric = [] }: { columns: readonly string[]; numeric?: readonly number[] }) {
  return (
    <thead className="bg-sunk text-ink-2">
      <tr>
        {columns.map((column, index) => (
          <th
            key={column || index}
            scope="col"
            className={`whitespace-nowrap px-3 py-2 font-bold ${numeric.includes(index) ? 'text-right' : 'text-left'}`}
          >
            {column || <span className="sr-only">操作</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type CellProps = { numeric?: boolean; wide?: boolean; children: ReactNode }

/** `wide`: words that a narrow screen must not break down to a column of single characters. */
export function Cell({ numeric = false, wide = false, children }: CellProps) {
  const look = `${numeric ? 'text-right' : ''} ${wide ? 'min-w-36' : ''}`
  return <td className={`border-line border-t px-3 py-2 align-top ${look}`}>{children}</td>
}
