import { ButtonLink } from '@/components/ui/button'

export type Thing = { title: string; note?: string; href: string; label: string; download?: boolean }

/** One thing to do, in large words, with its one button. */
export function ThingCard({ thing, place, first = false }: { thing: Thing; place?: number; first?: boolean }) {
  return (
    <article className="flex flex-col gap-4 rounded-xl border-2 border-line bg-card p-5 sm:flex-row sm:items-center sm:p-6">
      <div className="min-w-0 flex-1">
        <h2 className="font-bold text-xl leading-snug">
          {place && `${place}. `}
          {thing.title}
        </h2>
        {thing.note && <p className="mt-1 text-ink-2">{thing.note}</p>}
      </div>
      <ButtonLink href={thing.href} download={thing.download} tone={first ? 'primary' : 'secondary'} className="shrink-0">
        {thing.label}
      </ButtonLink>
    </article>
  )
}
