import { Card } from '@/components/ui/card'
import { dayAndMinute } from '@/lib/clock/format'

type Texts = Readonly<Record<string, string>>
export type ShownChange = {
  id: string
  title: string
  by: string
  at: Date
  reason: string
  before: Texts
  after: Texts
  labels: Texts
}

/** What was changed of an exam, by whom and why, newest first; each opens to how it was and how it is. */
export function ExamChanges({ changes }: { changes: readonly ShownChange[] }) {
  if (changes.length === 0) return null
  return (
    <Card title="改动记录">
      <ol className="grid gap-4">
        {changes.map(({ id, title, by, at, reason, before, after, labels }) => (
          <li key={id}>
            <p>
              <strong>{title}</strong> · {by} · {dayAndMinute(at)}
            </p>
            {reason && <p className="text-ink-2">原因：{reason}</p>}
            <details className="mt-1">
              <summary className="link inline-block cursor-pointer">看改了什么</summary>
              {Object.keys(after)
                .filter((name) => after[name] !== before[name])
                .map((name) => (
                  <div key={name} className="mt-2 grid gap-2 text-[0.9375rem] md:grid-cols-2">
                    {labels[name] && <p className="md:col-span-2">{labels[name]}</p>}
                    <Text title="原来" text={before[name]} />
                    <Text title="改为" text={after[name]} />
                  </div>
                ))}
            </details>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Text({ title, text }: { title: string; text: string | undefined }) {
  return (
    <pre className="whitespace-pre-wrap rounded-lg bg-sunk p-3 font-sans">
      {title}：{text || '（空）'}
    </pre>
  )
}
