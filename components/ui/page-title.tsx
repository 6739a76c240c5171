import type { ReactNode } from 'react'

type PageTitleProps = {
  title: string
  /** A line under the title: what is here, what waits for you. */
  lead?: ReactNode
  /** A small line above it: which exam, which step. */
  above?: ReactNode
  back?: { href: string; label: string }
  aside?: ReactNode
}

export function PageTitle({ title, lead, above, back, aside }: PageTitleProps) {
  return (
    <div className="mb-6">
      {back && (
        <p className="mb-2">
          <a href={back.href} className="link inline-block py-1">
            <span aria-hidden="true">‹ </span>
            {back.label}
          </a>
        </p>
      )}
      {above && <p className="mb-1 text-ink-3 text-sm">{above}</p>}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h1 className="font-bold font-song text-[1.625rem] leading-tight sm:text-[1.875rem]">{title}</h1>
        {aside}
      </div>
      {lead && <p className="mt-2 text-ink-2">{lead}</p>}
    </div>
  )
}
