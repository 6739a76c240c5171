import type { ReactNode } from 'react'

export type Description = { term: string; detail: ReactNode }

/** Terms and details in two columns; `ruled` draws a hairline under each row, as on the reviewer's page. */
export function DescriptionList({ items, ruled = false }: { items: readonly Description[]; ruled?: boolean }) {
  const rule = ruled ? 'border-line border-b py-2 last:border-b-0' : 'py-0.5'
  return (
    <dl>
      {items.map(({ term, detail }) => (
        <div key={term} className={`grid grid-cols-[6.5em_1fr] gap-x-3 elder:grid-cols-1 ${rule}`}>
          <dt className="text-ink-3">{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  )
}
