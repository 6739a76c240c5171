import { Card } from '@/components/ui/card'

type Props = { parts: Readonly<Record<string, { title: string; lead: string }>>; sessionId: string; mayChange: boolean }

/** What can be set of an exam, part by part. */
export function ExamParts({ parts, sessionId, mayChange }: Props) {
  return (
    <Card title="设置">
      <ul className="grid gap-3">
        {Object.entries(parts).map(([name, { title, lead }]) => (
          <li key={name}>
            {mayChange ? (
              <a className="link font-bold" href={`/office/exams/${sessionId}/settings/${name}`}>
                {title}
              </a>
            ) : (
              <span className="font-bold">{title}</span>
            )}
            <p className="text-[0.9375rem] text-ink-2">{lead}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
