import { Alert } from '@/components/ui/alert'
import type { FlowAnswer } from './flow-view'

/** Why one cannot go on, and what to do next. */
export function FlowMessage({ answer: { message, advice = [], link } }: { answer: FlowAnswer }) {
  if (!message) return null
  return (
    <Alert tone="error" live title={message}>
      {advice.length > 1 && (
        <ol className="list-decimal space-y-1 pl-5">
          {advice.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ol>
      )}
      {advice.length === 1 && <p>{advice[0]}</p>}
      {link && (
        <p>
          <a className="link inline-block py-1" href={link.href}>
            {link.label}
          </a>
        </p>
      )}
    </Alert>
  )
}
