import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { dayAndMinute } from '@/lib/clock/format'

type Sms = { id: string; to: string; text: string; code: string | null; sentAt: Date; state: string }
type MessagesCardProps = { messages: readonly Sms[]; plan: (form: FormData) => Promise<void> }

/** SMS that the carrier was given, newest first. */
export function MessagesCard({ messages, plan }: MessagesCardProps) {
  return (
    <Card title="短信">
      <div id="messages" className="scroll-mt-4">
        <form action={plan} className="mb-4 flex flex-wrap items-center gap-2">
          <span className="text-ink-2">下一条短信</span>
          <Button tone="secondary" size="small" name="outcome" value="failed">
            发送失败
          </Button>
          <Button tone="secondary" size="small" name="outcome" value="refused">
            运营商拒收
          </Button>
          <Button tone="secondary" size="small" name="outcome" value="slow">
            发送得慢
          </Button>
        </form>
        {messages.length === 0 ? (
          <Empty title="还没有短信">系统发出的短信会显示在这里，刷新本页可以看到新的。</Empty>
        ) : (
          <ul className="divide-y divide-line">
            {messages.map(({ id, to, text, code, sentAt, state }) => (
              <li key={id} className="py-3">
                <p className="text-ink-3 text-sm">
                  {dayAndMinute(sentAt)} · 发往 {to}
                  {state === 'failed' && <strong className="text-seal"> · 发送失败</strong>}
                  {code && (
                    <>
                      {' '}
                      · 验证码 <strong className="text-ink tabular-nums">{code}</strong>
                    </>
                  )}
                </p>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}
