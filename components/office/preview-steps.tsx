type Props = {
  steps: readonly { name: string; title: string }[]
  shown: string | undefined
  href: (name: string) => string
  /** What stands before the first step. */
  start: string
}

/** The places of a registration, to look at one after another. */
export function PreviewSteps({ steps, shown, href, start }: Props) {
  const places = [{ name: undefined, title: '考试' }, ...steps]
  return (
    <nav aria-label="预览的页面">
      <ol className="flex flex-wrap gap-x-4 gap-y-2">
        {places.map(({ name, title }) => (
          <li key={name ?? 'start'}>
            <a className="link inline-block" href={name ? href(name) : start} aria-current={name === shown ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
