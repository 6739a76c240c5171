/** What is read before it is agreed to. */
export function DocumentText({ title = '', paragraphs = [] }: { title?: string; paragraphs?: readonly string[] }) {
  return (
    <article
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={title}
      className="mb-2 max-h-64 overflow-y-auto rounded-xl border border-line bg-paper px-4 py-3 text-[0.9375rem]"
    >
      <h2 className="mb-2 text-center font-bold font-song text-lg">{title}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="mb-2 last:mb-0">
          {paragraph}
        </p>
      ))}
    </article>
  )
}
