import type { ReactNode } from 'react'
import { type Description, DescriptionList } from './description-list'

type TicketProps = {
  title: string
  /** Where its title leads. */
  href?: string | undefined
  badge?: ReactNode
  facts: readonly Description[]
  children?: ReactNode
  /** What is left and the one thing to do. `label` over `value`, e.g. 距截止 over 9天7小时; `note` under the action. */
  stub: { label?: string; value?: ReactNode; tone?: 'seal' | 'jade' | 'ink'; action?: ReactNode; note?: ReactNode }
  heading?: 'h2' | 'h3'
}

/** An exam as a ticket: what it is on the left; on the stub, behind the perforation, how long is left and what to do. */
export function Ticket({ title, href, badge, facts, children, stub, heading: Heading = 'h3' }: TicketProps) {
  return (
    <article className="break-inside-avoid rounded-xl border border-line bg-card sm:flex">
      <div className="min-w-0 flex-1 p-5 sm:p-6">
        <div className="mb-2.5 flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Heading className="font-bold font-song text-[1.3125rem] leading-snug">
            {href ? (
              <a href={href} className="hover:underline">
                {title}
              </a>
            ) : (
              title
            )}
          </Heading>
          {badge}
        </div>
        <div className="text-[0.9375rem] text-balance [word-break:keep-all]">
          <DescriptionList items={facts} />
        </div>
        {children}
      </div>
      <div className="relative flex shrink-0 items-center justify-between gap-4 rounded-b-xl border-edge/50 border-t-2 border-dashed bg-paper/60 px-5 py-4 sm:w-48 sm:flex-col sm:justify-center sm:rounded-r-xl sm:rounded-bl-none sm:border-t-0 sm:border-l-2 sm:px-4 sm:py-6 sm:text-center">
        <Notch at="start" />
        <Notch at="end" />
        {(stub.label || stub.value) && (
          <p>
            {stub.label && <span className="block text-ink-3 text-sm">{stub.label}</span>}
            {stub.value && (
              <strong
                className={`block whitespace-nowrap font-bold font-song text-[1.75rem] leading-tight ${tones[stub.tone ?? 'seal']}`}
              >
                {stub.value}
              </strong>
            )}
          </p>
        )}
        {(stub.action || stub.note) && (
          <div className="flex flex-col items-end gap-1 sm:items-center">
            {stub.action}
            {stub.note && <p className="text-ink-3 text-sm">{stub.note}</p>}
          </div>
        )}
      </div>
    </article>
  )
}

/** Half a hole at each end of the perforation: paper laid over the card's edge, its outer half cut off. */
function Notch({ at }: { at: 'start' | 'end' }) {
  return <span aria-hidden="true" className={`absolute size-5 rounded-full border border-line bg-paper ${notches[at]}`} />
}

const notches = {
  start: '-top-[calc(0.625rem+1px)] -left-[calc(0.625rem+1px)] [clip-path:inset(0_0_0_50%)] sm:[clip-path:inset(50%_0_0_0)]',
  end: '-right-[calc(0.625rem+1px)] -top-[calc(0.625rem+1px)] [clip-path:inset(0_50%_0_0)] sm:top-auto sm:right-auto sm:-bottom-[calc(0.625rem+1px)] sm:-left-[calc(0.625rem+1px)] sm:[clip-path:inset(0_0_50%_0)]',
}

const tones = { seal: 'text-seal', jade: 'text-jade', ink: 'text-ink' }
