export type TimelineItem = { label: string; time: string; at: string; note?: string }

/** What happened, oldest first, with the words and the times of the events. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="relative ml-1.5 border-line border-l-2">
      {items.map((item) => (
        <li key={`${item.at}${item.label}`} className="relative pb-4 pl-6 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-2 -left-[0.4375rem] size-3 rounded-full border-2 border-card bg-edge"
          />
          <div className="flex flex-wrap items-baseline gap-x-4">
            <span className="font-bold">{item.label}</span>
            <time dateTime={item.at} className="text-ink-3 text-sm">
              {item.time}
            </time>
          </div>
          {item.note && <p className="text-ink-2">{item.note}</p>}
        </li>
      ))}
    </ol>
  )
}
