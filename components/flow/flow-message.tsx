import { Alert } from '@/components/ui/alert'
import type { FlowAnswer } from './flow-view'

/** Why one cannot go on, and what to do next; or that a code was sent. */
export function FlowMessage({ answer: { message, advice = [], link, sent } }: { answer: FlowAnswer }) {
  if (sent)
    return (
      <Alert tone="done" live>
        验证码已发送，5 分钟内有效。没有收到的，请检查手机号码后重新发送。
      </Alert>
    )
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
