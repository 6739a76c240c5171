import { Badge } from '@/components/ui/badge'
import { SubmitButton } from '@/components/ui/submit-button'
import { dayAndMinute } from '@/lib/clock/format'
import type { listMessages } from '@/lib/message/inbox'

type Message = Awaited<ReturnType<typeof listMessages>>[number]

/** One message with its 去查看, which marks it read. */
export function MessageItem({ message, open }: { message: Message; open: (form: FormData) => Promise<void> }) {
  return (
    <li className="rounded-xl border border-line bg-card p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-bold">{message.title}</h2>
        {!message.readAt && <Badge tone="you">未读</Badge>}
        <time dateTime={message.sentAt.toISOString()} className="text-ink-3 text-sm">
          {dayAndMinute(message.sentAt)}
        </time>
      </div>
      <p className="mt-1 text-ink-2">{message.body}</p>
      <form action={open} className="mt-3">
        <input type="hidden" name="id" value={message.id} />
        <input type="hidden" name="href" value={message.href} />
        <SubmitButton tone="secondary" size="small" aria-label={`去查看：${message.title}`}>
          去查看
        </SubmitButton>
      </form>
    </li>
  )
}
