import { Badge } from '@/components/ui/badge'
import { exact } from '@/lib/clock/format'

export type SecurityItem = { id: string; words: string; warns: boolean; at: Date; device: string; address: string }

/** What happened to the account, the newest first; what somebody else may have tried is marked. */
export function SecurityEventList({ events }: { events: readonly SecurityItem[] }) {
  return (
    <ol className="flex flex-col rounded-xl border border-line bg-card px-5">
      {events.map(({ id, words, warns, at, device, address }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-3 last:border-b-0">
          <p className="font-bold">
            {words} {warns && <Badge tone="soon">请留意</Badge>}
          </p>
          <p className="text-ink-2 text-sm">
            <time dateTime={at.toISOString()}>{exact(at)}</time>
            {[device, address].filter((part) => part !== '').map((part) => ` · ${part}`)}
          </p>
        </li>
      ))}
    </ol>
  )
}
