export type Choice = { href: string; label: string; count: string; isChosen: boolean }

/** How many there are of each sort; each a link that shows just those. */
export function CountFilter({ label, choices }: { label: string; choices: readonly Choice[] }) {
  if (choices.length === 0) return null
  return (
    <nav aria-label={label} className="flex flex-wrap gap-2">
      {choices.map(({ href, label, count, isChosen }) => (
        <a
          key={href}
          href={href}
          aria-current={isChosen ? 'true' : undefined}
          className="flex min-h-11 items-center gap-2 rounded-lg border border-line bg-card px-3.5 text-ink no-underline hover:bg-blue-soft aria-[current]:border-blue aria-[current]:bg-blue-soft aria-[current]:font-bold aria-[current]:text-blue"
        >
          {label}
          <span className="text-ink-2">{count}</span>
        </a>
      ))}
    </nav>
  )
}
