import { caseHref, type QueueFilter, queueHref } from '@/lib/desk/queue-filter'
import type { QueueLine } from './queue-table'
import { WaitWords } from './wait-words'

type DeskListProps = { lines: readonly QueueLine[]; here: string; filter: QueueFilter }

/** What the queue holds next, beside the case that is open; in a strip above it where there is no room. */
export function DeskList({ lines, here, filter }: DeskListProps) {
  return (
    <nav aria-label="待办列表" className="min-w-0 border-line bg-card md:col-span-2 xl:col-span-1 xl:border-r">
      <div className="flex items-baseline justify-between gap-3 border-line border-b px-4 py-2.5">
        <span className="font-bold">待办</span>
        <a href={queueHref(filter)} className="link inline-block py-1">
          回到列表
        </a>
      </div>
      {lines.length === 0 && <p className="px-4 py-3 text-ink-3">没有在等的业务了。</p>}
      <ol className="flex snap-x overflow-x-auto xl:sticky xl:top-0 xl:block xl:max-h-dvh xl:overflow-y-auto">
        {lines.map((line) => (
          <li key={line.id} className="w-56 shrink-0 snap-start border-line border-r xl:w-auto xl:border-r-0 xl:border-b">
            <a
              href={caseHref(line.id, filter)}
              data-row
              aria-current={line.id === here ? 'true' : undefined}
              className="block h-full border-transparent border-l-4 px-3 py-2.5 text-ink no-underline outline-offset-[-3px] hover:bg-blue-soft aria-[current]:border-blue aria-[current]:bg-blue-soft"
            >
              <span className="block truncate">
                <strong>{line.name}</strong>
                {line.about && <span className="text-ink-2"> · {line.about}</span>}
              </span>
              <span className="block text-ink-3 text-sm">
                {line.kindLabel} · {line.stateLabel}
              </span>
              <span className="flex flex-wrap justify-between gap-x-2 text-sm">
                <WaitWords wait={line.wait} />
                {line.holder && <span className="text-ink-3">{line.holder}在办</span>}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
