import type { Ref } from 'react'
import { fieldId, type Problems } from './step-view'

type ProblemSummaryProps = { problems: Problems; labels: Readonly<Record<string, string>>; ref?: Ref<HTMLDivElement> }

/** Everything that needs mending, with links to the fields; takes the focus when it appears. */
export function ProblemSummary({ problems, labels, ref }: ProblemSummaryProps) {
  const found = Object.entries(problems)
  if (found.length === 0) return null
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="alert"
      className="mb-6 scroll-mt-4 rounded-xl border-2 border-seal bg-seal-soft px-4 py-3 text-seal"
    >
      <h2 className="font-bold">有 {found.length} 处需要改正</h2>
      <ul>
        {found.map(([name, problem]) => (
          <li key={name}>
            <a
              href={`#${fieldId(name)}`}
              className="inline-block py-1 text-seal underline underline-offset-4 hover:text-seal-deep"
            >
              {labels[name] ? `${labels[name]}：` : ''}
              {problem}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
