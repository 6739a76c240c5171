import { Timeline, type TimelineItem } from '@/components/case/timeline'

/** Everything that happened to the case. */
export function CaseHistory({ events }: { events: readonly TimelineItem[] }) {
  return (
    <section aria-label="办理记录">
      <h2 className="mb-2 font-bold">办理记录</h2>
      <Timeline items={events} />
    </section>
  )
}
